import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { until } from '../ground/until.ts'
import { openMaxStage } from '../max/max-stage.ts'
import { openBotStage } from '../telegram/bot-stage.ts'

/** The same journeys in each messenger, side by side. */
const STAGES = { telegram: openBotStage, max: openMaxStage } as const
type Stage = Awaited<ReturnType<(typeof STAGES)[keyof typeof STAGES]>>

const PHOTO = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//', 'base64')
const numberIn = (text: string) => Number(/№(\d+)/.exec(text)?.[1])

suite('in every messenger', { concurrency: true }, () => {
  for (const kind of ['telegram', 'max'] as const) suite(kind, { concurrency: false }, () => journeys(kind))
})

function journeys(kind: keyof typeof STAGES): void {
  let stage: Stage
  before(async () => {
    stage = await STAGES[kind]()
  })
  after(() => stage.close())
  const pageOf = async (who: { readonly token: string }, number: number) =>
    (await stage.desk.as(who).get(`/api/requests/${number}`)).body

  test('words and a photo become a request, in three steps', async () => {
    const { cashier, specialist } = stage.desk.people
    const ivan = await stage.linked(cashier)
    ivan.sendsPhoto({ name: 'receipt.jpg', bytes: PHOTO }, 'Чек не печатается после обновления, гости ждут')
    await ivan.sees(/Так и отправим\?/)
    ivan.presses('Отправить')
    const sent = await ivan.sees(/^Заявка №/)
    const number = numberIn(sent.text)
    const page = await pageOf(specialist, number)
    assert.equal(page.channel, kind)
    assert.equal(page.subject, 'Чек не печатается после обновления, гости ждут')
    assert.equal(page.messages[0].files.length, 1)
    assert.equal(page.contact.id, cashier.id)
  })

  test('a question of the support comes into the chat, and its answer goes on with the request', async () => {
    const { cashier, specialist } = stage.desk.people
    const ivan = await stage.linked(cashier)
    ivan.says('Не открывается смена на второй кассе')
    await ivan.sees(/Так и отправим\?/)
    ivan.presses('Отправить')
    const number = numberIn((await ivan.sees(/^Заявка №/)).text)
    const before = await pageOf(specialist, number)
    const asked = Date.now()
    const answer = await stage.desk.as(specialist).post(`/api/requests/${number}/moves`, {
      move: 'ask',
      version: before.version,
      message: { text: 'Лог посмотрели. Пришлите фото разъёмов сзади.', fileIds: [] },
    })
    assert.equal(answer.status, 200, answer.text)
    const question = await ivan.sees(/Пришлите фото разъёмов/)
    assert.ok(Date.now() - asked < 2_000, 'within two seconds')
    assert.match(question.text, new RegExp(`№${number}`))
    assert.match(question.text, /Ольга|Анна|Борис|специалист/i)

    ivan.sendsPhoto({ name: 'ports.jpg', bytes: PHOTO }, 'Вставили, всё равно молчит')
    await ivan.sees(new RegExp(`Это ответ по заявке №${number}\\?`))
    ivan.presses(`Да, добавить в №${number}`)
    await ivan.sees(new RegExp(`Добавили в №${number}`))
    const page = await pageOf(specialist, number)
    assert.equal(page.status, 'in_progress', 'the clock runs again')
    assert.equal(page.messages.at(-1).text, 'Вставили, всё равно молчит')
    assert.equal(page.messages.at(-1).files.length, 1)
  })

  test('a solution is rated and closed where it was read', async () => {
    const { manager, specialist } = stage.desk.people
    const ivan = await stage.linked(manager)
    ivan.says('Весы врут на кухне')
    await ivan.sees(/В каком ресторане\?/)
    ivan.presses('Весна на Садовой, Лесная, 5')
    await ivan.sees(/Так и отправим\?/)
    ivan.presses('Отправить')
    const number = numberIn((await ivan.sees(/^Заявка №/)).text)
    const { version } = await pageOf(specialist, number)
    const solved = await stage.desk.as(specialist).post(`/api/requests/${number}/moves`, {
      move: 'resolve',
      version,
      solution: 'Вернули драйвер 8.2.0, чек напечатан.',
      closingCode: 'solved',
    })
    assert.equal(solved.status, 200, solved.text)
    await ivan.sees(/Вернули драйвер/, 15_000)
    ivan.presses('Да, закрыть')
    await ivan.sees(/Как мы справились\?/)
    ivan.presses('5')
    await ivan.sees(/Оценка 5, спасибо/)
    ivan.says('Быстро, спасибо')
    await ivan.sees(/Спасибо, передали/)
    const page = await pageOf(specialist, number)
    assert.deepEqual([page.status, page.rating.score ?? page.rating], ['closed', 5])
    const card = ivan.seen().find(({ text }) => text.startsWith(`Заявка №${number}`))
    assert.ok((card?.edits ?? 0) > 0, 'the card was edited in place')
    await until(() => /Закрыта/.test(card?.text ?? ''))
  })
}
