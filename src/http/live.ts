import type { ServerResponse } from 'node:http'
import pg from 'pg'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { belongingsOf } from '../db/requests.ts'
import { LIVE_CHANNEL } from '../db/save.ts'
import { CUSTOMER_EVENTS } from '../domain/events.ts'
import { type Actor, may } from '../domain/permissions.ts'
import type { App, House } from './context.ts'
import { admitted } from './door.ts'

interface News {
  readonly request: number
  readonly event: number
  readonly kinds: readonly string[]
}

interface Listener {
  readonly actor: Actor
  readonly stream: ServerResponse
}

const news = z.object({ request: z.int(), event: z.int(), kinds: z.array(z.string()) })
const HEARTBEAT = 20_000
/** News of the same moment go out together: one question to the database for all of them. */
const GATHER = 25
const CUSTOMER_KINDS: readonly string[] = [...CUSTOMER_EVENTS, 'message.published']

/** One event stream a browser: ids only, and only of requests the person may read. What they mean is asked for anew. */
export function live(app: App, house: House): void {
  const listeners = new Set<Listener>()
  const stop = listen(house, listeners, (error) => app.log.warn(error))
  const beat = setInterval(() => {
    for (const { stream } of listeners) stream.write(': here\n\n')
  }, HEARTBEAT)
  app.addHook('preClose', async () => {
    clearInterval(beat)
    await stop()
    for (const { stream } of listeners) stream.end()
  })

  const query = z.object({ cursor: z.coerce.number().int().optional() })
  const schema = { summary: 'Changes as they happen (text/event-stream)', tags: ['live'], querystring: query }
  app.route({
    method: 'GET',
    url: '/api/live',
    schema,
    handler: (http, reply) => {
      const { actor } = admitted(http)
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      stream.write('retry: 1000\n\n')
      const listener = { actor, stream }
      listeners.add(listener)
      http.raw.on('close', () => listeners.delete(listener))
    },
  })
}

/** Hears NOTIFY on a connection of its own; when that breaks it opens another one and tells everybody of the gap. */
function listen(house: House, listeners: ReadonlySet<Listener>, warn: (error: Error) => void): () => Promise<void> {
  let stopped = false
  let client: pg.Client | null = null
  let waiting: News[] = []
  let timer: NodeJS.Timeout | null = null

  const flush = () => {
    const batch = waiting
    waiting = []
    timer = null
    if (listeners.size > 0) tell(house.database.db, listeners, batch).catch(warn)
  }
  const hear = (payload = '') => {
    waiting.push(news.parse(JSON.parse(payload)))
    timer ??= setTimeout(flush, GATHER)
  }
  const connect = async () => {
    client = new pg.Client({ connectionString: house.database.url, application_name: 'okno live' })
    client.on('notification', ({ payload }) => hear(payload))
    client.on('error', warn)
    client.on('end', () => {
      if (!stopped) setTimeout(again, 500)
    })
    await client.connect()
    await client.query(`listen ${LIVE_CHANNEL}`)
  }
  const again = () => {
    if (stopped) return
    connect().then(
      () => {
        for (const { stream } of listeners) stream.write('event: gap\ndata: {}\n\n')
      },
      () => setTimeout(again, 1000),
    )
  }
  connect().catch(again)
  return async () => {
    stopped = true
    if (timer) clearTimeout(timer)
    await client?.end().catch(() => undefined)
  }
}

async function tell(db: Db, listeners: ReadonlySet<Listener>, batch: readonly News[]): Promise<void> {
  const belongings = await belongingsOf(db, [...new Set(batch.map(({ request }) => request))])
  for (const { request, event, kinds } of batch) {
    const belonging = belongings.get(request)
    if (!belonging) continue
    for (const { actor, stream } of listeners) {
      if (!may(actor, 'read', belonging)) continue
      const shown = may(actor, 'read_internal', belonging)
        ? kinds
        : kinds.filter((kind) => CUSTOMER_KINDS.includes(kind))
      if (shown.length === 0) continue
      stream.write(`id: ${event}\ndata: ${JSON.stringify({ event, request, kinds: shown })}\n\n`)
    }
  }
}
