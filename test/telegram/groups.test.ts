import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { until } from '../ground/until.ts'
import { type BotStage, openBotStage } from './bot-stage.ts'
import { groupOf } from './group.ts'
import type { Person } from './person.ts'

let stage: BotStage
let [maria, ivan]: Person[] = []
before(async () => {
  stage = await openBotStage()
  const { manager, cashier } = stage.desk.people
  maria = await stage.linked(manager, 'Мария')
  ivan = await stage.linked(cashier, 'Иван')
})
after(() => stage.close())

const LESNAYA = 'Весна, Лесная, 5'
const numberIn = (text: string) => Number(/№(\d+)/.exec(text)?.[1])
const pageOf = async (number: number) =>
  (await stage.desk.as(stage.desk.people.administrator).get(`/api/requests/${number}`)).body
const chatsOf = async (venue: number) =>
  (await stage.desk.as(stage.desk.people.administrator).get(`/api/venues/${venue}/chats`)).body.chats
const there = () => {
  assert.ok(maria && ivan)
  return { maria, ivan }
}

test('a manager binds a chat to her venue in her own chat with the bot, and it is on the venue’s page and in the journal', async () => {
  const { maria } = there()
  const { administrator, manager } = stage.desk.people
  const { lesnaya } = stage.desk.venues
  const group = groupOf(stage)
  group.addsBot(maria)
  group.says(maria, 'Всем привет')
  await stage.settled()
  assert.deepEqual(group.seen(), [], 'the bot keeps silent until it knows the venue')
  await group.bind(maria, LESNAYA)
  const [chat] = await chatsOf(lesnaya)
  assert.deepEqual([chat.title, chat.boundBy.id], [group.title, manager.id])
  assert.ok(chat.boundAt)
  const journal = await stage.desk.as(administrator).get(`/api/admin-changes?subject=venue`)
  const [change] = journal.body.changes ?? journal.body.items
  assert.deepEqual([change.after, change.actor?.id ?? change.by?.id], [{ chat: group.title }, manager.id])

  const unbound = await stage.desk.as(administrator).call('DELETE', `/api/venues/${lesnaya}/chats/${chat.id}`)
  assert.equal(unbound.status, 200, unbound.text)
  await group.sees(/Чат отключён/)
  assert.deepEqual(await chatsOf(lesnaya), [])
  group.says(there().ivan, '@okno_support_bot касса стоит')
  await stage.settled()
  assert.equal(group.seen().length, 2, 'and silent again')
})

test('a member’s answer to the bot becomes a request of the venue, marked when it is taken; what is answered goes to him alone', async () => {
  const { ivan } = there()
  const { specialist, cashier } = stage.desk.people
  const group = groupOf(stage)
  const bound = await group.bound(stage.desk.people.manager)
  const wrote = group.repliesWithPhoto(ivan, bound, 'Не печатает чек на баре')
  const accepted = await group.sees(/^Заявка №\d+ принята\.$/)
  assert.equal(accepted.answersTo, wrote)
  const number = numberIn(accepted.text)
  const page = await pageOf(number)
  assert.deepEqual(
    [page.contact.id, page.venue.id, page.channel, page.subject, page.messages[0].files.length],
    [cashier.id, stage.desk.venues.lesnaya, 'telegram', 'Не печатает чек на баре', 1],
  )
  await ivan.sees(new RegExp(`^Заявка №${number}`))

  const { version } = page
  await stage.desk.as(specialist).post(`/api/requests/${number}/moves`, { move: 'start', version })
  await until(() => group.message(wrote)?.marks?.length === 1, { what: 'the message is marked' })

  await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text: 'Проверьте кабель принтера' })
  await ivan.sees(/Проверьте кабель принтера/)
  const told = await group.sees(new RegExp(`^Есть ответ по №${number}: он в личном чате и на портале\\.$`))

  group.replies(ivan, told, 'Кабель на месте')
  await group.sees(new RegExp(`^Добавили в №${number}\\.$`))
  assert.equal((await pageOf(number)).messages.at(-1).text, 'Кабель на месте')

  await stage.settled()
  for (const { text } of group.seen()) assert.doesNotMatch(text, /кабель|принтер|чек на баре|Иван|Борис/i)
})

test('by its name and by a command a request is filed, too; what is edited is said as a correction', async () => {
  const { ivan } = there()
  const group = groupOf(stage)
  await group.bound(stage.desk.people.manager)
  const first = group.says(ivan, '@okno_support_bot Весы врут')
  const number = numberIn((await group.sees(/принята/)).text)
  group.edits(ivan, first, '@okno_support_bot Весы врут на 10 граммов')
  await ivan.sees(/Вы исправили сообщение/)
  const page = await pageOf(number)
  assert.equal(page.messages[0].text, 'Весы врут')
  assert.match(page.messages.at(-1).text, /на 10 граммов$/)
  group.says(ivan, '/new@okno_support_bot Сканер молчит')
  const other = await until(() => group.seen().find(({ text }) => /принята/.test(text) && numberIn(text) !== number))
  assert.equal((await pageOf(numberIn(other.text))).subject, 'Сканер молчит')
  const before = group.seen().length
  group.says(ivan, '/my@okno_support_bot')
  await ivan.sees(/В общем чате на эту команду мы не отвечаем/)
  assert.equal(group.seen().length, before)
})

test('an administrator finds any venue by its code; who has no right hears so alone, and a chat of others stays theirs', async () => {
  const { maria, ivan } = there()
  const { administrator, stranger } = stage.desk.people
  const group = groupOf(stage, 'Бар на Невском')
  group.says(ivan, '/venue')
  await ivan.sees(/может его управляющий или администратор поддержки/)
  const inna = await stage.linked(administrator, 'Инна')
  group.says(inna, '/venue@okno_support_bot')
  await inna.sees(/Бар на Невском/)
  inna.says('205550001')
  await until(() => inna.seen().filter(({ text }) => /К какому ресторану/.test(text)).length === 2)
  inna.presses('Бар «Полюс», Лесная, 5')
  await inna.sees(/относится к ресторану Бар «Полюс»/)

  group.says(maria, '/venue')
  const asked = await maria.sees(/Бар на Невском/)
  assert.doesNotMatch(asked.text, /Полюс/)
  maria.presses(LESNAYA)
  await maria.sees(/уже относится к другому ресторану/)
  maria.pressesRaw(`bind:${stage.desk.venues.bar}`)
  await stage.settled()
  assert.equal((await chatsOf(stage.desk.venues.bar)).length, 1)

  const petr = await stage.linked(stranger, 'Пётр')
  group.says(petr, '/venue')
  await petr.sees(/Сейчас: Бар «Полюс»/)
  petr.presses('Отвязать чат')
  await petr.sees(/больше ни к какому ресторану не относится/)
  assert.deepEqual(await chatsOf(stage.desk.venues.bar), [])
})

for (const isTold of [true, false]) {
  test(`a group that becomes a supergroup stays bound, ${isTold ? 'when that is told' : 'when it is noticed by a refusal'}`, async () => {
    const { ivan } = there()
    const { specialist } = stage.desk.people
    const group = groupOf(stage)
    const bound = await group.bound(stage.desk.people.manager)
    group.replies(ivan, bound, `Зависла касса ${isTold}`)
    const number = numberIn((await group.sees(/принята/)).text)
    await stage.settled()
    group.moves(ivan, { isTold })
    await stage.settled()
    await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text: 'Смотрим' })
    await group.sees(new RegExp(`Есть ответ по №${number}`))
    group.says(ivan, '@okno_support_bot И вторая касса')
    await group.sees(/принята/)
  })
}

test('a bot that is taken out of the chat has nothing to do with the venue any more', async () => {
  const { ivan } = there()
  const { lesnaya } = stage.desk.venues
  const group = groupOf(stage, 'Уйдёт')
  await group.bound(stage.desk.people.manager)
  assert.ok((await chatsOf(lesnaya)).some(({ title }: { title: string }) => title === 'Уйдёт'))
  group.removesBot(ivan)
  await stage.settled()
  assert.ok(!(await chatsOf(lesnaya)).some(({ title }: { title: string }) => title === 'Уйдёт'))
  const { rows } = await sql<{
    actor: number | null
  }>`select actor_id as actor from admin_changes order by id desc limit 1`.execute(stage.desk.database.db)
  assert.deepEqual(rows, [{ actor: null }], 'the journal keeps that nobody of us did it')
})
