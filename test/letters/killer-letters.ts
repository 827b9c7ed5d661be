import { gzipSync } from 'node:zlib'
import { written } from './post-office.ts'

const raw = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
let writers = 0
/** Each from somebody else: who writes too much at once is not read any more. */
const from = () => `ivan${++writers}@killer.example`
const head = () => `From: Ivan <${from()}>`
const html = (body: string) => raw(head(), 'Subject: x', 'Content-Type: text/html; charset=utf-8', '', body)
const plain = (body: string) => raw(head(), 'Subject: x', 'Content-Type: text/plain; charset=utf-8', '', body)
const headed = (name: string, value: string) => raw(head(), `${name}: ${value}`, '', 'Касса')
const multipart = (type: string, parts: string) =>
  raw(head(), 'Subject: x', `Content-Type: multipart/${type}; boundary=b`, '', `${parts}--b--`)
const part = (headers: string, body: string) => `--b\r\n${headers}\r\n\r\n${body}\r\n`
const nested = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
    '',
  )
const rfc822 = (depth: number) => `Content-Type: message/rfc822\r\n\r\n`.repeat(depth)
const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')
const attached = (name: string, bytes: Buffer) =>
  multipart(
    'mixed',
    part('Content-Type: text/plain', 'See') +
      part(
        `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=${name}`,
        base64(bytes),
      ),
  )

/** Letters made to kill: too many, too deep, too long, or written so that a rule goes astray in them. */
export const KILLERS: Readonly<Record<string, Buffer>> = {
  // HTML
  'twenty thousand links': html('<a href="https://x.example/y">z</a> '.repeat(20_000)),
  'ten thousand tags within each other': html('<div>'.repeat(10_000)),
  'a hundred thousand quotes within each other': html('<blockquote>'.repeat(100_000)),
  'a hundred thousand tables within each other': html('<table><tr><td>'.repeat(100_000)),
  'a million tags that never close': html('<b>'.repeat(1_000_000)),
  'a million tags that only close': html('</b>'.repeat(1_000_000)),
  'two hundred thousand line breaks': html('<br>'.repeat(200_000)),
  'a tag with a hundred thousand attributes': html(`<p ${'a=b '.repeat(100_000)}>x`),
  'an attribute of ten megabytes': html(`<p title="${'x'.repeat(10_000_000)}">x`),
  'a style of two megabytes': html(`<p style="${'color:red;'.repeat(200_000)}">x`),
  'a style with a million brackets': html(`<p style="color:rgb(${'('.repeat(1_000_000)}">x`),
  'a style sheet of ten megabytes': html(`<style>${'a{b:c}'.repeat(1_600_000)}</style>x`),
  'a script of ten megabytes': html(`<script>${'x'.repeat(10_000_000)}</script>x`),
  'a comment that never ends': html(`<!-- ${'-'.repeat(5_000_000)}`),
  'a million comments': html('<!---->'.repeat(1_000_000)),
  'a million entities': html('&amp;'.repeat(1_000_000)),
  'entities that are none': html('&x'.repeat(1_000_000)),
  'a million less-than signs': html('<'.repeat(1_000_000)),
  'a picture of eight megabytes in its own address': html(`<img src="data:image/png;base64,${'A'.repeat(8_000_000)}">`),
  'fifty thousand pictures': html('<img src="https://x.example/y.png" width=1 height=1>'.repeat(50_000)),
  'fifty thousand list items within each other': html('<ul><li>'.repeat(50_000)),
  'a table of two hundred thousand cells': html(`<table>${'<tr><td>x</td></tr>'.repeat(200_000)}`),
  'a link whose address is a megabyte': html(`<a href="https://x.example/${'y'.repeat(1_000_000)}">z</a>`),
  'a word of ten megabytes': html('я'.repeat(5_000_000)),
  'spaces, ten megabytes of them': html(' '.repeat(10_000_000)),
  // text
  'a line of ten megabytes': plain('я '.repeat(3_000_000)),
  'three million empty lines': plain('\r\n'.repeat(3_000_000)),
  'three million lines': plain('я\r\n'.repeat(2_000_000)),
  'lines that look like quotes': plain('On 1.1.2026 at 10:00, <x@y.example> w\r\n'.repeat(50_000)),
  'half a quote, again and again': plain('On 1.1.2026 '.repeat(200_000)),
  'a million quote signs': plain('>'.repeat(1_000_000)),
  'quotes within quotes, ten thousand deep': plain(
    Array.from({ length: 3000 }, (_, depth) => `${'> '.repeat(depth)}x`).join('\r\n'),
  ),
  'headers of quotes without an end': plain('От: а\r\nДата: б\r\n'.repeat(200_000)),
  'signatures without an end': plain('С уважением,\r\n'.repeat(200_000)),
  'dashes without an end': plain('-'.repeat(5_000_000)),
  'colons without an end': plain(': '.repeat(2_000_000)),
  'a lead of brackets': plain(`понедельник, 1 января 2026 10:00 ${'<'.repeat(500_000)}:`),
  'a forwarded head, again and again': plain(
    '---------- Forwarded message ---------\r\nОт: а <a@b.example>\r\n'.repeat(50_000),
  ),
  'signs that have no width': plain('\u200b\u200c\u200d\ufeff'.repeat(500_000)),
  'signs stacked upon a letter': plain(`a${'\u0301'.repeat(1_000_000)}`),
  'ten megabytes of zeros': plain('\0'.repeat(10_000_000)),
  // MIME
  'five thousand parts': multipart('mixed', part('Content-Type: text/plain', 'x').repeat(5000)),
  'five thousand parts of HTML': multipart('mixed', part('Content-Type: text/html', '<p>x').repeat(5000)),
  'five thousand files': multipart('mixed', part('Content-Disposition: attachment; filename=x.txt', 'x').repeat(5000)),
  'five thousand ways to say it': multipart('alternative', part('Content-Type: text/plain', 'x').repeat(5000)),
  'parts within parts, a thousand deep': Buffer.from(`${head()}\r\n${nested(1000)}`),
  'letters within letters, ten thousand deep': Buffer.from(`${head()}\r\n${rfc822(10_000)}`),
  'a boundary of a megabyte': raw(head(), `Content-Type: multipart/mixed; boundary="${'b'.repeat(900_000)}"`, '', 'x'),
  'a hundred thousand lines that are nearly the boundary': raw(
    head(),
    `Content-Type: multipart/mixed; boundary="${'-'.repeat(60)}"`,
    '',
    `${'-'.repeat(61)}\r\n`.repeat(100_000),
  ),
  'base64 that is none, ten megabytes': raw(head(), 'Content-Transfer-Encoding: base64', '', '$%^&'.repeat(2_500_000)),
  'quoted-printable that is none': raw(
    head(),
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '=X='.repeat(2_000_000),
  ),
  'twenty megabytes of base64': raw(
    head(),
    'Content-Transfer-Encoding: base64',
    '',
    base64(Buffer.alloc(15_000_000, 97)),
  ),
  // headers
  'a header of a megabyte and more': headed('X-Long', 'x'.repeat(1_500_000)),
  'ten thousand headers': Buffer.from(`${head()}\r\n${'X-A: b\r\n'.repeat(10_000)}\r\nx`),
  'ten thousand references': written({
    from: from(),
    text: 'x',
    headers: { References: '<a@b.example> '.repeat(10_000) },
  }),
  'references without an end': headed('References', '<'.repeat(500_000)),
  'twenty thousand recipients': headed('To', 'a@b.example, '.repeat(20_000)),
  'groups of recipients within each other': headed('To', 'a:'.repeat(200_000)),
  'a name of brackets': raw(`From: ${'('.repeat(300_000)} <${from()}>`, '', 'x'),
  'a subject of encoded words': headed('Subject', '=?utf-8?Q?=D1?= '.repeat(30_000)),
  'a subject of half encoded words': headed('Subject', '=?utf-8?Q?'.repeat(50_000)),
  'a subject of Re:': headed('Subject', 'Re: '.repeat(100_000)),
  'a subject of numbers': headed('Subject', '[№1] '.repeat(50_000)),
  'a file name in twenty thousand pieces': multipart(
    'mixed',
    part(
      `Content-Disposition: attachment; ${Array.from({ length: 20_000 }, (_, at) => `filename*${at}=x`).join(';')}`,
      'x',
    ),
  ),
  'two thousand signatures of domains': raw(
    head(),
    'DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s; b=x\r\n'.repeat(2000),
    'x',
  ),
  'a report of half a million lines': raw(
    'From: MAILER-DAEMON@x.example',
    'Content-Type: multipart/report; boundary=b',
    '',
    `--b\r\nContent-Type: message/delivery-status\r\n\r\n${'Action: failed\r\n'.repeat(200_000)}--b--`,
  ),
  // files
  'a bomb of zeros in a file': attached('bomb.gz', gzipSync(Buffer.alloc(50_000_000))),
  'a winmail.dat of nothing but lengths': attached(
    'winmail.dat',
    Buffer.from('789f3e22'.padEnd(2_000_000, '0100ffffffff'), 'hex'),
  ),
  'a winmail.dat of half a million attributes': attached(
    'winmail.dat',
    Buffer.concat([
      Buffer.from('789f3e220100', 'hex'),
      Buffer.alloc(5_500_000, Buffer.from('0102900200000000000000', 'hex')),
    ]),
  ),
}
