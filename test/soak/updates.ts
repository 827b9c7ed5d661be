import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { fileRequest } from '../../src/actions/requests/file-request.ts'
import type { Database } from '../../src/db/engine/database.ts'
import { insertLink } from '../../src/db/messenger/links.ts'
import { keepMessage } from '../../src/db/messenger/messages.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { until } from '../ground/until.ts'
import { populate } from '../people.ts'
import { type FakeBotApi, fakeBotApi } from '../telegram/fake-bot-api.ts'
import { type Person, personIn } from '../telegram/person.ts'
import { insertPolledBot } from './bot.ts'
import type { Line } from './table.ts'
import { openWorkers } from './workers.ts'

export interface UpdatesOrder {
  /** Migrated, and empty. */
  readonly database: Database
  readonly updates: number
  readonly kills: number
  readonly workers: number
}

interface Chat {
  readonly person: Person
  readonly request: number
}

const SECRET = 'a secret for the soak that is long enough'
/** A message of the bot that everybody answers. */
const ABOUT = 7

/** People answer in many chats; what they say comes again and in any order, while workers are killed. */
export async function soakUpdates({ database, updates, kills, workers: count }: UpdatesOrder): Promise<Line[]> {
  const folder = await mkdtemp('/tmp/okno-bot-')
  const api = await fakeBotApi()
  const chats = await chatsFor(database, api, Math.max(3, Math.ceil(updates / 50)))
  const settings = {
    DATABASE_URL: database.url,
    OKNO_DATA: join(folder, 'data'),
    OKNO_SECRET: SECRET,
    OKNO_TELEGRAM_API: api.url,
  }
  const workers = openWorkers(count, settings)
  const tending = new AbortController()
  const tended = workers.tend(tending.signal)
  const started = performance.now()
  try {
    await workers.ready()
    api.weather.shuffles = true
    const killing = killed(workers, kills)
    for (let index = 0; index < updates; index += 1) {
      const chat = chats[index % chats.length]
      if (chat) chat.person.replies({ id: ABOUT } as never, `слово ${Math.floor(index / chats.length)}`)
      if (index % 50 === 49) await delay(20)
    }
    await killing
    const isDone = async () => (await waitingIn(database)) === 0 && api.unconfirmed() === 0
    await until(isDone, { within: 120_000 + updates * 60, what: 'everything is answered' })
    return [
      { what: 'updates', found: updates },
      { what: 'chats', found: chats.length },
      { what: 'kills of a worker, kill -9', found: kills },
      { what: 'seconds', found: Math.round((performance.now() - started) / 1_000) },
      { what: 'workers that ended by themselves', found: workers.endedByThemselves(), wanted: 0 },
      ...(await compared(database, chats, updates)),
      ...limits(api),
      { what: 'calls that the Bot API would refuse', found: api.complaints.length, wanted: 0 },
    ]
  } finally {
    tending.abort()
    await tended
    await workers.stop()
    await api.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function killed(workers: ReturnType<typeof openWorkers>, kills: number): Promise<void> {
  for (let count = 0; count < kills; count += 1) {
    await delay(500 + randomInt(1_500))
    await workers.killOne()
  }
}

/** Each chat with a request of its person, and a message of the bot that belongs to it. */
async function chatsFor({ db }: Database, api: FakeBotApi, count: number): Promise<Chat[]> {
  const { people } = await populate(db)
  const now = Date.now()
  return db.transaction().execute(async (tx) => {
    const botId = await insertPolledBot(tx, api, SECRET)
    const signedIn = await findByPerson(tx, people.cashier.id, 'telegram')
    if (!signedIn) throw new Error('the cashier is gone')
    const chats: Chat[] = []
    for (let index = 0; index < count; index += 1) {
      const id = 10_000 + index
      const desk = { tx, now, actor: signedIn.actor }
      const order = {
        description: `Разговор ${id}`,
        urgency: 'medium',
        stopOfTrade: false,
        answers: null,
        fileIds: [],
      } as const
      const { number: request } = await fileRequest(desk, order)
      const account = String(id)
      const sender = { account, chat: account, name: 'Иван', username: null, locale: 'ru', isPrivate: true } as const
      await insertLink(tx, { botId, personId: people.cashier.id, sender, linkedBy: 'code', now })
      const message = { botId, chat: account, externalId: String(ABOUT), request, messageId: null }
      await keepMessage(tx, message, now)
      api.chatOf(id)
      chats.push({ person: personIn(api, { id }), request })
    }
    return chats
  })
}

async function waitingIn({ db }: Database): Promise<number> {
  const { rows } = await sql<{
    left: number
  }>`select count(*) as left from messenger_updates where done_at is null`.execute(db)
  return rows[0]?.left ?? 0
}

/** What stands in the requests, beside what was said. */
async function compared({ db }: Database, chats: readonly Chat[], updates: number): Promise<Line[]> {
  let [lost, twice, disordered] = [0, 0, 0]
  for (const [place, { request }] of chats.entries()) {
    const said = await db
      .selectFrom('messages')
      .select('text')
      .where('request_number', '=', request)
      .where('text', 'like', 'слово%')
      .orderBy('id')
      .execute()
    const numbers = said.map(({ text }) => Number(text.split(' ')[1]))
    const wanted = Math.ceil((updates - place) / chats.length)
    lost += wanted - new Set(numbers).size
    twice += numbers.length - new Set(numbers).size
    disordered += numbers.filter((number, index) => number < (numbers[index - 1] ?? -1)).length
  }
  return [
    { what: 'lost', found: lost, wanted: 0 },
    { what: 'done twice', found: twice, wanted: 0 },
    { what: 'out of the order of their chat', found: disordered, wanted: 0 },
  ]
}

/** What the bot said, by the clock of the Bot API. */
function limits({ attempts }: FakeBotApi): Line[] {
  let most = 0
  let since = 0
  for (const [index, { at }] of attempts.entries()) {
    while ((attempts[since]?.at ?? at) <= at - 1_000) since += 1
    most = Math.max(most, index - since + 1)
  }
  const tooSoon = [...Map.groupBy(attempts, ({ chat }) => chat).values()].flatMap((own) =>
    own.filter(({ at }, index) => index > 0 && at - (own[index - 1]?.at ?? 0) < 1_000),
  )
  return [
    { what: 'said', found: attempts.length },
    { what: 'most within a second', found: most },
    { what: 'over 30 within a second', found: Math.max(0, most - 30), wanted: 0 },
    { what: 'sooner than a second in a chat', found: tooSoon.length, wanted: 0 },
  ]
}
