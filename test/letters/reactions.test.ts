import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLetter } from '../../src/channels/email/inbound.ts'
import { reactionIn } from '../../src/domain/mail/reaction.ts'

const gmail = (emoji: string) =>
  Buffer.from(
    [
      'From: Anna <anna@vesna.example>',
      'Subject: Re: till',
      'In-Reply-To: <1@desk.example>',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Анна отреагировала с помощью Gmail',
      '--b',
      'Content-Type: text/vnd.google.email-reaction+json; charset=utf-8',
      '',
      JSON.stringify({ version: 1, emoji }),
      '--b--',
      '',
    ].join('\r\n'),
  )

test('a reaction of Gmail is read out of its letter as its sign', async () => {
  for (const emoji of ['👍', '👎']) {
    const read = await readLetter(gmail(emoji), 'support@desk.example')
    assert.ok('letter' in read)
    assert.equal(reactionIn(read.letter), emoji)
  }
})
