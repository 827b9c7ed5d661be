import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const HEAD: readonly (readonly [string, string])[] = [
  ['From', 'Ivan <ivan@zero.example>'],
  ['To', 'support@desk.example'],
  ['Subject', 'Till'],
  ['Date', 'Mon, 23 Nov 2026 10:00:00 +0300'],
  ['Message-ID', '<zero@zero.example>'],
  ['In-Reply-To', '<other@zero.example>'],
  ['References', '<a@zero.example> <b@zero.example>'],
  ['Reply-To', 'Ivan <ivan@zero.example>'],
  ['Authentication-Results', 'mx.desk.example; dmarc=pass header.from=zero.example'],
  ['DKIM-Signature', 'v=1; a=rsa-sha256; d=zero.example; s=key; h=from:to; bh=AAAA; b=AAAA'],
  ['Received', 'from mx.zero.example (1.2.3.4) by mx.desk.example'],
  ['Auto-Submitted', 'no'],
  ['List-Id', '<list.zero.example>'],
  ['Content-Type', 'multipart/mixed; boundary="cut"'],
]

const BODY =
  '--cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTill is broken\r\n--cut\r\nContent-Type: text/plain; name="log.txt"\r\nContent-Disposition: attachment; filename="log.txt"\r\n\r\nx\r\n--cut--\r\n'

function letterWithZeroIn(name: string, number: number): Buffer {
  const lines = HEAD.map(([field, value]) => {
    const own = value.replaceAll('zero@', `zero${number}@`).replace('ivan@', `ivan${number}@`)
    const middle = Math.floor(own.length / 2)
    return `${field}: ${field === name ? `${own.slice(0, middle)}\0\u0001${own.slice(middle)}\0` : own}\r\n`
  })
  const body = name === 'file' ? BODY.replaceAll('log.txt', 'l\0og.txt') : BODY
  return Buffer.from(`${lines.join('')}\r\n${body}`)
}

for (const [number, name] of [...HEAD.map(([field]) => field), 'file'].entries()) {
  test(`a letter with a zero byte in ${name} ends where it can be seen`, async () => {
    desk.clock.offset += HOUR
    const end = await post.receive(letterWithZeroIn(name, number))
    assert.notEqual(end.state, 'received', JSON.stringify(end.error))
    assert.ok(!JSON.stringify([end.decision, end.sender_check, end.error]).includes('\\u0000'))
  })
}

test('an envelope with a zero byte in it keeps no letter waiting', async () => {
  desk.clock.offset += HOUR
  const envelope = {
    from: 'iv\0an@zero.example',
    ip: '127.0.0.1',
    helo: 'mx\0',
    user: null,
    to: ['support@desk.example'],
  }
  const end = await post.receive(letterWithZeroIn('none', 99), 'support@desk.example', envelope)
  assert.notEqual(end.state, 'received', JSON.stringify(end.error))
})
