import assert from 'node:assert/strict'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { keepUpdates } from '../../src/db/messenger/updates.ts'
import { messengerGuest, telegramOf } from '../../src/jobs/messenger/guest.ts'
import { startWork } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { until } from '../ground/until.ts'
import { postOffice } from '../letters/post-office.ts'
import { type FakeBotApi, fakeBotApi } from './fake-bot-api.ts'
import { type Person, personIn } from './person.ts'

interface StageSettings {
  readonly web?: string | null
  /** The desk of a stage that is there already. */
  readonly desk?: TestDesk
  readonly api?: FakeBotApi
}

/** A desk with a bot: the server, the real workers, PostgreSQL, and the Bot API at the wire. */
export async function openBotStage({ web = null, ...given }: StageSettings = {}) {
  const api = given.api ?? (await fakeBotApi())
  const desk = given.desk ?? (await testDesk({ web, telegramApi: api.url }))
  const administrator = desk.as(desk.people.administrator)
  const { bots } = (await administrator.get('/api/bots')).body
  const made = bots.length > 0 ? null : await administrator.post('/api/bots', { token: api.token })
  assert.ok(made === null || made.status === 201, made?.text)
  const bot: number = made?.body.id ?? bots[0].id
  const warned: string[] = []
  const warn = (error: unknown) => void warned.push(error instanceof Error ? `${error.stack}` : String(error))

  const channelOf = () => {
    const settings = { telegram: { api: api.url, token: undefined, proxy: undefined }, secret: () => desk.house.secret }
    const { database, house } = desk
    const { files: store, now } = house
    return messengerGuest({ ...telegramOf(settings), database, store, url: 'https://okno.example', now, warn })
  }
  /** Everything that works beside the doors. */
  const startWorker = async () => {
    const channel = channelOf()
    const close = await channel.open?.()
    const channels = [...postOffice(desk).channels, screenChannel(desk.database.db, desk.house.now), channel]
    const stop = await startWork({ database: desk.database, files: desk.house.files, channels, warn })
    return async () => {
      await close?.()
      await stop()
    }
  }
  let stopWorker = await startWorker()
  let lastId = 7000

  const linked = async (who: { readonly id: number; readonly name?: string }, name?: string): Promise<Person> => {
    lastId += 1
    const person = personIn(api, { id: lastId, name: name ?? 'Иван' })
    const { body, status, text } = await desk.inBrowser(who).post('/api/me/account-invitations', { bot })
    assert.equal(status, 201, text)
    person.starts(new URL(body.link).searchParams.get('start') ?? '')
    await person.sees(/Чат подключён/)
    return person
  }
  return {
    api,
    desk,
    bot,
    warned,
    channelOf,
    /** Somebody with an account that nobody knows. */
    stranger: (more: object = {}) => {
      lastId += 1
      return personIn(api, { id: lastId, name: 'Прохожий', ...more })
    },
    /** Somebody who has linked his account. */
    linked,
    /** Everything that came is answered, and everything is said. */
    settled: () =>
      until(async () => {
        const { db } = desk.database
        const waiting = await db.selectFrom('messenger_updates').select('id').where('done_at', 'is', null).execute()
        const out = await db
          .selectFrom('messenger_outbound')
          .select('id')
          .where('sent_at', 'is', null)
          .where('gave_up_at', 'is', null)
          .execute()
        return waiting.length + out.length === 0 && api.unconfirmed() === 0
      }),
    restart: async () => {
      await stopWorker()
      stopWorker = await startWorker()
    },
    stopWorker: () => stopWorker(),
    keep: (payload: { update_id: number }) =>
      desk.database.db
        .transaction()
        .execute((tx) =>
          keepUpdates(
            tx,
            bot,
            [{ externalId: String(payload.update_id), place: payload.update_id, chat: '1', album: null, payload }],
            Date.now(),
          ),
        ),
    close: async () => {
      await stopWorker()
      await desk.close()
      await api.close()
      assert.deepEqual(api.complaints, [], 'the Bot API was spoken to as it wants')
    },
  }
}

export type BotStage = Awaited<ReturnType<typeof openBotStage>>
