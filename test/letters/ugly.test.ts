import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HOUR } from '../../src/domain/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const raw = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
const FROM = 'From: Ivan <ivan@ugly.example>'
const RUSSIAN = 'Касса не печатает чеки, ждём помощи'

/** Russian in one byte a letter. */
function legacy(text: string, charset: 'windows-1251' | 'koi8-r'): Buffer {
  const table = new Map<string, number>()
  const decoder = new TextDecoder(charset)
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Buffer.from([...text].map((sign) => table.get(sign) ?? 63))
}

function inLegacy(charset: 'windows-1251' | 'koi8-r', ...headers: readonly string[]): Buffer {
  const letter = [FROM, `Subject: ${RUSSIAN}`, ...headers, '', RUSSIAN].join('\r\n')
  return legacy(letter, charset)
}

const base64 = (charset: 'windows-1251' | 'koi8-r') => legacy(RUSSIAN, charset).toString('base64')
const deep = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
    '',
  )

/** Letters as nobody should write them, and what becomes of each. */
const LETTERS: Readonly<Record<string, readonly [bytes: Buffer, state: string, says?: string]>> = {
  'nothing at all': [Buffer.alloc(0), 'unreadable'],
  'one zero byte': [Buffer.alloc(1), 'unreadable'],
  'random bytes': [Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)), 'unreadable'],
  'no sender': [raw('Subject: Касса', '', RUSSIAN), 'parked'],
  'a sender that is no address': [raw('From: Ivan', 'Subject: Касса', '', RUSSIAN), 'parked'],
  'no subject': [raw(FROM, '', RUSSIAN), 'request', RUSSIAN],
  'no words': [raw(FROM, 'Subject: Касса', ''), 'request', 'Касса'],
  'only a sender': [raw(FROM, '', ''), 'parked'],
  'windows-1251, declared': [
    inLegacy('windows-1251', 'Content-Type: text/plain; charset=windows-1251'),
    'request',
    RUSSIAN,
  ],
  'koi8-r, declared': [inLegacy('koi8-r', 'Content-Type: text/plain; charset=koi8-r'), 'request', RUSSIAN],
  'windows-1251, undeclared': [inLegacy('windows-1251'), 'request', RUSSIAN],
  'koi8-r, undeclared': [inLegacy('koi8-r'), 'request', RUSSIAN],
  'windows-1251 that says it is utf-8': [
    inLegacy('windows-1251', 'Content-Type: text/plain; charset="utf-8"'),
    'request',
    RUSSIAN,
  ],
  'windows-1251 in base64, undeclared': [
    raw(FROM, 'Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', base64('windows-1251')),
    'request',
    RUSSIAN,
  ],
  'koi8-r in a subject, as the standard wants': [
    raw(FROM, `Subject: =?koi8-r?B?${base64('koi8-r')}?=`, '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a charset nobody knows': [
    raw(FROM, 'Content-Type: text/plain; charset=x-unknown-9', '', 'Till is broken'),
    'request',
    'Till is broken',
  ],
  'a boundary that never comes': [raw(FROM, 'Content-Type: multipart/mixed; boundary=never', '', RUSSIAN), 'parked'],
  'a part that never ends': [
    raw(FROM, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Help'),
    'request',
    'Help',
  ],
  'broken base64': [
    raw(FROM, 'Subject: Касса', 'Content-Transfer-Encoding: base64', '', '$$$ not base64 ===='),
    'request',
  ],
  'only HTML': [
    raw(FROM, 'Content-Type: text/html; charset=utf-8', '', `<p>${RUSSIAN}<script>alert(1)</script>`),
    'request',
    RUSSIAN,
  ],
  'HTML that is empty, and a text': [
    raw(
      FROM,
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      RUSSIAN,
      '--b',
      'Content-Type: text/html',
      '',
      '<html><body></body></html>',
      '--b--',
    ),
    'request',
    RUSSIAN,
  ],
  'lines that end as on Unix': [Buffer.from(`${FROM}\nSubject: x\n\n${RUSSIAN}\n`), 'request', RUSSIAN],
  'a zero byte among the words': [raw(FROM, 'Subject: x', '', 'Till\0 is broken'), 'request', 'Till is broken'],
  'a header of a megabyte and more': [raw(FROM, `X-Long: ${'x'.repeat(1_500_000)}`, '', RUSSIAN), 'unreadable'],
  'a subject of a hundred thousand signs': [
    raw(FROM, `Subject: ${'a'.repeat(100_000)}`, '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'parts within parts, a thousand deep': [Buffer.from(`${FROM}\r\n${deep(1000)}`), 'unreadable'],
  'a subject that wants to be a header': [
    raw(FROM, `Subject: =?utf-8?B?${Buffer.from('x\r\nBcc: all@x.example').toString('base64')}?=`, '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a file name that wants to be a path': [
    raw(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See',
      '--b',
      'Content-Disposition: attachment; filename="../../etc/passwd"',
      '',
      'root',
      '--b--',
    ),
    'request',
    'See',
  ],
}

for (const [what, [bytes, state, says]] of Object.entries(LETTERS)) {
  test(`it ends where it can be seen: ${what}`, async () => {
    desk.clock.offset += HOUR
    const end = await post.receive(bytes)
    assert.equal(end.state, state, JSON.stringify(end.decision))
    if (says !== undefined) assert.equal((await post.messages(end.request_number))[0]?.text, says)
  })
}

test('what was mailed is in balance: every letter has exactly one end', async () => {
  const { db } = desk.database
  const all = await db.selectFrom('raw_letters').select(['state', 'decided_at', 'decision']).execute()
  assert.ok(all.length >= Object.keys(LETTERS).length)
  assert.ok(all.every(({ state, decided_at, decision }) => state !== 'received' && decided_at && decision))
})
