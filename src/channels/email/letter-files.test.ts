import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLetter } from './inbound.ts'

const bytes = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'))

async function read(letter: Buffer) {
  const result = await readLetter(letter, 'support@desk.example')
  assert.ok('letter' in result, JSON.stringify(result))
  return result.letter
}

/** A letter with one more part beside its text. */
function withPart(headers: readonly string[], content: string, text = 'Смотрите вложение'): Buffer {
  return bytes(
    'From: ivan@vesna.example',
    'Subject: Files',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    ...headers,
    '',
    content,
    '--b--',
  )
}

const u16 = (value: number) => Buffer.from([value & 255, value >> 8])
const u32 = (value: number) => {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value >>> 0)
  return buffer
}

/** One attribute of the container, as Outlook writes it; the sum is not looked at by anybody. */
function attribute(level: number, id: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(0)])
}

function property(type: number, id: number, data: Buffer): Buffer {
  const pad = Buffer.alloc((4 - (data.length % 4)) % 4)
  return Buffer.concat([u16(type), u16(id), u32(1), u32(data.length), data, pad])
}

const named = Buffer.concat([u16(3), u16(0x8005), Buffer.alloc(16), u32(0), u32(0x8233), u32(7)])
const byWord = Buffer.concat([
  u16(11),
  u16(0x8006),
  Buffer.alloc(16),
  u32(1),
  u32(6),
  Buffer.from('ab\0\0cd'),
  Buffer.alloc(2),
  u32(1),
])

function winmail(body: Buffer): string {
  const wideName = Buffer.from('Журнал ошибок кассы.txt\0', 'utf16le')
  const container = Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    attribute(1, 0x00069003, Buffer.concat([u32(3), named, byWord, property(0x0102, 0x1013, body)])),
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from('JURNAL~1.TXT\0')),
    attribute(2, 0x0006800f, Buffer.from('код 4431')),
    attribute(2, 0x00069005, Buffer.concat([u32(1), property(0x001f, 0x3707, wideName)])),
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from([...Buffer.from('foto'), 0])),
    attribute(2, 0x0006800f, Buffer.from('jpeg')),
  ])
  return container.toString('base64')
}

const TNEF = ['Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64']

test('what Outlook packed into winmail.dat comes out, by its long name', async () => {
  const { files, text } = await read(withPart(TNEF, winmail(Buffer.from('<b>Привет</b>'))))
  assert.equal(text, 'Смотрите вложение')
  assert.deepEqual(
    files.map(({ name, bytes: content }) => [name, Buffer.from(content).toString()]),
    [
      ['Журнал ошибок кассы.txt', 'код 4431'],
      ['foto', 'jpeg'],
    ],
  )
})

test('words that stand only in winmail.dat are read from there', async () => {
  const letter = bytes('From: a@b.example', ...TNEF, '', winmail(Buffer.from('<p>Касса <b>стоит</b></p>')))
  const { text, html, files } = await read(letter)
  assert.equal(text, 'Касса стоит')
  assert.match(html ?? '', /<b>стоит<\/b>/)
  assert.equal(files.length, 2)
})

test('a damaged winmail.dat stays a file, and one cut off gives what came before', async () => {
  const whole = Buffer.from(winmail(Buffer.from('x')), 'base64')
  for (let length = 0; length < whole.length; length += 7) {
    const { files } = await read(withPart(TNEF, whole.subarray(0, length).toString('base64') || 'AA=='))
    assert.ok(files.length <= 2)
  }
  const { files } = await read(withPart(TNEF, Buffer.from('not a container').toString('base64')))
  assert.deepEqual(
    files.map(({ name }) => name),
    ['winmail.dat'],
  )
})

/** Containers and oddities that stay files, and under which name. */
const KEPT: Readonly<Record<string, readonly [headers: readonly string[], name: string]>> = {
  'an invitation': [['Content-Type: text/calendar; method=REQUEST; charset=utf-8'], '1.ics'],
  'an S/MIME signature': [['Content-Type: application/pkcs7-signature; name=smime.p7s'], 'smime.p7s'],
  'an S/MIME container without a name': [['Content-Type: application/pkcs7-mime; smime-type=enveloped-data'], '1.p7m'],
  'a PGP signature': [['Content-Type: application/pgp-signature'], '1.asc'],
  'a letter within the letter': [['Content-Type: message/rfc822'], '1.eml'],
  'a name in pieces (RFC 2231)': [
    [
      'Content-Type: application/octet-stream',
      "Content-Disposition: attachment; filename*0*=utf-8''%D0%A7%D0%B5%D0%BA;",
      ' filename*1*=%20%E2%84%96%201; filename*2=".pdf"',
    ],
    'Чек № 1.pdf',
  ],
  'a name in windows-1251 (RFC 2231)': [
    ['Content-Type: application/pdf', "Content-Disposition: attachment; filename*=windows-1251''%F7%E5%EA.pdf"],
    'чек.pdf',
  ],
  'a name as in a header (RFC 2047)': [
    [
      'Content-Type: application/pdf',
      `Content-Disposition: attachment; filename="=?utf-8?B?${Buffer.from('чек.pdf').toString('base64')}?="`,
    ],
    'чек.pdf',
  ],
  'a name that wants to be a path': [
    ['Content-Type: application/pdf', 'Content-Disposition: attachment; filename="..\\\\..\\\\x.pdf"'],
    '.._.._x.pdf',
  ],
}

for (const [what, [headers, name]] of Object.entries(KEPT)) {
  test(`it stays a file as it came: ${what}`, async () => {
    const { files, text } = await read(withPart(headers, 'From: x\r\n\r\ncontent'))
    assert.deepEqual(
      files.map((file) => file.name),
      [name],
    )
    assert.equal(text, 'Смотрите вложение')
  })
}

/** Lines as Windows, as Unix and as nobody ends them, in bytes of any kind. */
const RAW = Buffer.concat([Buffer.from('a;b\r\nc;d\n\r\n \t \r\ne\rf  \r\n'), Buffer.from([0xff, 0xc3, 0x80])])

/** Ways in which a file may come, and what of it stands in the letter. */
const WAYS: Readonly<Record<string, (bytes: Buffer) => string>> = {
  '7bit': (bytes) => bytes.toString('latin1'),
  '8bit': (bytes) => bytes.toString('latin1'),
  binary: (bytes) => bytes.toString('latin1'),
  base64: (bytes) => bytes.toString('base64'),
  'quoted-printable': (bytes) =>
    [...bytes]
      .map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join('')
      .replaceAll(/.{60}/g, '$&=\r\n'),
}
const TYPES = [
  'text/csv',
  'application/pdf',
  'text/calendar',
  'message/rfc822',
  'text/plain',
  'text/html',
  'image/svg+xml',
]

for (const [way, coded] of Object.entries(WAYS)) {
  test(`every byte of a file is kept: ${way}`, async () => {
    for (const type of TYPES) {
      const disposition = 'Content-Disposition: attachment; filename=x.bin'
      const headers = [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${way}`, disposition, '', coded(RAW)]
      const start = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'
      const { files } = await read(Buffer.from(`${start}${headers.join('\r\n')}\r\n--b--\r\n`, 'latin1'))
      assert.deepEqual(
        files.map(({ bytes, mediaType }) => [mediaType, Buffer.from(bytes).toString('latin1')]),
        [[type, RAW.toString('latin1')]],
      )
    }
  })
}

test('a letter within the letter is called by its subject, however that came', async () => {
  const names: Readonly<Record<string, string>> = {
    'Subject: Till 2': 'Till 2.eml',
    'Subject: =?windows-1251?Q?=CA=E0=F1=F1=E0?=': 'Касса.eml',
    'Subject: Касса\r\n и кухня': 'Касса и кухня.eml',
    'Subject: a/b': 'a_b.eml',
    'Subject:': '1.eml',
    'X-None: x': '1.eml',
  }
  for (const [header, name] of Object.entries(names)) {
    const { files } = await read(withPart(['Content-Type: message/rfc822'], `From: c@d.example\r\n${header}\r\n\r\nx`))
    assert.deepEqual(
      files.map((file) => file.name),
      [name],
    )
  }
})

test('an empty file is shown, and what a program adds for programs is no file', async () => {
  const empty = await read(withPart(['Content-Disposition: attachment; filename=empty.txt'], ''))
  assert.deepEqual(
    empty.files.map(({ name, bytes: content }) => [name, content.length]),
    [['empty.txt', 0]],
  )
  for (const type of ['text/x-amp-html', 'text/watch-html']) {
    assert.deepEqual((await read(withPart([`Content-Type: ${type}; charset=utf-8`], '{"emoji":"👍"}'))).files, [])
  }
})

test('an encrypted letter is a letter with files', async () => {
  const { files } = await read(
    bytes(
      'From: a@b.example',
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
      '',
      '--b',
      'Content-Type: application/pgp-encrypted',
      '',
      'Version: 1',
      '--b',
      'Content-Type: application/octet-stream; name=encrypted.asc',
      '',
      '-----BEGIN PGP MESSAGE-----',
      '--b--',
    ),
  )
  assert.deepEqual(
    files.map(({ name }) => name),
    ['1.asc', 'encrypted.asc'],
  )
})

test('a picture of the letter is a file with its Content-ID, and the HTML names it', async () => {
  const { files, html } = await read(
    bytes(
      'From: a@b.example',
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Экран:</p><img src="cid:screen%40kassa" onload="x()"><img src="https://tracker.example/p.gif">',
      '--b',
      'Content-Type: image/png',
      'Content-ID: <screen@kassa>',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--b--',
    ),
  )
  assert.deepEqual(
    files.map(({ name, contentId }) => [name, contentId]),
    [['1.png', 'screen@kassa']],
  )
  assert.equal(
    html,
    '<p>Экран:</p><img data-picture="screen@kassa" /><img data-remote="https://tracker.example/p.gif" />',
  )
})
