import assert from 'node:assert/strict'
import { insertLink } from '../../src/db/messenger/links.ts'
import { testDesk } from '../desk.ts'
import { fakeMaxApi } from '../max/fake-max-api.ts'
import { openMaxStage } from '../max/max-stage.ts'
import { openBotStage } from '../telegram/bot-stage.ts'
import { fakeBotApi } from '../telegram/fake-bot-api.ts'

/** One desk with a bot in each messenger. */
export async function openBothStages() {
  const [telegram, max] = await Promise.all([fakeBotApi(), fakeMaxApi()])
  const desk = await testDesk({ telegramApi: telegram.url, maxApi: max.url })
  const others = { telegram: telegram.url, max: max.url }
  const stages = [
    await openBotStage({ api: telegram, desk, others }),
    await openMaxStage({ api: max, desk, others }),
  ] as const
  const close = async () => {
    for (const { stopWorker } of stages) await stopWorker()
    await desk.close()
    for (const { api } of stages) {
      await api.close()
      assert.deepEqual(api.complaints, [])
    }
  }
  return { desk, stages, close }
}

export type BothStages = Awaited<ReturnType<typeof openBothStages>>
export type EitherStage = BothStages['stages'][number]
export type EitherPerson = Awaited<ReturnType<typeof telephone>>

/** The cashier with one more telephone: what is done at each goes on beside the others. */
export async function telephone({ api, bot, desk, stranger }: EitherStage, id: number) {
  const person = stranger({ id, name: 'Иван' })
  api.chatOf(id)
  const chat = { account: String(id), chat: String(id), name: 'Иван', username: null }
  const sender = { ...chat, locale: 'ru', isPrivate: true } as const
  const link = { botId: bot, personId: desk.people.cashier.id, sender, linkedBy: 'code', now: Date.now() } as const
  await desk.database.db.transaction().execute((tx) => insertLink(tx, link))
  return person
}
