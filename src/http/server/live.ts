import type { ServerResponse } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../db/engine/database.ts'
import { listenTo } from '../../db/engine/listen.ts'
import { LIVE_CHANNEL } from '../../db/engine/live.ts'
import type { SignedIn } from '../../db/people/actors.ts'
import { belongingsOf } from '../../db/request/requests.ts'
import { may } from '../../domain/access/permissions.ts'
import { QUOTAS } from '../../domain/files/quotas.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { CUSTOMER_EVENTS, CUSTOMER_EVENTS_OF_PEOPLE } from '../../domain/request/event-table.ts'
import type { App, House } from './context.ts'
import { admitted, seatOf } from './door.ts'
import { type RecentNews, recentNews } from './recent-news.ts'
import { findSignedIn } from './sign-in-check.ts'

interface News {
  readonly request: number
  readonly event: number
  readonly kinds: readonly string[]
}

type Nudge = z.output<typeof nudged>

interface Listener {
  signedIn: SignedIn
  readonly http: FastifyRequest
  readonly stream: ServerResponse
}

const news = z.object({ request: z.int(), event: z.int(), kinds: z.array(z.string()) })
/** A way in of this person has ended, or a right of his. */
const less = z.object({ person: z.int() })
/** Something of these people is to be asked for anew, and it is no request. */
const nudged = z.object({ people: z.array(z.int()), kinds: z.array(z.string()) })
const heard = z.union([news, less, nudged])

/** Who listens at this server. */
interface Hall {
  readonly house: House
  readonly listeners: Set<Listener>
  readonly recent: RecentNews<News | Nudge>
  readonly warn: (error: unknown) => void
}
const HEARTBEAT = 15_000
/** News of the same moment go out together: one question to the database for all of them. */
const GATHER = 25
const GAP = 'event: gap\ndata: {}\n\n'
const CUSTOMER_KINDS: readonly string[] = [...CUSTOMER_EVENTS, ...CUSTOMER_EVENTS_OF_PEOPLE, 'message.published']

/** One event stream a browser: ids only, and only of requests the person may read. What they mean is asked for anew. */
export function live(app: App, house: House): void {
  const listeners = new Set<Listener>()
  const warn = (error: unknown) => app.log.warn(error)
  const recent = recentNews<News | Nudge>(Date.now)
  const hall = { house, listeners, recent, warn }
  const stop = hearNews(hall)
  const beat = setInterval(() => void lookAgain(hall, listeners), HEARTBEAT)
  app.addHook('preClose', async () => {
    clearInterval(beat)
    await stop()
    for (const { stream } of listeners) stream.end()
  })

  const query = z.object({
    lookBack: z.coerce.number().int().min(0).optional().describe('Also the news of so many milliseconds before'),
  })
  const schema = { summary: 'Changes as they happen (text/event-stream)', tags: ['live'], querystring: query }
  app.route({
    method: 'GET',
    url: '/api/live',
    // The head of a stream that goes on for ever would never be done.
    exposeHeadRoute: false,
    schema,
    handler: (http, reply) => {
      const signedIn = admitted(http)
      const { lookBack } = query.parse(http.query)
      demandRoom(listeners, seatOf(signedIn))
      reply.hijack()
      const stream = reply.raw
      const kind = 'text/event-stream; charset=utf-8'
      stream.writeHead(200, { 'content-type': kind, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      stream.write('retry: 1000\n\n')
      const listener = { signedIn, http, stream }
      listeners.add(listener)
      http.raw.on('close', () => listeners.delete(listener))
      // What ended between the question at the door and this line has told nobody.
      void lookAgain(hall, [listener])
      if (lookBack !== undefined) catchUp(house, listener, recent.since(Date.now() - lookBack)).catch(warn)
    },
  })
}

/** One person does not take the connections of all others. */
function demandRoom(listeners: ReadonlySet<Listener>, personId: number): void {
  const own = [...listeners].filter(({ signedIn }) => seatOf(signedIn) === personId).length
  if (own >= QUOTAS.liveStreams) throw new Refusal('live.too-many', { most: QUOTAS.liveStreams })
}

/** Whose session has ended hears nothing more; who was given a right hears by it from the next beat. */
async function lookAgain({ house, listeners, warn }: Hall, some: Iterable<Listener>): Promise<void> {
  const one = async (listener: Listener) => {
    const signedIn = await findSignedIn(house, listener.http)
    if (!listeners.has(listener)) return
    if (signedIn) {
      listener.signedIn = signedIn
      listener.stream.write(': here\n\n')
      return
    }
    listeners.delete(listener)
    listener.stream.end()
  }
  await Promise.all([...some].map((listener) => one(listener).catch(warn)))
}

/** Null: it has missed what nobody remembers. */
async function catchUp(
  { database }: House,
  listener: Listener,
  missed: readonly (News | Nudge)[] | null,
): Promise<void> {
  if (missed === null) return void listener.stream.write(GAP)
  const alone = new Set([listener])
  const requests: News[] = []
  for (const one of missed) {
    if ('people' in one) nudge(alone, one)
    else requests.push(one)
  }
  if (requests.length > 0) await tell(database.db, alone, requests)
}

function hearNews({ house, listeners, recent, warn }: Hall): () => Promise<void> {
  let waiting: News[] = []
  let timer: NodeJS.Timeout | null = null
  let looking = Promise.resolve()
  const look = (some: Iterable<Listener>) => {
    looking = Promise.all([looking, lookAgain({ house, listeners, recent, warn }, some)]).then(() => undefined)
  }
  const flush = async () => {
    const batch = waiting
    waiting = []
    timer = null
    // Whoever was signed out before this news does not hear it.
    await looking
    if (listeners.size > 0) await tell(house.database.db, listeners, batch)
  }
  const stop = listenTo(house.database.url, LIVE_CHANNEL, {
    hear: (payload) => {
      const one = heard.parse(JSON.parse(payload))
      if ('person' in one) {
        look([...listeners].filter(({ signedIn }) => [signedIn.person.id, seatOf(signedIn)].includes(one.person)))
        return
      }
      recent.keep(one)
      if ('people' in one) return nudge(listeners, one)
      waiting.push(one)
      timer ??= setTimeout(() => flush().catch(warn), GATHER)
    },
    gap: () => {
      recent.forget()
      for (const { stream } of listeners) stream.write(GAP)
      look(listeners)
    },
    warn,
  })
  return async () => {
    if (timer) clearTimeout(timer)
    await stop()
  }
}

/** At once: a telephone that rings does not wait for its turn. Whoever looks as somebody else takes no calls for him. */
function nudge(listeners: ReadonlySet<Listener>, { people, kinds }: Nudge): void {
  for (const { signedIn, stream } of listeners) {
    if (signedIn.viewer || !people.includes(signedIn.person.id)) continue
    stream.write(`event: nudge\ndata: ${JSON.stringify({ kinds })}\n\n`)
  }
}

async function tell(db: Db, listeners: ReadonlySet<Listener>, batch: readonly News[]): Promise<void> {
  const belongings = await belongingsOf(db, [...new Set(batch.map(({ request }) => request))])
  for (const { request, event, kinds } of batch) {
    const belonging = belongings.get(request)
    if (!belonging) continue
    for (const { signedIn, stream } of listeners) {
      const { actor } = signedIn
      if (!may(actor, 'read', belonging)) continue
      const shown = may(actor, 'read_internal', belonging)
        ? kinds
        : kinds.filter((kind) => CUSTOMER_KINDS.includes(kind))
      if (shown.length === 0) continue
      stream.write(`id: ${event}\ndata: ${JSON.stringify({ event, request, kinds: shown })}\n\n`)
    }
  }
}
