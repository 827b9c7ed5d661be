import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { LETTER_KINDS, LETTER_WORDINGS, type LetterKind } from '../../src/domain/mail/letter-wordings.ts'
import { type MailDesk, openMailDesk } from './mail-desk.ts'

let desk: MailDesk['desk']
let post: MailDesk['post']
let sink: MailDesk['sink']
let close: MailDesk['close']
before(async () => {
  ;({ desk, post, sink, close } = await openMailDesk())
})
after(() => close())

const cataloguer = () => desk.as(desk.people.cataloguer)
const at = (kind: string, language = 'ru') => `/api/letter-wordings/${kind}/${language}`
const put = (
  kind: string,
  text: string,
  more: { subject?: string; revision?: number | null; language?: string } = {},
) => {
  const { subject = '', revision = null, language = 'ru' } = more
  return cataloguer().put(at(kind, language), { words: { subject, text }, revision })
}
const kept = async (kind: string, language = 'ru') => {
  const { wordings } = (await cataloguer().get('/api/letter-wordings')).body
  return wordings.find((one: { kind: string; language: string }) => one.kind === kind && one.language === language)
}
const lastTo = async (email: string) => {
  await post.work()
  const letter = sink.takenFor(email).at(-1)
  assert.ok(letter, 'the letter has arrived')
  return letter
}

test('a letter says it in own words, keeps what makes it a letter of the desk, and has the first words again', async () => {
  const { people } = desk
  const text = 'Здравствуйте!\n\nПриняли вашу заявку {{ number }}: «{{ subject }}». {{ promise }}'
  assert.equal((await put('acknowledgement', text, { subject: 'Не моя тема' })).status, 200)
  const { email: from } = people.cashier
  const sent = await post.receiveProven({ from, subject: 'Касса: <b>не</b> печатает', text: 'Не печатает' })
  const number = sent.request_number
  const { mail, headers } = await lastTo(people.cashier.email)
  assert.match(
    mail.text ?? '',
    new RegExp(`^Здравствуйте!\\n\\nПриняли вашу заявку ${number}: «Касса: <b>не</b> печатает». Ответим до`),
  )
  assert.match(
    mail.html ?? '',
    /«Касса: &#60;b&#62;не&#60;\/b&#62; печатает»/,
    'whatever comes out of a template is text',
  )
  assert.match(mail.subject ?? '', new RegExp(`\\[№${number}\\]$`), 'the subject belongs to the conversation')
  assert.match(mail.text ?? '', new RegExp(`Открыть заявку: https://okno.example/requests/${number}`))
  assert.match(mail.html ?? '', /Настроить уведомления/)
  assert.match(mail.html ?? '', /Можно просто ответить на это письмо/)
  assert.match(String(headers['message-id']), /@/)
  assert.match(String(headers['reply-to']), /support\+/)
  assert.doesNotMatch(mail.text ?? '', /снимок экрана/i, 'the words of the program are not in it')

  const { own } = await kept('acknowledgement')
  assert.equal((await cataloguer().post(`${at('acknowledgement')}/return`, { revision: own.revision })).status, 200)
  await post.receiveProven({ from, subject: 'Касса: опять', text: 'Опять' })
  assert.match((await lastTo(people.cashier.email)).mail.text ?? '', /^Здравствуйте!\n\nЗаявка принята, её номер:/)
})

test('what a specialist said is in his letter whatever the words around it, and a letter without it is refused', async () => {
  const { people } = desk
  const refused = await put('reply', 'Мы ответили на заявку {{ number }}')
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.facts.code, refused.body.facts.about],
    [422, 'letter.wording-wrong', 'missing', 'message'],
  )
  assert.equal((await put('reply', 'Пишет {{ author }}:\n\n{{ message }}\n\nВаша «Весна»')).status, 200)
  const number = await desk.file(people.cashier, { venueId: desk.venues.lesnaya })
  await desk.as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Обновите\nдрайвер {{ number }}' })
  const { mail } = await lastTo(people.cashier.email)
  assert.match(mail.text ?? '', /Обновите\nдрайвер \{\{ number \}\}\n\nВаша «Весна»/, 'what people say is no template')
})

test('a template that is wrong is refused with its line, nothing of it is kept, and only the catalogue manager writes letters', async () => {
  const wrong = [
    ['sign_in', 'Код\n\n{{ kod }}', ['text', 'unknown-variable', 3, 'kod']],
    ['sign_in', 'Код {{ code | shout }}', ['text', 'unknown-filter', 1, 'shout']],
    ['sign_in', 'Код\n{% if code %}', ['text', 'syntax', 2, 'tag {% if code %} not closed']],
    ['closed', '{{ reason }} {% include "x" %}', ['text', 'unknown-tag', 1, 'include']],
    ['closed', '{{ reason }} {{ code }}', ['text', 'unknown-variable', 1, 'code']],
  ] as const
  for (const [kind, text, [field, code, line, about]] of wrong) {
    const { status, body } = await put(kind, text)
    assert.deepEqual([status, body.code, body.facts], [422, 'letter.wording-wrong', { field, code, line, about }], text)
    assert.equal((await kept(kind)).own, null)
  }
  const subject = await put('sign_in', 'Код {{ code }}', { subject: '{{ number }}' })
  assert.equal(subject.body.facts.field, 'subject')
  const other = await desk
    .as(desk.people.specialist)
    .put(at('sign_in'), { words: { subject: '', text: 'x' }, revision: null })
  assert.equal(other.status, 403)
})

test('of two who write one letter the second is told, whatever the first did', async () => {
  assert.equal((await put('way_in', 'Заявки — на портале')).status, 200)
  assert.equal((await put('way_in', 'Пишите на портал')).body.code, 'terms.changed')
  const { own } = await kept('way_in')
  const both = await Promise.all(['раз', 'два'].map((text) => put('way_in', text, { revision: own.revision })))
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
})

test('the code and the link of a letter stand in it whatever its words', async () => {
  const { people } = desk
  assert.equal((await put('sign_in', 'Вход в «Весну».', { subject: 'Вход: {{ code }}' })).status, 200)
  assert.equal((await desk.as(null).post('/api/sign-in/codes', { address: people.manager.email })).status, 202)
  const { mail } = await lastTo(people.manager.email)
  assert.match(mail.subject ?? '', /^Вход: \d{6}$/)
  assert.match(
    mail.text ?? '',
    /^Вход в «Весну»\.\n\nКод для входа: \d{6}\n\nВойти: http\S+\/sign-in\/\S+\n\nЕсли вы не входили/,
  )
  assert.match(mail.html ?? '', />\d{6}</)
})

/** What stands in a letter besides its words. */
const FIXED: Readonly<Record<LetterKind, RegExp>> = {
  acknowledgement: /Открыть заявку/,
  reply: /\/requests\/\d+/,
  question: /\/requests\/\d+/,
  question_reminder: /\/requests\/\d+/,
  resolved: /do=close[\s\S]*do=resume/,
  resolved_reminder: /do=close[\s\S]*do=resume/,
  closed: /\/requests\/\d+/,
  sign_in: /000000/,
  invitation: /Войти/,
  way_in: /\/new/,
  confirm: /Проверить и подтвердить/,
  taken: /\/sign-in/,
  added: /\/me/,
  whose: /Посмотреть и ответить/,
  password: /\/me/,
  'first-password': /\/me/,
  token: /\/me/,
  'portal-invitation': /Войти/,
  'second-on': /\/me/,
  'second-off': /\/me/,
  'second-reset': /\/me/,
  'passkey-added': /\/me/,
  'passkey-removed': /\/me/,
  'recovery-used': /\/me/,
  'phone-added': /\/me/,
}

for (const kind of LETTER_KINDS) {
  test(`the letter ${kind} in own words says all it can, and keeps its own parts, in text and in HTML`, async () => {
    const { variables } = LETTER_WORDINGS[kind]
    const text = `Начало <i>\n${variables.map((name) => `{{ ${name} }}`).join(' ')}\nконец`
    for (const language of ['ru', 'en']) {
      const {
        status,
        body,
        text: told,
      } = await cataloguer().post(`${at(kind, language)}/examples`, { words: { subject: '', text } })
      assert.equal(status, 200, told)
      assert.match(body.text, /Начало <i>\n[\s\S]*\nконец/)
      assert.match(body.html, /Начало &#60;i&#62;/)
      if (language === 'ru') {
        assert.match(body.text, FIXED[kind], 'in text')
        assert.match(body.html, FIXED[kind], 'in HTML')
      }
      const usual = (
        await cataloguer().post(`${at(kind, language)}/examples`, { words: (await kept(kind, language)).usual })
      ).body
      const first = (await cataloguer().post(`${at(kind, language)}/examples`, { words: null })).body
      if (kind === 'whose') continue // it has other first words where it knows the request
      const visible = (html: string) =>
        html
          .replace(/<div style="display:none[\s\S]*?<\/div>/, '')
          .replaceAll(/<[^>]+>/g, ' ')
          .replaceAll(/\s+/g, ' ')
      const [one, other] = [visible(usual.html), visible(first.html)]
      for (const sentence of one.split(/(?<=[.!?]) /).filter((each) => each.length > 20 && !/\{\{/.test(each))) {
        assert.ok(
          other.includes(sentence.trim().slice(0, 60)) || sentence.includes('Заявка'),
          `${kind} ${language}: ${sentence}`,
        )
      }
    }
  })
}

test('a letter of trial comes to who asks for it, and to nobody else', async () => {
  const words = { subject: '', text: 'Проба: {{ promise }}' }
  const { status, body } = await cataloguer().post(`${at('acknowledgement')}/trials`, { words })
  assert.deepEqual([status, body.to], [200, desk.people.cataloguer.email])
  assert.match((await lastTo(desk.people.cataloguer.email)).mail.text ?? '', /^Проба: Ответим/)
})
