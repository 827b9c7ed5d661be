import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { queueOutgoing } from '../../src/db/messenger/outbound.ts'
import { until } from '../ground/until.ts'
import { type MaxStage, openMaxStage } from './max-stage.ts'

let stage: MaxStage
before(async () => {
  stage = await openMaxStage()
})
after(() => stage.close())

const PHOTO = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//', 'base64')
const db = () => stage.desk.database.db
const botCard = async () => {
  const { body } = await stage.desk.as(stage.desk.people.administrator).get('/api/bots')
  return body.bots[0]
}
const proven = (person: { readonly id: number }, phone: string) =>
  db()
    .insertInto('person_addresses')
    .values({ person_id: person.id, kind: 'phone', value: phone, verified_at: new Date().toISOString() })
    .execute()
const addressOf = () => stage.api.subscriptions[0]?.url ?? ''

test('a bot of MAX is named by its token, hears by webhook alone, and says where it is pushed to', async () => {
  const { kind, username, title, receives, webhook, tokenEnds } = await botCard()
  assert.deepEqual([kind, username, title, receives], ['max', 'okno_support_bot', 'Окно, поддержка', 'webhook'])
  assert.equal(webhook, `http://localhost/api/messengers/${stage.bot}/updates`)
  assert.equal(tokenEnds, stage.api.token.slice(-4))
  const administrator = stage.desk.as(stage.desk.people.administrator)
  const wrong = await administrator.post('/api/bots', { kind: 'max', token: 'a-token-of-nobody' })
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'bot.token-wrong'])
  const again = await administrator.post('/api/bots', { kind: 'max', token: stage.api.token })
  assert.equal(again.body.code, 'bot.known-already')
  const { body } = await administrator.post('/api/bot-trials', { id: stage.bot })
  assert.equal(body.username, 'okno_support_bot')
  const commands = stage.api.commands() as readonly { readonly name: string }[]
  assert.ok(commands.some(({ name }) => name === 'new'))
})

test('a link of MAX makes one account known, and the menu stands under the message', async () => {
  const { cashier } = stage.desk.people
  const { body } = await stage.desk.inBrowser(cashier).post('/api/me/account-invitations', { bot: stage.bot })
  assert.match(body.link, /^https:\/\/max\.ru\/okno_support_bot\?start=[\w-]{43}$/)
  const ivan = stage.stranger({ name: 'Иван' })
  ivan.starts(new URL(body.link).searchParams.get('start') ?? '')
  const hello = await ivan.sees(/Чат подключён/)
  assert.deepEqual(
    hello.buttons.flat().map(({ type, text }) => [type, text]),
    ['Новая заявка', 'Мои заявки', 'Найти по номеру', 'Помощь', 'Ресторан не может торговать'].map((text) => [
      'message',
      text,
    ]),
  )
  ivan.presses('Мои заявки')
  await ivan.sees(/Открытых заявок нет/)
  const { accounts } = (await stage.desk.inBrowser(cashier).get('/api/me/accounts')).body
  assert.deepEqual([accounts.length, accounts[0].bot.kind], [1, 'max'])
})

test('his own number, signed by MAX, makes him known, and no other card does', async () => {
  const { stranger, cashier } = stage.desk.people
  await proven(stranger, '+79161234567')
  await proven(cashier, '+79160000001')
  const petr = stage.stranger()
  petr.says('Здравствуйте')
  const first = await petr.sees(/Это бот службы поддержки/)
  assert.deepEqual(
    first.buttons.flat().map(({ type }) => type),
    ['request_contact'],
  )
  petr.shares('79161234567')
  await petr.sees(/Чат подключён/)
  const cards = [
    { hash: null },
    { hash: '0'.repeat(64) },
    { owner: 999 },
    { owner: 0 },
    { isForwarded: true },
    { more: 'TEL:79160000002\r\n' },
  ]
  for (const card of cards) {
    const guest = stage.stranger()
    guest.shares('79160000001', card)
    await guest.sees(/не ваша карточка/)
    assert.ok(!guest.seen().some(({ text }) => /подключён|Кассиров/.test(text)), JSON.stringify(card))
  }
})

test('strangers hear nothing of the desk, whatever they say or press, and in a group nothing is said', async () => {
  const number = await stage.desk.file(stage.desk.people.cashier, { subject: 'Секретная касса' })
  const tries: Readonly<Record<string, (guest: ReturnType<MaxStage['stranger']>) => unknown>> = {
    'a number': (guest) => guest.says(String(number)),
    'a made-up token': (guest) => guest.starts('A'.repeat(43)),
    'a made-up code': (guest) => guest.says('7K4M-2QXD'),
    'a button': (guest) => guest.pressesRaw(`open:${number}`),
    'a button of a message that is gone': (guest) => guest.pressesRaw(`close:${number}:1`, null),
    'a photo': (guest) => guest.sendsPhoto({ name: 'a.jpg', bytes: PHOTO }, 'смотрите'),
    'an edited word': (guest) => guest.edits('mid.1', 'Касса'),
  }
  const guests = Object.entries(tries).map(([what, does]) => {
    const guest = stage.stranger()
    stage.api.chatOf(guest.id)
    does(guest)
    return { what, guest }
  })
  await stage.settled()
  for (const { what, guest } of guests) {
    assert.equal(guest.seen().length, what === 'an edited word' ? 0 : 1, what)
    for (const { text } of guest.seen()) assert.doesNotMatch(text, /Секрет|Кассир|Весна|№\d/, what)
  }
  const files = await db().selectFrom('files').select('id').execute()
  assert.deepEqual(files, [], 'nothing of theirs is fetched')
  const ivan = await stage.linked(stage.desk.people.cashier)
  const before = ivan.seen().length
  const group = { recipient: { chat_id: -500, chat_type: 'chat', user_id: null }, timestamp: 0, sender: ivan.user }
  const body = { mid: stage.api.nextMid(), seq: 1, text: '/my', attachments: [] }
  await stage.api.push({ update_type: 'message_created', timestamp: Date.now(), message: { ...group, body } })
  await stage.settled()
  assert.equal(ivan.seen().length, before)
})

test('several attachments are one message on the desk: photos, a video by its address, a file by its name', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  ivan.sendsAlbum(
    [1, 2, 3].map((place) => ({ name: `${place}.jpg`, bytes: PHOTO })),
    'Терминал пишет <нет связи> & молчит',
  )
  const preview = await ivan.sees(/Так и отправим\?/)
  assert.match(preview.text, /<нет связи> & молчит/)
  ivan.sendsVideo({ name: 'v.mp4', bytes: Buffer.from('video') })
  await ivan.sees(/4 файла/)
  ivan.sendsFile({ name: 'журнал.txt', bytes: Buffer.from('log') })
  await ivan.sees(/5 файлов/)
  ivan.presses('Отправить')
  const number = Number(/№(\d+)/.exec((await ivan.sees(/^Заявка №/)).text)?.[1])
  const { body } = await stage.desk.as(stage.desk.people.specialist).get(`/api/requests/${number}`)
  assert.equal(body.channel, 'max')
  assert.deepEqual(
    body.messages[0].files.map(({ name, size }: { name: string; size: number }) => [name, size]),
    [
      ['photo-1.jpg', PHOTO.length],
      ['photo-2.jpg', PHOTO.length],
      ['photo-3.jpg', PHOTO.length],
      ['video-1.mp4', 5],
      ['журнал.txt', 3],
    ],
  )
  ivan.sendsFile({ name: 'dump.zip', bytes: Buffer.from('x'), size: 60 * 1024 * 1024 }, 'Дамп')
  assert.match((await ivan.sees(/Слишком большой файл: dump\.zip/)).text, /50\sМБ/)
})

test('a file of a specialist comes into the chat once MAX has worked on it, and a pause that it asks for is made', async () => {
  const { cashier, specialist } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const number = await stage.desk.file(cashier, { subject: 'Нужна инструкция', channel: 'max' })
  ivan.says(String(number))
  ivan.replies(await ivan.sees(new RegExp(`^Заявка №${number}`)), 'жду')
  await ivan.sees(new RegExp(`Добавили в №${number}`))
  const as = stage.desk.as(specialist)
  const { id } = (await as.post('/api/files', { name: 'manual.pdf', mediaType: 'application/pdf', size: 8 })).body
  await stage.desk.app.inject({
    method: 'PATCH',
    url: `/api/files/${id}`,
    headers: {
      authorization: `Bearer ${specialist.token}`,
      'content-type': 'application/octet-stream',
      'upload-offset': '0',
    },
    payload: Buffer.from('%PDF-1.4'),
  })
  await stage.settled()
  stage.api.weather.unready = 2
  stage.api.weather.floods = 1
  await as.post(`/api/requests/${number}/messages`, { text: 'Вот она', fileIds: [id] })
  await ivan.sees(/Вот она/)
  const sent = await until(() => ivan.seen().find(({ file }) => file !== null))
  assert.deepEqual([sent.file?.name, sent.file?.bytes.toString()], ['manual.pdf', '%PDF-1.4'])
  stage.api.weather.unready = 0
  stage.api.weather.full = true
  await db()
    .transaction()
    .execute((tx) => {
      const body = { kind: 'file', fileId: id } as const
      return queueOutgoing(tx, { botId: stage.bot, chat: String(ivan.id), body, now: Date.now() })
    })
  await until(async () => (await botCard()).refusedToday === 1)
  stage.api.weather.full = false
  assert.equal((await botCard()).blocked, 0, 'a file that is not taken marks no person')
})

test('a push is answered 200 only after it is stored; again it changes nothing, unknown it is taken, unsigned it is not', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  await stage.settled()
  const before = ivan.seen().length
  const path = addressOf().replace('https://okno.example', '')
  const body = { mid: 'mid.of-a-push', seq: 1, text: '/help', attachments: [] }
  const message = { sender: ivan.user, recipient: ivan.recipient, timestamp: 1, body }
  const update = { update_type: 'message_created', timestamp: Date.now(), message }
  const push = (payload: object, secret = stage.api.subscriptions[0]?.secret ?? '') =>
    stage.desk.app.inject({ method: 'POST', url: path, headers: { 'x-max-bot-api-secret': secret }, payload })
  const stored = () =>
    db().selectFrom('messenger_updates').select('id').where('external_id', 'like', '%of-a-push').execute()

  assert.equal((await push(update, 'wrong')).statusCode, 404)
  const waiting = await db()
    .transaction()
    .execute(async (tx) => {
      await sql`lock table messenger_updates in exclusive mode`.execute(tx)
      const answer = push(update)
      const first = await Promise.race([answer, delay(300)])
      assert.equal(first, undefined, 'nothing is said as long as it is not stored')
      return { answer }
    })
  assert.equal((await waiting.answer).statusCode, 200)
  assert.equal((await stored()).length, 1)
  const again = await Promise.all([1, 2, 3].map(() => push(update)))
  assert.deepEqual(
    again.map(({ statusCode }) => statusCode),
    [200, 200, 200],
  )
  for (const unknown of [{ update_type: 'chat_title_changed', timestamp: 1 }, { of: '2027' }])
    assert.equal((await push(unknown)).statusCode, 200)
  await until(() => ivan.seen().length > before)
  await stage.settled()
  assert.equal(ivan.seen().length, before + 1)
  assert.equal((await stored()).length, 1)
})

test('a subscription that was lost is renewed, one that is stale goes, and of several one stays', async () => {
  const { subscriptions } = stage.api
  const [right] = subscriptions
  assert.ok(right)
  assert.match(right.url, new RegExp(`^https://okno\\.example/api/messengers/${stage.bot}/updates\\?of=[\\w-]{10}$`))
  const renew = async () => {
    await stage.job('renew-webhooks')?.({}, { isLast: true })
    return subscriptions.map(({ url, secret, types }) => ({ url, secret, types }))
  }
  subscriptions.splice(0)
  assert.deepEqual(await renew(), [right])
  subscriptions.push({ ...right }, { ...right, url: 'https://old.example/api/messengers/1/updates' })
  subscriptions.push({ ...right, url: 'https://crm.example/hook' })
  const renewed = await renew()
  assert.deepEqual(renewed.map(({ url }) => url).toSorted(), ['https://crm.example/hook', right.url])
  subscriptions.splice(0, 9, { ...right, types: ['message_created'] })
  assert.deepEqual(await renew(), [right])
  assert.deepEqual(await renew(), [right], 'what is right stays as it is')
})

test('whoever stops the bot is marked alone, and hears again when he comes back', async () => {
  const { manager } = stage.desk.people
  const maria = await stage.linked(manager, 'Мария')
  maria.blocks()
  await until(async () => (await botCard()).blocked === 1)
  maria.blocks(false)
  await until(async () => (await botCard()).blocked === 0)
  stage.api.weather.blocked.add(maria.id)
  maria.says('/help')
  await until(async () => (await botCard()).blocked === 1, { what: 'what MAX refuses says the same' })
  maria.blocks(false)
  await until(async () => (await botCard()).blocked === 0)
  await until(() => maria.seen().filter(({ text }) => /Мария/.test(text)).length > 1)
})

test('a token that was revoked is told where bots are looked after, and over when it is known again', async () => {
  stage.api.weather.revoked = true
  await until(async () => {
    await stage.job('renew-webhooks')?.({}, { isLast: true })
    return (await botCard()).trouble === 'token_revoked'
  })
  stage.api.weather.revoked = false
  const ivan = stage.stranger()
  ivan.says('раз')
  await ivan.sees(/Это бот/)
  await until(async () => (await botCard()).trouble === null)
})
