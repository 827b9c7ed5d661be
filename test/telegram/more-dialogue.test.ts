import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '../ground/until.ts'
import { type BotStage, openBotStage } from './bot-stage.ts'
import type { Person } from './person.ts'

let stage: BotStage
before(async () => {
  stage = await openBotStage()
})
after(() => stage.close())

const PHOTO = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//', 'base64')
const numberIn = (text: string) => Number(/№(\d+)/.exec(text)?.[1])
const pageOf = async (number: number) =>
  (await stage.desk.as(stage.desk.people.administrator).get(`/api/requests/${number}`)).body
const filed = async (person: Person, words: string) => {
  person.says(words)
  await person.sees(/Так и отправим\?/)
  person.presses('Отправить')
  const { text } = await person.sees(/^Заявка №/)
  await stage.settled()
  return numberIn(text)
}

test('a restaurant that cannot trade is said in two steps, and goes first', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  ivan.says('Ресторан не может торговать')
  await ivan.sees(/Что не работает\?/)
  ivan.says('Обе кассы стоят, очередь на улице')
  await ivan.sees(/Так и отправим\?/)
  ivan.presses('Отправить')
  const page = await pageOf(numberIn((await ivan.sees(/^Заявка №/)).text))
  assert.deepEqual([page.stopOfTrade, page.urgency, page.priority], [true, 'high', 1])
})

test('a request by the menu goes service, form, urgency, words; back, skip and cancel work everywhere', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  ivan.says('/new')
  await ivan.sees(/Что случилось\?/)
  ivan.presses('Отменить')
  await ivan.sees(/Отменили/)
  ivan.says('Новая заявка')
  await until(() => /Что случилось/.test(ivan.seen().at(-1)?.text ?? ''))
  ivan.says('оплата картой')
  await ivan.sees(/Похоже на это\?/)
  ivan.presses('Не проходит оплата картой')
  await ivan.sees(/Версия кассы/)
  ivan.presses('Назад')
  await until(() => ivan.seen().some(({ text }) => /^Что случилось/.test(text)))
  ivan.presses('Не проходит оплата картой')
  await ivan.sees(/Версия кассы/)
  ivan.says('8.2.1')
  await ivan.sees(/Печатает на кухню\?/)
  ivan.presses('Да')
  await ivan.sees(/Какой принтер/)
  ivan.says('   ')
  await ivan.sees(/читать не умеет/)
  ivan.says('Star TSP')
  await ivan.sees(/Насколько срочно\?/)
  ivan.presses('Мешает, но работаем')
  await ivan.sees(/Опишите, что происходит/)
  ivan.sendsAlbum(
    [1, 2, 3].map((place) => ({ name: `${place}.jpg`, bytes: PHOTO })),
    'Терминал пишет «нет связи»',
  )
  const preview = await ivan.sees(/Так и отправим\?/)
  assert.match(preview.text, /3 файла/)
  assert.match(preview.text, /Какой принтер: Star TSP/)
  assert.match(preview.text, /Ответим до/)
  ivan.presses('Отправить')
  const page = await pageOf(numberIn((await ivan.sees(/^Заявка №/)).text))
  assert.equal(page.messages[0].files.length, 3, 'an album is one message')
  assert.equal(page.service.id, stage.desk.services.cards)
  assert.equal(page.urgency, 'medium')
})

test('what is added while a request is being written belongs to it, and an edited message replaces itself', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  const first = ivan.says('Не печатает чек')
  await ivan.sees(/Так и отправим\?/)
  ivan.says('И экран погас')
  await until(() => ivan.seen().some(({ text }) => /И экран погас/.test(text)))
  ivan.edits(first, 'Не печатает фискальный чек')
  await until(() => ivan.seen().some(({ text }) => /фискальный/.test(text)))
  ivan.says('/my')
  await ivan.sees(/в работе|Открытых заявок нет/)
  ivan.presses('Отправить')
  const number = numberIn((await ivan.sees(/^Заявка №/)).text)
  assert.equal((await pageOf(number)).messages[0].text, 'Не печатает фискальный чек\nИ экран погас')
  ivan.edits(first, 'Не печатает нефискальный чек')
  await ivan.sees(/Вы исправили сообщение/)
  assert.match(
    (await pageOf(number)).messages.at(-1).text,
    /^Исправление к сообщению от [\d:]+:\nНе печатает нефискальный чек$/,
  )
})

test('words that are not for the request that waits begin another one', async () => {
  const { cashier, specialist } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const number = await filed(ivan, 'Меню не обновилось на сайте')
  const { version } = await pageOf(number)
  await stage.desk.as(specialist).post(`/api/requests/${number}/moves`, {
    move: 'ask',
    version,
    message: { text: 'Какое блюдо?', fileIds: [] },
  })
  await ivan.sees(/Какое блюдо\?/)
  ivan.says('А ещё сканер сломался')
  await ivan.sees(/Это ответ по заявке/)
  ivan.presses(`Это не к №${number}`)
  await until(() => ivan.seen().some(({ text }) => /Так и отправим[\s\S]*сканер/.test(text)))
  ivan.presses('Отменить')
  await stage.settled()
  assert.equal((await pageOf(number)).status, 'waiting_customer')
  const question = await ivan.sees(/Какое блюдо\?/)
  ivan.replies(question, 'Борщ')
  await ivan.sees(new RegExp(`Добавили в №${number}`))
  const page = await pageOf(number)
  assert.deepEqual([page.status, page.messages.at(-1).text], ['in_progress', 'Борщ'])
})

test('«Срочнее», «Решено», back to work and finding by number do what the pages do', async () => {
  const { cashier, specialist } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const number = await filed(ivan, 'Долго грузится отчёт')
  ivan.presses('Срочнее')
  await ivan.sees(/нужна срочнее\?/)
  ivan.says('Проверка завтра утром')
  await ivan.sees(/теперь срочная/)
  assert.equal((await pageOf(number)).urgency, 'high')
  ivan.says(String(number))
  await until(() => ivan.seen().filter(({ text }) => text.startsWith(`Заявка №${number}`)).length === 2)
  const { version } = await pageOf(number)
  const solution = { move: 'resolve', version, solution: 'Обновили отчёт', closingCode: 'solved' }
  await stage.desk.as(specialist).post(`/api/requests/${number}/moves`, solution)
  await ivan.sees(/Обновили отчёт/, 20_000)
  ivan.presses('Нет, вернуть в работу')
  await ivan.sees(/Что осталось не так\?/)
  ivan.says('Суммы не сходятся')
  await ivan.sees(/Вернули №/)
  const page = await pageOf(number)
  assert.equal(page.status, 'resumed')
  assert.match(page.messages.at(-1).text, /Суммы не сходятся/)
})

test('an old button answers kindly and does nothing, a card that is older than its request is shown anew', async () => {
  const { cashier, specialist } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const number = await filed(ivan, 'Зависает планшет')
  const { version } = await pageOf(number)
  await stage.desk.as(specialist).post(`/api/requests/${number}/moves`, { move: 'start', version })
  ivan.pressesRaw(`close:${number}:${version}`)
  await ivan.sees(/с тех пор изменилась/)
  assert.equal((await pageOf(number)).status, 'in_progress')
  ivan.pressesRaw('draft:oldmark:send')
  await ivan.sees(/от старого сообщения/)
  ivan.pressesRaw('what:is:this')
  await stage.settled()
  assert.equal((await pageOf(number)).status, 'in_progress')
})

test('a file that no bot may fetch is named, with where to bring it; what else came with it is kept', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  ivan.sendsFile(
    { name: 'dump.zip', bytes: Buffer.from('x'), size: 30 * 1024 * 1024, mime: 'application/zip' },
    'Дамп базы',
  )
  const told = await ivan.sees(/Слишком большой файл: dump\.zip/)
  assert.match(told.text, /20\sМБ/)
  assert.match(told.text, /https:\/\/okno\.example/)
  await ivan.sees(/Так и отправим\?/)
})

test('files of a specialist come into the chat, and one that is too large stays on the portal, with a link', async () => {
  const { cashier, specialist } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const number = await filed(ivan, 'Нужна инструкция по инвентаризации')
  const upload = await stage.desk
    .as(specialist)
    .post('/api/files', { name: 'manual.pdf', mediaType: 'application/pdf', size: 8 })
  const { id } = upload.body
  const piece = await stage.desk.app.inject({
    method: 'PATCH',
    url: `/api/files/${id}`,
    headers: {
      authorization: `Bearer ${specialist.token}`,
      'content-type': 'application/octet-stream',
      'upload-offset': '0',
    },
    payload: Buffer.from('%PDF-1.4'),
  })
  assert.ok(piece.statusCode < 300, piece.body)
  await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text: 'Вот она', fileIds: [id] })
  await ivan.sees(/Вот она/)
  const sent = await until(() => ivan.seen().find(({ file }) => file !== null))
  assert.deepEqual([sent.file?.name, sent.file?.bytes.toString()], ['manual.pdf', '%PDF-1.4'])
})

test('an internal note never comes into a chat of a customer', async () => {
  const { cashier, specialist } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const number = await filed(ivan, 'Пищит терминал')
  const say = (text: string, visibility: string) =>
    stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text, visibility })
  await say('Клиент опять скандалит', 'internal')
  await say('Смотрим', 'public')
  await ivan.sees(/Смотрим/)
  await stage.settled()
  assert.ok(!ivan.seen().some(({ text }) => /скандалит/.test(text)))
})

test('a specialist hears what concerns him and takes it from the chat; a second one is told that it is taken', async () => {
  const { specialist, operator, cashier } = stage.desk.people
  const boris = await stage.linked(specialist, 'Борис')
  const anna = await stage.linked(operator, 'Анна')
  const number = await stage.desk.file(cashier, { subject: 'Касса, печать: мнёт ленту' })
  for (const person of [boris, anna]) await person.sees(new RegExp(`Новая заявка в вашей команде\n№${number}`))
  boris.presses('Взять')
  await boris.sees(new RegExp(`Вы взяли №${number}`))
  anna.presses('Взять')
  await anna.sees(/уже взял другой/)
  assert.equal((await pageOf(number)).specialist.id, specialist.id)
  boris.presses('Отложить')
  await boris.sees(/До какого времени отложить/)
  boris.presses('До завтра, 9:00')
  await boris.sees(/Почему откладываем\?/)
  boris.says('Ждём ленту со склада')
  await boris.sees(/отложена до/)
  assert.equal((await pageOf(number)).status, 'deferred')
  boris.says('Мои заявки')
  await boris.sees(/в работе[\s\S]*мнёт ленту/)
})

test('language, quiet hours and what is heard are changed in the chat', async () => {
  const { manager } = stage.desk.people
  const maria = await stage.linked(manager, 'Мария')
  maria.says('/notices')
  await maria.sees(/О чём писать сюда/)
  maria.presses('Закрыта')
  await until(async () => {
    const { body } = await stage.desk.inBrowser(manager).get('/api/me/notice-choices')
    const ways = body.choices.filter(({ kind }: { kind: string }) => kind === 'closed')
    return ways.length === 1 && ways[0].way === 'telegram' && ways[0].wanted
  })
  maria.presses('Настроить тихие часы')
  await maria.sees(/С какого и до какого часа/)
  maria.says('никогда')
  await maria.sees(/Не получилось понять часы/)
  maria.says('с 23 до 7')
  await maria.sees(/Не тревожим с 23:00 до 07:00/)
  maria.says('/language')
  await maria.sees(/Which language/)
  maria.presses('English')
  await maria.sees(/We write in English/)
  maria.says('My requests')
  await maria.sees(/There are no open requests|in progress/)
  maria.says('/language')
  await maria.sees(/Which language/)
  maria.presses('Русский')
  await maria.sees(/Пишем по-русски/)
})

test('a specialist who changes his language is greeted as one of the support', async () => {
  const sergey = await stage.linked(stage.desk.people.specialist, 'Сергей')
  sergey.says('/language')
  await sergey.sees(/Which language/)
  sergey.presses('Русский')
  await sergey.sees(/Пишем по-русски/)
  await stage.settled()
  assert.match(sergey.seen().at(-1)?.text ?? '', /здесь вы узнаёте о заявках/)
})

test('lists turn pages in place', async () => {
  const { dealerUser } = stage.desk.people
  const dmitry = await stage.linked(dealerUser, 'Дмитрий')
  for (let count = 1; count <= 7; count += 1) await stage.desk.file(dealerUser, { subject: `Дело ${count}` })
  dmitry.says('/my')
  const list = await dmitry.sees(/^7 заявок в работе/)
  assert.match(list.text, /Дело 7[\s\S]*Дело 3/)
  dmitry.presses('Раньше')
  await until(() => /Дело 2[\s\S]*Дело 1/.test(list.text))
  dmitry.presses('Новее')
  await until(() => /Дело 7/.test(list.text))
})

test('a command that the bot does not know is no request: it says what it knows', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  ivan.says('/settings')
  await ivan.sees(/о чём сообщать и тихие часы/)
  await stage.settled()
  assert.deepEqual(
    ivan.seen().filter(({ text }) => /Так и отправим/.test(text)),
    [],
  )
})
