import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLetter } from '../../src/channels/email/inbound.ts'
import { REPLIES_ABROAD } from './reply-languages.ts'
import { type ReplySample, SAMPLES } from './reply-samples.ts'

async function visibleIn({ html, text }: ReplySample, subject = 'Re: x') {
  const type = html === undefined ? 'plain' : 'html'
  const letter = `From: a@b.example\r\nSubject: ${subject}\r\nContent-Type: text/${type}; charset=utf-8\r\n\r\n${html ?? text}`
  const read = await readLetter(Buffer.from(letter), 'support@desk.example')
  assert.ok('letter' in read)
  return read.letter
}

for (const sample of SAMPLES) {
  test(`only what was written now is seen: ${sample.client}`, async () => {
    assert.equal((await visibleIn(sample)).text, sample.visible)
  })
}

test('of two hundred replies in two dozen languages at least nine in ten are cut to the letter, and none is empty', async (t) => {
  const all = [...SAMPLES, ...REPLIES_ABROAD]
  const wrong: string[] = []
  for (const sample of all) {
    const { text, quoted } = await visibleIn(sample)
    assert.notEqual(text, '', sample.client)
    for (const word of sample.visible.match(/[\p{L}\p{N}]+/gu) ?? []) {
      assert.ok(`${text}\n${quoted}`.includes(word), `${sample.client} lost ${word}`)
    }
    if (text !== sample.visible) wrong.push(`${sample.client}: ${JSON.stringify(text)}`)
  }
  t.diagnostic(
    `${all.length - wrong.length} of ${all.length} exact: ${Math.round((100 * (all.length - wrong.length)) / all.length)} %`,
  )
  for (const each of wrong) t.diagnostic(each)
  assert.ok(all.length >= 200)
  assert.ok(wrong.length <= all.length / 10)
})

/** Words of people that look like a quote or a signature, in a letter that answers nothing. */
const MATTER = [
  'Касса стоит.\n\n3 марта в 10:15 кассир написала:\n> закройте смену\nЧто делать?',
  'Вчера кассир написала:\nкасса не открывается\n\n--\n\nИ ещё: кухня тоже.',
  'Шаги:\n\n> reboot now\n\nпосле этого чёрный экран',
  'Не печатает\n\nС уважением,\nИван\n\nP.S. Второй принтер тоже',
  'Отправлено с кассы №2 не дошло, а с кассы №3 дошло.',
  'Отправлено с iPhone',
  'Раз\n--\nДва',
  'От: касса\nКому: кухня\nДата: 03.03.2026\nТема: чек\n\nтакие чеки теряются',
  'On 03.03.2026 10:15 the till wrote:\nERROR 5\n',
]

test('a letter that answers nothing is seen whole', async () => {
  for (const text of MATTER) {
    const { text: seen, quoted } = await visibleIn({ client: '', text, visible: '' }, 'Касса')
    assert.equal(seen, text.trimEnd())
    assert.equal(quoted, null)
  }
})

/** Words of people in a reply that look like a quote or a signature and are none. */
const WORDS = [
  'Отправлено с кассы №2 не дошло, а с кассы №3 дошло.',
  'Отправлено с почты Outlook не доходит',
  'Отправлено из Честного Знака два чека',
  'Вчера в 10:15 кассир написала:\nкасса не открывается',
  'Касса стоит\n--\nА кухня работает. Почему так?',
  'С уважением, Иван\n\nА ещё вторая касса тоже не печатает.',
  'Дата: 03.03.2026\nСумма: 100\nЧек: 5',
  '10.03.2026 в 10:15 пришёл мастер и сказал так:\nменяйте кабель',
]

test('what somebody writes in a reply stays in sight, though it looks like what programs write', async () => {
  for (const text of WORDS) {
    assert.equal((await visibleIn({ client: '', text, visible: '' })).text, text)
    const quoted = `${text}\n\nпн, 3 мар. 2026 г. в 10:15, Анна <a@desk.example>:\n> Да?\n`
    assert.equal((await visibleIn({ client: '', text: quoted, visible: '' })).text, text)
  }
  const postscript = await visibleIn({ client: '', text: 'Да\n\nС уважением,\nИван\n\nP.S. И кухня', visible: '' })
  assert.equal(postscript.text, 'Да\n\nP.S. И кухня')
})
