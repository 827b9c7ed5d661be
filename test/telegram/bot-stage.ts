import { keepUpdates } from '../../src/db/messenger/updates.ts'
import { openStageWith, type StageSettings } from '../messenger/stage.ts'
import { type FakeBotApi, fakeBotApi } from './fake-bot-api.ts'
import { personIn } from './person.ts'

interface BotStageSettings extends StageSettings {
  readonly api?: FakeBotApi
}

/** A desk with a bot of Telegram. */
export async function openBotStage({ api: given, ...settings }: BotStageSettings = {}) {
  const api = given ?? (await fakeBotApi())
  const stage = await openStageWith({ kind: 'telegram', api, personIn }, settings)
  return {
    ...stage,
    keep: (payload: { update_id: number }) => {
      const { update_id: place } = payload
      const arrived = [{ externalId: String(place), place, chat: '1', album: null, payload }]
      return stage.desk.database.db.transaction().execute((tx) => keepUpdates(tx, stage.bot, arrived, Date.now()))
    },
  }
}

export type BotStage = Awaited<ReturnType<typeof openBotStage>>
