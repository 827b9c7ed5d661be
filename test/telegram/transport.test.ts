import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { until } from '../ground/until.ts'
import { type BotStage, openBotStage } from './bot-stage.ts'

let stage: BotStage
before(async () => {
  stage = await openBotStage({ talksAsPublished: true })
})
after(() => stage.close())

const db = () => stage.desk.database.db
const botCard = async () => (await stage.desk.as(stage.desk.people.administrator).get('/api/bots')).body.bots[0]
const filedBy = async (person: Awaited<ReturnType<BotStage['linked']>>, words: string) => {
  person.says(words)
  await until(() => person.seen().some(({ text }) => /Так и отправим|В каком/.test(text)))
  await stage.settled()
  if (/В каком/.test(person.seen().at(-1)?.text ?? '')) person.presses('Пропустить')
  await person.sees(/Так и отправим/)
  person.presses('Отправить')
  return Number(/№(\d+)/.exec((await person.sees(/^Заявка №/)).text)?.[1])
}

test('when the messenger asks for a pause, everything waits for it, and nothing is lost', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  await stage.settled()
  let floods = 2
  const refusedAt: number[] = []
  stage.api.weather.flood = ({ at }) => {
    if (floods === 0) return null
    floods -= 1
    refusedAt.push(at)
    return 2
  }
  const first = stage.api.attempts.length
  ivan.says('/help')
  await ivan.sees(/\/logout — отключить этот чат/)
  const tries = stage.api.attempts.slice(first).map(({ at }) => at)
  assert.equal(tries.length, 3)
  for (const [index, at] of refusedAt.entries()) {
    assert.ok((tries[index + 1] ?? 0) - at >= 1_990, 'no sooner than it was told')
  }
  await until(async () => (await botCard()).trouble === null, { what: 'what is over is not told any more' })
})

test('however much is to be said, no limit is exceeded: neither overall nor in a chat', async () => {
  const people = Array.from({ length: 40 }, () => stage.stranger())
  const began = stage.api.attempts.length
  for (const person of people) {
    stage.api.chatOf(person.id)
    person.says('раз')
    person.says('два')
  }
  await until(() => people.every((person) => person.seen().length === 2), { within: 60_000 })
  const attempts = stage.api.attempts.slice(began)
  for (const { at } of attempts) {
    const within = attempts.filter((one) => one.at >= at && one.at < at + 1_000)
    assert.ok(within.length <= 30, `${within.length} within a second`)
  }
  for (const { id } of people) {
    const own = attempts.filter(({ chat }) => chat === id).map(({ at }) => at)
    for (const [index, at] of own.slice(1).entries()) assert.ok(at - (own[index] ?? 0) >= 1_000, `${at} in chat ${id}`)
  }
})

test('one who stopped the bot is marked, hears by mail what he would have heard, and nobody else is touched', async () => {
  const { cashier, manager, specialist } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const maria = await stage.linked(manager, 'Мария')
  const his = await filedBy(ivan, 'Не включается экран на баре')
  const hers = await filedBy(maria, 'Не грузится меню на сайте')
  stage.api.weather.blocked.add(ivan.id)
  for (const number of [his, hers]) {
    const { status } = await stage.desk
      .as(specialist)
      .post(`/api/requests/${number}/messages`, { text: `Ответ на ${number}` })
    assert.equal(status, 201)
  }
  await maria.sees(new RegExp(`Ответ на ${hers}`))
  const byMail = await until(async () => {
    const { rows } = await sql<{
      address: string
    }>`select d.address from deliveries d join notices n on n.id = d.notice_id
      where n.request_number = ${his} and d.way = 'email' and n.kind = 'reply'`.execute(db())
    return rows[0]
  })
  assert.equal(byMail.address, cashier.email)
  const { blocked, linked } = await botCard()
  assert.equal(blocked, 1)
  assert.ok(linked >= 2)
  const card = (await stage.desk.as(stage.desk.people.administrator).get(`/api/bots/${stage.bot}/people`)).body
  assert.equal(card.refusals[0].person, cashier.name)
  assert.match(card.refusals[0].reason, /^Forbidden/)
  assert.ok(card.refusals[0].otherWayAt)

  stage.api.weather.blocked.delete(ivan.id)
  ivan.blocks(false)
  ivan.says('/my')
  await ivan.sees(/в работе/)
  assert.equal((await botCard()).blocked, 0, 'who comes back is reached again')
})

test('what cannot be delivered for some minutes goes by mail, and is not said twice when the messenger is back', async () => {
  const { cashier, specialist, administrator } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const number = await filedBy(ivan, 'Сканер не читает код')
  await stage.settled()
  stage.api.weather.down = true
  await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text: 'Смените батарейку' })
  const trouble = await until(async () => (await botCard()).trouble)
  assert.equal(trouble, 'unreachable')
  const figures = (await stage.desk.app.inject({ url: '/metrics' })).body
  assert.match(figures, /okno_bots_broken 1/)
  await stage.desk.as(administrator).put(`/api/bots/${stage.bot}`, { fallbackMinutes: 1 })
  await sql`update deliveries set created_at = created_at - interval '10 minutes' where way = 'telegram'`.execute(db())
  await sql`select graphile_worker.add_job('free-stranded')`.execute(db())
  await until(async () => {
    const { rows } = await sql`select 1 from deliveries d join notices n on n.id = d.notice_id
      where n.request_number = ${number} and d.way = 'email' and n.kind = 'reply'`.execute(db())
    return rows.length > 0
  })
  stage.api.weather.down = false
  ivan.says('/help')
  await ivan.sees(/\/logout/, 60_000)
  await stage.settled()
  assert.ok(!ivan.seen().some(({ text }) => /батарейку/.test(text)))
})

test('another program that reads the bot, and a token that was revoked, are named to the administrator', async () => {
  const rival = async () => {
    const body = JSON.stringify({ timeout: 0, offset: 0 })
    const headers = { 'content-type': 'application/json' }
    await fetch(`${stage.api.url}/bot${stage.api.token}/getUpdates`, { method: 'POST', body, headers })
    return (await botCard()).trouble === 'read_by_another'
  }
  await until(rival, { within: 60_000 })
  stage.api.weather.revoked = true
  await until(async () => (await botCard()).trouble === 'token_revoked', { within: 60_000 })
  stage.api.weather.revoked = false
  await until(async () => (await botCard()).trouble === null, { within: 60_000 })
})

test('by webhook each push is stored before it is confirmed, and done once however often it comes', async () => {
  const { administrator, cashier } = stage.desk.people
  const ivan = await stage.linked(cashier)
  const url = await stage.desk.app.listen({ port: 0, host: '127.0.0.1' })
  assert.equal((await stage.desk.as(administrator).put(`/api/bots/${stage.bot}`, { receives: 'webhook' })).status, 200)
  await until(() => stage.api.webhook.url)
  assert.match(stage.api.webhook.url ?? '', new RegExp(`^https://okno.example/api/messengers/${stage.bot}/updates$`))
  const before = ivan.seen().length
  const push = (secret: string) =>
    fetch(`${url}/api/messengers/${stage.bot}/updates`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify({
        update_id: 900_001,
        message: { message_id: 4444, date: 0, from: ivan.from, chat: ivan.chat, text: '/help' },
      }),
    })
  assert.equal((await push('wrong')).status, 404)
  const answers = await Promise.all([1, 2, 3].map(() => push(stage.api.webhook.secret)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  await until(() => ivan.seen().length > before)
  const waiting = () => db().selectFrom('messenger_updates').select('id').where('done_at', 'is', null).execute()
  await until(async () => (await waiting()).length === 0)
  assert.equal(ivan.seen().length, before + 1)
  assert.equal((await stage.desk.as(administrator).put(`/api/bots/${stage.bot}`, {})).status, 200)
  await until(() => stage.api.webhook.url === null)
})

test('updates that come again, in any order, around workers that die, are each done once, and in the order of their chat', async () => {
  const people = await Promise.all(
    [stage.desk.people.cashier, stage.desk.people.manager, stage.desk.people.colleague].map((who) => stage.linked(who)),
  )
  await stage.settled()
  const numbers = new Map<number, number>()
  for (const person of people) numbers.set(person.id, await filedBy(person, `Разговор ${person.id}`))
  await stage.settled()
  stage.api.weather.shuffles = true
  const count = 20
  for (let index = 0; index < count; index += 1) {
    for (const person of people) {
      const card = person.seen().find(({ text }) => text.startsWith(`Заявка №${numbers.get(person.id)}`))
      assert.ok(card)
      person.replies(card, `слово ${index}`)
    }
    if (index % 6 === 5) await stage.restart()
  }
  await until(
    async () => {
      if (stage.api.unconfirmed() > 0) return false
      const { rows } = await sql<{
        left: number
      }>`select count(*) as left from messenger_updates where done_at is null`.execute(db())
      return rows[0]?.left === 0
    },
    { within: 60_000 },
  )
  stage.api.weather.shuffles = false
  for (const person of people) {
    const said = await db()
      .selectFrom('messages')
      .select('text')
      .where('request_number', '=', numbers.get(person.id) ?? 0)
      .where('text', 'like', 'слово%')
      .orderBy('id')
      .execute()
    assert.deepEqual(
      said.map(({ text }) => text),
      Array.from({ length: count }, (_, index) => `слово ${index}`),
    )
  }
})
