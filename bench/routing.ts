// npm run bench -- routing: what rules cost where a request is filed, beside none of them, turn by turn in one run; and how long a trial takes.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import { tryRouting } from '../src/actions/routing/try-routing.ts'
import { type Db, openDatabase } from '../src/db/engine/database.ts'
import { insertRouting } from '../src/db/routing/versions.ts'
import { THE_DESK } from '../src/domain/access/permissions.ts'
import type { RoutingRule } from '../src/domain/routing/rule.ts'
import { asked, filingInTurns } from './filing-in-turns.ts'
import { grow, openGround } from './ground.ts'
import { serve } from './served.ts'

const order = asked('100000')
const ground = await openGround(order.database, say)
try {
  await grow(ground.url, order.requests, say)
  const database = openDatabase(ground.url, { connections: 4 })
  await compare(database.db)
  await tryOut(database.db)
  await database.close()
} finally {
  await ground.close()
}

/** Twenty rules of which the last takes everything and looks for the least loaded of the biggest team. */
async function manyRules(db: Db): Promise<RoutingRule[]> {
  const { rows } = await sql<{ team: number; person: number }>`select m.team_id as team, min(m.person_id) as person
    from team_members m group by m.team_id order by count(*) desc limit 1`.execute(db)
  const [biggest] = rows
  if (!biggest) throw new Error('The demo company has teams.')
  const rule = { enabled: true, specialistId: null, teamId: biggest.team } as const
  const words = ['терминал', 'егаис', 'лояльность', 'доставка', 'весы', 'сканер', 'меню', 'склад', 'отчёт', 'киоск']
  const narrow = Array.from({ length: 19 }, (_, place): RoutingRule => {
    const values = [`${words[place % words.length]} ${place}`, `слово ${place}`]
    const when = [
      [{ kind: 'words', isNot: false, values } as const],
      [{ kind: 'vip', isNot: true, values: ['yes'] } as const],
    ]
    return { ...rule, id: `narrow ${place}`, name: `Правило ${place}`, when, strategy: 'round_robin' }
  })
  return [...narrow, { ...rule, id: 'all', name: 'Все', when: [], strategy: 'least_loaded' }]
}

async function compare(db: Db): Promise<void> {
  const server = await serve(ground.url, ground.dataFolder)
  const rules = await manyRules(db)
  const by = await sql<{ id: number }>`select min(id) as id from people`.execute(db)
  const actor = { ...THE_DESK, personId: by.rows[0]?.id ?? 0 }
  const set = (held: readonly RoutingRule[]) =>
    db.transaction().execute(async (tx) => {
      await insertRouting({ tx, actor, now: Date.now() }, { rules: held, untakenMinutes: 15 })
    })
  const results = await filingInTurns({ db, server, asked: order }, { set: (place) => set(place === 0 ? [] : rules) })
  for (const { clients, p50, failed } of results) {
    const [none, many] = p50
    console.log(
      `${clients} clients: p50 ${none.toFixed(2)} ms without rules, ${many.toFixed(2)} ms with 20 and the least loaded: ${(many - none).toFixed(2)} ms more, failed ${failed}`,
    )
  }
  await server.stop()
}

async function tryOut(db: Db): Promise<void> {
  const rules = await manyRules(db)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  for (const days of [7, 30] as const) {
    delay.reset()
    delay.enable()
    const began = performance.now()
    const outcome = await db
      .transaction()
      .execute((tx) => tryRouting({ tx, actor: THE_DESK, now: Date.now() }, rules, { days }))
    delay.disable()
    console.log(
      `trial over ${days} days: ${outcome.checked} requests, 20 rules: ${Math.round(performance.now() - began)} ms, the event loop held for ${Math.round(delay.max / 1e6)} ms at most`,
    )
  }
}

function say(line: string): void {
  console.error(line)
}
