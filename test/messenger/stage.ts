import assert from 'node:assert/strict'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import type { MessengerKind } from '../../src/domain/messenger/kinds.ts'
import type { Pace } from '../../src/domain/messenger/pace.ts'
import { messengersOf } from '../../src/jobs/messenger/connections.ts'
import { messengerGuest } from '../../src/jobs/messenger/guest.ts'
import { startWork } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { until } from '../ground/until.ts'
import { postOffice } from '../letters/post-office.ts'

export interface Who {
  readonly id: number
  readonly name?: string
  readonly language?: string
  readonly username?: string
}

/** What every messenger at the wire can tell of itself. */
interface Wire {
  readonly url: string
  readonly token: string
  /** What it was asked that it does not know. */
  readonly complaints: readonly string[]
  /** Updates that nobody has confirmed. */
  readonly unconfirmed: () => number
  readonly close: () => Promise<void>
}

/** What every person with a telephone can do, whatever messenger he has. */
interface Talker {
  readonly starts: (payload?: string) => unknown
  readonly sees: (pattern: RegExp, within?: number) => Promise<unknown>
}

interface Kit<Api extends Wire, Person extends Talker> {
  readonly kind: MessengerKind
  readonly api: Api
  readonly personIn: (api: Api, who: Who) => Person
}

export interface StageSettings {
  readonly web?: string | null
  /** The desk of a stage that is there already. */
  readonly desk?: TestDesk
  /** Where the other messengers of that desk are: any worker may come to keep any bot. */
  readonly others?: Partial<Readonly<Record<MessengerKind, string>>>
  /** As its messenger lets the bot talk; else quicker, since whoever only waits for an answer need not wait for that. */
  readonly talksAsPublished?: boolean
}

const QUICK: Pace = { aSecond: 200, inChat: 20, inGroupAMinute: 600 }

const NOWHERE = 'http://127.0.0.1:9'

/** A desk with a bot: the server, the real workers, PostgreSQL, and a messenger at the wire. */
export async function openStageWith<Api extends Wire, Person extends Talker>(
  { kind, api, personIn }: Kit<Api, Person>,
  { web = null, others = {}, talksAsPublished = false, ...given }: StageSettings = {},
) {
  const desk = given.desk ?? (await testDesk({ web, [`${kind}Api`]: api.url }))
  const administrator = desk.as(desk.people.administrator)
  const bots: { id: number; kind: string }[] = (await administrator.get('/api/bots')).body.bots
  const there = bots.find((one) => one.kind === kind)
  const made = there ? null : await administrator.post('/api/bots', { kind, token: api.token })
  assert.ok(made === null || made.status === 201, made?.text)
  const bot: number = made?.body.id ?? there?.id
  const warned: string[] = []
  const warn = (error: unknown) => void warned.push(error instanceof Error ? `${error.stack}` : String(error))
  const apiOf = (one: MessengerKind) => (one === kind ? api.url : (others[one] ?? NOWHERE))

  const channelsOf = () => {
    const settings = {
      telegram: { api: apiOf('telegram'), token: undefined, proxy: undefined },
      max: { api: apiOf('max'), proxy: undefined, authorities: [] },
      secret: () => desk.house.secret,
    }
    const { database, house } = desk
    const { files: store, now } = house
    const { connections, ...rest } = messengersOf(settings)
    const talking = connections.map((one) => ({
      ...one,
      messenger: { ...one.messenger, pace: talksAsPublished ? one.messenger.pace : QUICK },
    }))
    return messengerGuest({ ...rest, connections: talking, database, store, url: 'https://okno.example', now, warn })
  }
  const channelOf = () => {
    const found = channelsOf().find(({ way }) => way === kind)
    assert.ok(found)
    return found
  }
  /** Everything that works beside the doors. */
  const startWorker = async () => {
    const guests = channelsOf()
    const close = await guests[0]?.open?.()
    const channels = [...postOffice(desk).channels, screenChannel(desk.database.db, desk.house.now), ...guests]
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
    kind,
    api,
    desk,
    bot,
    warned,
    channelOf,
    /** Jobs of the guest by their name. */
    job: (name: string) => channelsOf()[0]?.jobs?.[name],
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
        // In the order in which words travel: what has left one place meanwhile stands in the next.
        if (api.unconfirmed() > 0) return false
        const { db } = desk.database
        const waiting = await db.selectFrom('messenger_updates').select('id').where('done_at', 'is', null).execute()
        const out = await db
          .selectFrom('messenger_outbound')
          .select('id')
          .where('sent_at', 'is', null)
          .where('gave_up_at', 'is', null)
          .execute()
        return waiting.length + out.length === 0
      }),
    restart: async () => {
      await stopWorker()
      stopWorker = await startWorker()
    },
    stopWorker: () => stopWorker(),
    close: async () => {
      await stopWorker()
      await desk.close()
      await api.close()
      assert.deepEqual(api.complaints, [], 'the messenger was spoken to as it wants')
    },
  }
}
