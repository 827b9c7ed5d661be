import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { queueOutgoing } from '../../src/db/messenger/outbound.ts'
import type { Delivery } from '../../src/db/notices/outbox.ts'
import { until } from '../ground/until.ts'
import { openMaxStage } from '../max/max-stage.ts'
import { openBotStage } from '../telegram/bot-stage.ts'

const STAGES = { telegram: openBotStage, max: openMaxStage } as const
type Stage = Awaited<ReturnType<(typeof STAGES)[keyof typeof STAGES]>>

suite('in every messenger', { concurrency: true }, () => {
  for (const kind of ['telegram', 'max'] as const) suite(kind, { concurrency: false }, () => journeys(kind))
})

function journeys(kind: keyof typeof STAGES): void {
  let stage: Stage
  before(async () => {
    stage = await STAGES[kind]()
  })
  after(() => stage.close())

  const waitingOf = (request: number) =>
    stage.desk.database.db
      .selectFrom('messenger_outbound')
      .select(['id', 'delivery_id', 'error'])
      .where('request_number', '=', request)
      .orderBy('id')
      .execute()

  test('what waits in the queue of the bot is not said to whoever may read the request no more', async () => {
    const { cashier, specialist } = stage.desk.people
    const { db } = stage.desk.database
    const boris = await stage.linked(specialist)
    stage.api.weather.down = true
    const number = await stage.desk.file(cashier)
    await until(async () => (await waitingOf(number)).some(({ error }) => error !== null))
    const [chat] = await db.selectFrom('messenger_links').selectAll().where('person_id', '=', specialist.id).execute()
    assert.ok(chat)
    const card = { botId: stage.bot, chat: chat.chat, body: { kind: 'say', text: ['Карточка заявки'] } } as const
    await db.transaction().execute((tx) => queueOutgoing(tx, { ...card, request: number, now: Date.now() }))
    await db.deleteFrom('person_roles').where('person_id', '=', specialist.id).execute()
    stage.api.weather.down = false
    await until(async () => {
      const ends = await db.selectFrom('deliveries').select('spared').where('way', '=', kind).execute()
      return ends.length > 0 && ends.every(({ spared }) => spared === 'unreadable')
    })
    await stage.settled()
    assert.ok(!boris.seen().some(({ text }) => text.includes(`№${number}`) || text.includes('Карточка заявки')))
    assert.deepEqual(
      [...new Set((await waitingOf(number)).map(({ error }) => error))],
      ['its recipient may read the request no more'],
    )
  })

  test('what waited for the owner of an account is not said to whoever has it now', async () => {
    const { cashier, operator, administrator } = stage.desk.people
    const { db } = stage.desk.database
    const anna = await stage.linked(operator)
    const number = await stage.desk.file(cashier)
    await anna.sees(new RegExp(`№${number}`))
    const [said] = await waitingOf(number)
    assert.ok(said?.delivery_id)
    await db.deleteFrom('messenger_outbound').where('id', '=', said.id).execute()
    const { id: personId } = operator
    await db
      .updateTable('messenger_links')
      .set({ person_id: administrator.id })
      .where('person_id', '=', personId)
      .execute()
    const delivery = await db.selectFrom('deliveries').selectAll().where('id', '=', said.delivery_id).executeTakeFirst()
    assert.ok(delivery)
    const { id, address, payload } = delivery
    const toSend = { id, address, payload, personId, request: number }
    await assert.rejects(stage.channelOf().send(toSend as unknown as Delivery), /linked no more/)
  })
}
