import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLetter } from '../../src/channels/email/inbound.ts'

/** What letters say of their bytes; the last says nothing. */
const LABELS = [
  ...['us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'utf-8', 'koi8-r', 'windows-1251'],
  ...['unknown-8bit', 'x-unknown', 'klingon-7', 'ansi_x3.110-1983', 'default', ''],
]

const RUSSIAN = 'Касса не печатает чек'
const LOUD = 'КАССА НЕ ПЕЧАТАЕТ'
const GERMAN = 'Das Büro öffnet für Herrn Müller'
const FRENCH = 'La caisse « café » a été réparée'

/** What stands in letters, and in which bytes. */
const BYTES: Readonly<Record<string, readonly [means: string, bytes: Buffer]>> = {
  'Russian in UTF-8': [RUSSIAN, Buffer.from(RUSSIAN)],
  'Russian in windows-1251': [RUSSIAN, single(RUSSIAN, 'windows-1251')],
  'Russian in KOI8-R': [RUSSIAN, single(RUSSIAN, 'koi8-r')],
  'Russian in CP866': [RUSSIAN, single(RUSSIAN, 'ibm866')],
  'Russian in capitals, windows-1251': [LOUD, single(LOUD, 'windows-1251')],
  'Russian in capitals, KOI8-R': [LOUD, single(LOUD, 'koi8-r')],
  'one Russian word, windows-1251': ['Касса', single('Касса', 'windows-1251')],
  'one Russian word, KOI8-R': ['Привет', single('Привет', 'koi8-r')],
  'Russian beside English, windows-1251': [
    'iiko №2: ошибка «Timeout»',
    single('iiko №2: ошибка «Timeout»', 'windows-1251'),
  ],
  'Ukrainian in windows-1251': [
    'Каса не друкує чеки, її вимкнено',
    single('Каса не друкує чеки, її вимкнено', 'windows-1251'),
  ],
  'German in Latin-1': [GERMAN, Buffer.from(GERMAN, 'latin1')],
  'French in Latin-1': [FRENCH, Buffer.from(FRENCH, 'latin1')],
  'one German name in Latin-1': ['Jürgen Großmann', Buffer.from('Jürgen Großmann', 'latin1')],
  'German in UTF-8': [GERMAN, Buffer.from(GERMAN)],
  'Russian in UTF-8 with one broken byte': [RUSSIAN, broken(Buffer.from(RUSSIAN), 0xd0)],
  'German in UTF-8 with one broken byte': [GERMAN, broken(Buffer.from(GERMAN), 0xc3)],
  'Russian in UTF-8, cut in a letter': [RUSSIAN, Buffer.from(RUSSIAN).subarray(0, -1)],
  'German in Latin-1 with one letter in UTF-8': [
    GERMAN,
    Buffer.concat([
      Buffer.from('Das Büro öffnet f', 'latin1'),
      Buffer.from('ü'),
      Buffer.from('r Herrn Müller', 'latin1'),
    ]),
  ],
  'quotes of Windows': ['„Till“ – 5 €', Buffer.from('\x84Till\x93 \x96 5 \x80', 'latin1')],
  'Chinese in UTF-8': ['收银机不打印', Buffer.from('收银机不打印')],
}

/** Where words stand in a letter, how they get there, and how they are read again. */
const FIELDS = {
  text: (bytes: Buffer, label: string) => read(part('text/plain', label, bytes), ({ text }) => text),
  html: (bytes: Buffer, label: string) =>
    read(part('text/html', label, Buffer.concat([Buffer.from('<p>'), bytes, Buffer.from('</p>')])), ({ text }) => text),
  subject: (bytes: Buffer, label: string) =>
    read([Buffer.from('Subject: '), encoded(bytes, label), Buffer.from('\r\n\r\nx')], ({ subject }) =>
      subject.replace(/^"(.*)"$/, '$1'),
    ),
  name: (bytes: Buffer, label: string) =>
    read(
      [Buffer.from('From: '), encoded(bytes, label), Buffer.from(' <b@c.example>\r\n\r\nx')],
      ({ from }) => from?.name,
    ),
  file: (bytes: Buffer, label: string) => read(file(bytes, label), ({ files }) => files[0]?.name.replace('.txt', '')),
  'bare subject': (bytes: Buffer, label: string) =>
    read(
      [Buffer.from('Subject: '), bytes, Buffer.from('\r\n'), ...part('text/plain', label, bytes)],
      ({ subject }) => subject,
    ),
} as const

test('whatever a letter says of its bytes, its words are read, or are shown as lost, and are never gibberish', async (t) => {
  const wrong: string[] = []
  let cells = 0
  let lossy = 0
  for (const label of LABELS) {
    for (const [what, [means, bytes]] of Object.entries(BYTES)) {
      for (const [field, readAgain] of Object.entries(FIELDS)) {
        const said = (await readAgain(bytes, label)) ?? ''
        cells += 1
        if (said === means) continue
        if (isWithLosses(said, means)) lossy += 1
        else wrong.push(`${what}, declared as «${label}», in the ${field}: «${said}»`)
      }
    }
  }
  t.diagnostic(`${cells} cells: ${cells - lossy - wrong.length} right, ${lossy} with «�», ${wrong.length} wrong`)
  assert.ok(cells >= 200)
  assert.deepEqual(wrong, [])
  assert.ok(lossy < cells / 4, 'hardly anything is lost')
})

/** The same words with signs of loss in them and nothing else instead. */
function isWithLosses(said: string, means: string): boolean {
  if (!said.includes('\ufffd')) return false
  let at = 0
  return said.split(/\ufffd+/).every((piece) => {
    const found = means.indexOf(piece, at)
    at = found + piece.length
    return found >= 0
  })
}

async function read(letter: readonly Buffer[], look: (letter: ReadLetter) => string | undefined) {
  const bytes = Buffer.concat([Buffer.from('Date: Mon, 23 Nov 2026 10:15:00 +0300\r\n'), ...letter])
  const result = await readLetter(bytes, 'support@desk.example')
  assert.ok('letter' in result)
  return look(result.letter)?.trim()
}
type ReadLetter = Extract<Awaited<ReturnType<typeof readLetter>>, { letter: unknown }>['letter']

function part(type: string, label: string, bytes: Buffer): Buffer[] {
  const charset = label === '' ? '' : `; charset="${label}"`
  return [Buffer.from(`Content-Type: ${type}${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`), bytes]
}

function encoded(bytes: Buffer, label: string): Buffer {
  return label === ''
    ? Buffer.concat([Buffer.from('"'), bytes, Buffer.from('"')])
    : Buffer.from(`=?${label}?B?${bytes.toString('base64')}?=`)
}

function file(bytes: Buffer, label: string): Buffer[] {
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const name =
    label === ''
      ? [Buffer.from('filename="'), bytes, Buffer.from('.txt"')]
      : [Buffer.from(`filename*=${label}''${percent}.txt`)]
  return [
    Buffer.from('Content-Type: application/octet-stream\r\nContent-Disposition: attachment; '),
    ...name,
    Buffer.from('\r\n\r\nx'),
  ]
}

/** Words in one byte a letter. */
function single(text: string, charset: string): Buffer {
  const decoder = new TextDecoder(charset)
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Buffer.from([...text].map((sign) => table.get(sign) ?? 63))
}

/** Without the second byte of one of its letters. */
function broken(bytes: Buffer, lead: number): Buffer {
  const at = bytes.indexOf(lead, 12)
  return Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)])
}
