/** What a letter is, how it ends, and what is read in it. */
export type Ugly = readonly [bytes: Buffer, state: string, says?: string]

const raw = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
let writers = 0
/** Each from somebody else: who writes too much at once is not read any more. */
const from = () => `From: Ivan <ivan${++writers}@ugly.example>`
const RUSSIAN = 'Касса не печатает чеки, ждём помощи'

/** Russian in one byte a letter. */
function legacy(text: string, charset: 'windows-1251' | 'koi8-r'): Buffer {
  const table = new Map<string, number>()
  const decoder = new TextDecoder(charset)
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Buffer.from([...text].map((sign) => table.get(sign) ?? 63))
}

function inLegacy(charset: 'windows-1251' | 'koi8-r', ...headers: readonly string[]): Buffer {
  const letter = [from(), `Subject: ${RUSSIAN}`, ...headers, '', RUSSIAN].join('\r\n')
  return legacy(letter, charset)
}

const base64 = (charset: 'windows-1251' | 'koi8-r') => legacy(RUSSIAN, charset).toString('base64')
const deep = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
    '',
  )

/** Letters as nobody should write them, and what becomes of each. */
export const LETTERS: Readonly<Record<string, Ugly>> = {
  'nothing at all': [Buffer.alloc(0), 'unreadable'],
  'one zero byte': [Buffer.alloc(1), 'unreadable'],
  'random bytes': [Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)), 'unreadable'],
  'no sender': [raw('Subject: Касса', '', RUSSIAN), 'parked'],
  'a sender that is no address': [raw('From: Ivan', 'Subject: Касса', '', RUSSIAN), 'parked'],
  'no subject': [raw(from(), '', RUSSIAN), 'request', RUSSIAN],
  'no words': [raw(from(), 'Subject: Касса', ''), 'request', 'Касса'],
  'only a sender': [raw(from(), '', ''), 'parked'],
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
    raw(from(), 'Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', base64('windows-1251')),
    'request',
    RUSSIAN,
  ],
  'koi8-r in a subject, as the standard wants': [
    raw(from(), `Subject: =?koi8-r?B?${base64('koi8-r')}?=`, '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a charset nobody knows': [
    raw(from(), 'Content-Type: text/plain; charset=x-unknown-9', '', 'Till is broken'),
    'request',
    'Till is broken',
  ],
  'a boundary that never comes': [
    raw(from(), 'Content-Type: multipart/mixed; boundary=never', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a part that never ends': [
    raw(from(), 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Help'),
    'request',
    'Help',
  ],
  'broken base64': [
    raw(from(), 'Subject: Касса', 'Content-Transfer-Encoding: base64', '', '$$$ not base64 ===='),
    'request',
  ],
  'only HTML': [
    raw(from(), 'Content-Type: text/html; charset=utf-8', '', `<p>${RUSSIAN}<script>alert(1)</script>`),
    'request',
    RUSSIAN,
  ],
  'HTML that is empty, and a text': [
    raw(
      from(),
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
  'lines that end as on Unix': [Buffer.from(`${from()}\nSubject: x\n\n${RUSSIAN}\n`), 'request', RUSSIAN],
  'a zero byte among the words': [raw(from(), 'Subject: x', '', 'Till\0 is broken'), 'request', 'Till is broken'],
  'a header of a megabyte and more': [raw(from(), `X-Long: ${'x'.repeat(1_500_000)}`, '', RUSSIAN), 'unreadable'],
  'a subject of a hundred thousand signs': [
    raw(from(), `Subject: ${'a'.repeat(100_000)}`, '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'parts within parts, a thousand deep': [Buffer.from(`${from()}\r\n${deep(1000)}`), 'unreadable'],
  'a subject that wants to be a header': [
    raw(from(), `Subject: =?utf-8?B?${Buffer.from('x\r\nBcc: all@x.example').toString('base64')}?=`, '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a file name that wants to be a path': [
    raw(
      from(),
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
  'a date from the future and one that is none': [
    raw(from(), 'Date: Someday, 99 Nonth 2999 99:99', 'Subject: x', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'two senders': [raw('From: a@ugly.example, b@ugly.example', 'Subject: x', '', RUSSIAN), 'parked'],
  'two From lines': [raw(from(), 'From: other@ugly.example', 'Subject: x', '', RUSSIAN), 'parked'],
  'a sender in capitals and spaces': [
    raw('From:   IVAN@UGLY.EXAMPLE  ', 'Subject: x', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a sender without angle brackets but with a name': [
    raw('From: "Иван, касса" <ivan2@ugly.example>', 'Subject: x', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a sender of three hundred signs': [
    raw(`From: ${'a'.repeat(300)}@ugly.example`, 'Subject: x', '', RUSSIAN),
    'parked',
  ],
  'a header without a name': [raw(from(), ': empty', 'Subject: x', '', RUSSIAN), 'request', RUSSIAN],
  'a header that is not one': [raw(from(), 'this is no header', 'Subject: x', '', RUSSIAN), 'request', RUSSIAN],
  'a header that goes on for many lines': [
    raw(from(), 'Subject: one', '\ttwo', ' three', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'an empty line before everything': [raw('', from(), 'Subject: x', '', RUSSIAN), 'parked'],
  'an mbox line on top': [
    raw('From ivan@ugly.example Mon Nov 23 10:00:00 2026', from(), 'Subject: x', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a mark of byte order on top': [
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), raw(from(), 'Subject: x', '', RUSSIAN)]),
    'request',
    RUSSIAN,
  ],
  'lines that end with a return alone': [Buffer.from(`${from()}\rSubject: x\r\r${RUSSIAN}`), 'parked'],
  'a subject in pieces that cut a letter in two': [
    raw(from(), 'Subject: =?utf-8?B?0JrQsNG=?= =?utf-8?B?gdGB0LA=?=', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a subject whose charset lies': [
    raw(from(), 'Subject: =?us-ascii?Q?=CA=E0=F1=F1=E0?=', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a subject that was begun to be encoded': [raw(from(), 'Subject: =?utf-8?Q?Till', '', RUSSIAN), 'request', RUSSIAN],
  'utf-16, declared': [
    Buffer.concat([
      raw(
        from(),
        'Subject: x',
        'Content-Type: text/plain; charset=utf-16le',
        'Content-Transfer-Encoding: base64',
        '',
        '',
      ),
      Buffer.from(Buffer.from(RUSSIAN, 'utf16le').toString('base64')),
    ]),
    'request',
    RUSSIAN,
  ],
  'utf-8 that says it is windows-1251': [
    raw(from(), 'Subject: x', 'Content-Type: text/plain; charset=utf-8;', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a charset in quotes and capitals': [
    inLegacy('koi8-r', 'Content-Type: TEXT/PLAIN; CHARSET="KOI8-R"'),
    'request',
    RUSSIAN,
  ],
  'quoted-printable with torn lines': [
    raw(
      from(),
      'Subject: x',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Till =',
      'is=20broken=',
      '',
    ),
    'request',
    'Till is broken',
  ],
  'an encoding nobody knows': [
    raw(from(), 'Subject: x', 'Content-Transfer-Encoding: x-uuencode', '', 'Till is broken'),
    'request',
    'Till is broken',
  ],
  'a content type that is none': [
    raw(from(), 'Subject: x', 'Content-Type: ;;;', '', 'Till is broken'),
    'request',
    'Till is broken',
  ],
  'a multipart without parts': [
    raw(from(), 'Subject: Касса', 'Content-Type: multipart/mixed; boundary=b', '', '--b--'),
    'request',
  ],
  'a multipart without a boundary': [
    raw(from(), 'Subject: Касса', 'Content-Type: multipart/mixed', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'parts with the same boundary within each other': [
    raw(
      from(),
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      RUSSIAN,
      '--b--',
      '--b--',
    ),
    'request',
    RUSSIAN,
  ],
  'words before the first part and after the last': [
    raw(
      from(),
      'Content-Type: multipart/mixed; boundary=b',
      '',
      'This is a multi-part message',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      RUSSIAN,
      '--b--',
      'epilogue',
    ),
    'request',
    RUSSIAN,
  ],
  'nothing but a file': [
    raw(
      from(),
      'Subject: Журнал',
      'Content-Type: application/zip; name=log.zip',
      'Content-Transfer-Encoding: base64',
      '',
      'UEsFBg==',
    ),
    'request',
  ],
  'a file of no bytes': [
    raw(
      from(),
      'Subject: Касса',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      RUSSIAN,
      '--b',
      'Content-Disposition: attachment; filename=empty.txt',
      '',
      '',
      '--b--',
    ),
    'request',
    RUSSIAN,
  ],
  'two texts, one after the other': [
    raw(
      from(),
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'One',
      '--b',
      'Content-Type: text/plain',
      '',
      'Two',
      '--b--',
    ),
    'request',
    'One\n\nTwo',
  ],
  'HTML that only styles': [
    raw(from(), 'Subject: Касса', 'Content-Type: text/html', '', '<style>p{color:red}</style>'),
    'request',
  ],
  'HTML that is cut off in a tag': [
    raw(from(), 'Subject: x', 'Content-Type: text/html', '', '<p>Till is broken<a href="'),
    'request',
    'Till is broken',
  ],
  'HTML with entities that are none': [
    raw(from(), 'Subject: x', 'Content-Type: text/html', '', '<p>Till &nosuch; &#x110000; broken'),
    'request',
  ],
  'an invitation and nothing else': [
    raw(
      from(),
      'Subject: Встреча',
      'Content-Type: text/calendar; method=REQUEST',
      '',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
    ),
    'request',
  ],
  'an encrypted letter': [
    raw(
      from(),
      'Subject: Тайна',
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
      'Content-Transfer-Encoding: base64',
      '',
      'MIAGCSqGSIb3DQEHA6CAMIACAQAxAA==',
    ),
    'request',
  ],
  'a signed letter': [
    raw(
      from(),
      'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      RUSSIAN,
      '--b',
      'Content-Type: application/pkcs7-signature; name=smime.p7s',
      '',
      'x',
      '--b--',
    ),
    'request',
    RUSSIAN,
  ],
  'a letter in a letter': [
    raw(
      from(),
      'Subject: Fwd',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      RUSSIAN,
      '--b',
      'Content-Type: message/rfc822',
      '',
      'From: c@ugly.example',
      'Subject: inner',
      '',
      'inner',
      '--b--',
    ),
    'request',
    RUSSIAN,
  ],
  'signs that turn the reading around': [
    raw(from(), 'Subject: x', 'Content-Type: text/plain; charset=utf-8', '', 'Till \u202eis broken\u202c'),
    'request',
    'Till is broken',
  ],
  'a Message-ID with a space': [
    raw(from(), 'Message-ID: <a b@ugly.example>', 'Subject: x', '', RUSSIAN),
    'request',
    RUSSIAN,
  ],
  'a Message-ID that is empty': [raw(from(), 'Message-ID: <>', 'Subject: x', '', RUSSIAN), 'request', RUSSIAN],
}
