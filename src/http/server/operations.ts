import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { isReady } from '../../db/engine/ready.ts'
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
  const looks = house.guests.flatMap(({ figures }) => (figures ? [figures(registry, house)] : []))
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
    for (const look of looks) await look()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
