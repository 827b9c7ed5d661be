import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLetter } from '../../src/channels/email/inbound.ts'

async function textOf(head: readonly string[], body: string): Promise<string> {
  const letter = ['From: a@b.example', 'Subject: Касса', ...head, '', body].join('\r\n')
  const read = await readLetter(Buffer.from(letter), 'support@desk.example')
  assert.ok('letter' in read)
  return read.letter.text
}

/** HTML as clients and people put it together, and what it says. */
const PAGES: Readonly<Record<string, readonly [html: string, says: string]>> = {
  'a page within a quote': [
    '<div>Касса стоит</div><blockquote><html><body>Вчера тоже</body></html></blockquote>',
    'Касса стоит\n> Вчера тоже',
  ],
  'words behind the end of the page': ['<html><body>Касса</body></html><p>и кухня</p>', 'Касса\nи кухня'],
  'words before the page': ['Касса<html><head><title>x</title></head><body>и кухня</body></html>', 'Касса\nи кухня'],
  'two pages': ['<html><body><p>Касса</p></body></html><html><body><p>и кухня</p></body></html>', 'Касса\nи кухня'],
  'a head that never ends': ['<html><head><style>p{}</style><body>Касса</body></html>', 'Касса'],
  'a page within a table': ['<table><tr><td><body>Касса</body></td></tr></table><body>Кухня</body>', 'Касса\nКухня'],
}

for (const [what, [html, says]] of Object.entries(PAGES)) {
  test(`all words of the letter are read: ${what}`, async () => {
    const text = await textOf(['Content-Type: text/html; charset=utf-8'], html)
    assert.equal(text.replaceAll(/\n+/g, '\n'), says)
  })
}

const FLOWED = 'Content-Type: text/plain; charset=utf-8; format=flowed'

test('lines that were broken to be flowed are one again, but never an answer and the quote above it', async () => {
  const reply = [FLOWED, 'In-Reply-To: <x@y.example>']
  assert.equal(await textOf(reply, '> Проверьте кассу \r\nПроверил, работает'), 'Проверил, работает')
  assert.equal(await textOf(reply, '>> Раз \r\n> два \r\nтри'), 'три')
  assert.equal(
    await textOf([FLOWED], 'Касса \r\nстоит\r\n  с отступом \r\nи дальше'),
    'Касса стоит\n с отступом и дальше',
  )
  assert.equal(await textOf([`${FLOWED}; delsp=yes`], 'Касса \r\nстоит'), 'Кассастоит')
  assert.equal(await textOf([FLOWED], '> Касса \r\n> стоит\r\nДа'), '> Касса стоит\nДа')
})
