// npm run bench -- routing: what rules cost where a request is filed, beside none of them, turn by turn in one run; and how long a trial takes.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { tryRouting } from '../src/actions/routing/try-routing.ts'
import { type Db, openDatabase } from '../src/db/engine/database.ts'
import { insertRouting } from '../src/db/routing/versions.ts'
import { THE_DESK } from '../src/domain/access/permissions.ts'
import type { RoutingRule } from '../src/domain/routing/rule.ts'
import { gatherFacts, issueTokens } from './facts.ts'
import { grow, openGround } from './ground.ts'
import { type Measured, measure } from './measure.ts'
import { OPERATIONS } from './operations.ts'
import { serve } from './served.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '7' },
    clients: { type: 'string', default: '1,8' },
    database: { type: 'string' },
  },
})
const ground = await openGround(values.database ?? null, say)
try {
  await grow(ground.url, Number(values.requests), say)
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
  const filing = OPERATIONS.find(({ name }) => name === 'file a request')
  if (!filing) throw new Error('filing is an operation')
  const tokens = await issueTokens(db)
  const facts = await gatherFacts(db)
  const server = await serve(ground.url, ground.dataFolder)
  const rules = await manyRules(db)
  const by = await sql<{ id: number }>`select min(id) as id from people`.execute(db)
  const actor = { ...THE_DESK, personId: by.rows[0]?.id ?? 0 }
  const set = (held: readonly RoutingRule[]) =>
    db.transaction().execute((tx) => insertRouting({ tx, actor, now: Date.now() }, { rules: held, untakenMinutes: 15 }))
  for (const clients of values.clients.split(',').map(Number)) {
    const taken: readonly [Measured[], Measured[]] = [[], []]
    for (let round = -1; round < Number(values.rounds); round++) {
      for (const place of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        await set(place === 0 ? [] : rules)
        const seconds = round < 0 ? 0.5 : Number(values.seconds)
        const measured = await measure({ clients, seconds }, (_, turn) =>
          server.ask(filing.call(facts, turn), tokens[filing.as]),
        )
        if (round >= 0) taken[place].push(measured)
      }
    }
    const [none, many] = taken.map((all) => middle(all.map(({ p50 }) => p50)))
    const failed = taken.flat().reduce((sum, { failures }) => sum + failures, 0)
    console.log(
      `${clients} clients: p50 ${none?.toFixed(2)} ms without rules, ${many?.toFixed(2)} ms with 20 and the least loaded: ${((many ?? 0) - (none ?? 0)).toFixed(2)} ms more, failed ${failed}`,
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

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}

function say(line: string): void {
  console.error(line)
}
