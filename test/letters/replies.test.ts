import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLetter } from '../../src/channels/email/inbound.ts'
import { SAMPLES } from './reply-samples.ts'

for (const { client, html, text, visible } of SAMPLES) {
  test(`only what was written now is seen: ${client}`, async () => {
    const type = html === undefined ? 'plain' : 'html'
    const letter = `From: a@b.example\r\nSubject: Re: x\r\nContent-Type: text/${type}; charset=utf-8\r\n\r\n${html ?? text}`
    const read = await readLetter(Buffer.from(letter), 'support@desk.example')
    assert.ok('letter' in read)
    assert.equal(read.letter.text, visible)
  })
}
