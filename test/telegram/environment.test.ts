import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { messengersOf } from '../../src/jobs/messenger/connections.ts'
import { messengerGuest } from '../../src/jobs/messenger/guest.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type FakeBotApi, fakeBotApi } from './fake-bot-api.ts'
import { personIn } from './person.ts'

let desk: TestDesk
let api: FakeBotApi
before(async () => {
  api = await fakeBotApi()
  desk = await testDesk({ telegramApi: api.url })
})
after(async () => {
  await desk.close()
  await api.close()
})

/** A worker whose environment names this token, or none. */
async function opened(token: string | undefined) {
  const max = { api: undefined, proxy: undefined, authorities: [] }
  const settings = { telegram: { api: api.url, token, proxy: undefined }, max, secret: () => desk.house.secret }
  const { database, house } = desk
  const room = { database, store: house.files, url: 'https://okno.example', now: house.now, warn: () => undefined }
  const [keeper] = messengerGuest({ ...messengersOf(settings), ...room })
  const close = await keeper?.open?.()
  return async () => close?.()
}

const bots = async () => (await desk.as(desk.people.administrator).get('/api/bots')).body.bots
const tokens = () => desk.database.db.selectFrom('messenger_bots').select('token').execute()

test('the bot of the environment works without a token in the database, and the page changes all but that', async () => {
  const close = await opened(api.token)
  const [bot] = await bots()
  assert.deepEqual([bot.managedBy, bot.username, bot.enabled], ['environment', 'okno_support_bot', true])
  assert.deepEqual(await tokens(), [{ token: null }])
  const guest = personIn(api, { id: 1 })
  guest.starts()
  await guest.sees(/Это бот службы поддержки/)
  const order = { token: api.token, enabled: false, fallbackMinutes: 9 }
  assert.equal((await desk.as(desk.people.administrator).put(`/api/bots/${bot.id}`, order)).status, 200)
  assert.deepEqual(await tokens(), [{ token: null }])
  assert.equal((await bots())[0].fallbackMinutes, 9)
  await close()
})

test('a bot that the environment names no longer is switched off, and its people stay', async () => {
  await (await opened(api.token))()
  assert.equal((await bots())[0].enabled, true)
  await (await opened(undefined))()
  const [bot, ...others] = await bots()
  assert.deepEqual([bot.enabled, others], [false, []])
  await (await opened(api.token))()
  assert.equal((await bots()).length, 1)
})
