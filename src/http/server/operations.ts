import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isReady } from '../../db/engine/ready.ts'
import { letterCare } from '../../db/mail/raw-letters-view.ts'
import type { App, House } from './context.ts'

/** For whoever watches over the desk: alive, ready, and figures. */
export function operations(app: App, house: House): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'okno_http_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  const lookAtMail = mailFigures(registry, house)
  app.addHook('onResponse', async (http, reply) => {
    const labels = { method: http.method, route: http.routeOptions.url ?? 'none', status: String(reply.statusCode) }
    duration.observe(labels, reply.elapsedTime / 1000)
  })

  app.get('/health/live', { schema: { hide: true } }, async () => ({ alive: true }))
  app.get('/health/ready', { schema: { hide: true } }, async (_http, reply) => {
    const ready = await isReady(house.database.db)
    return reply.status(ready ? 200 : 503).send({ ready })
  })
  app.get('/metrics', { schema: { hide: true } }, async (_http, reply) => {
    await lookAtMail()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** How the mail fares, for alarms. While the database is away the figures stay as they were; that it is away is another alarm. */
function mailFigures(registry: Registry, { database, now }: House): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const parked = gauge('okno_letters_parked', 'Letters that wait for a decision')
  const broken = gauge('okno_mailboxes_broken', 'Mailboxes that cannot be read just now')
  const waiting = gauge('okno_letters_waiting_seconds', 'For how long the oldest letter has waited to be read')
  return async () => {
    const care = await letterCare(database.db).catch(() => null)
    if (!care) return
    parked.set(care.parked)
    broken.set(care.broken)
    waiting.set(care.waitingSince === null ? 0 : Math.max(0, now() - Date.parse(care.waitingSince)) / 1000)
  }
}
