import { parseArgs } from 'node:util'
import type { Db } from '../src/db/engine/database.ts'
import { gatherFacts, issueTokens } from './facts.ts'
import { type Measured, measure } from './measure.ts'
import { OPERATIONS } from './operations.ts'
import type { Served } from './served.ts'

/** Filing beside filing: without something, and with it. */
export type Place = 0 | 1

export interface InTurns {
  readonly clients: number
  /** Medians of the medians of all turns, in milliseconds. */
  readonly p50: readonly [number, number]
  readonly calls: readonly [number, number]
  readonly failed: number
}

/** What a comparison is asked on the command line. */
export function asked(requests: string) {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: requests },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '7' },
      clients: { type: 'string', default: '1,8' },
      database: { type: 'string' },
    },
  })
  return {
    requests: Number(values.requests),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    clients: values.clients.split(',').map(Number),
    database: values.database ?? null,
  }
}

/** Files requests turn by turn, `set` for the place of each turn, so that whatever else the machine does falls on both alike; the first turns do not count. */
export async function filingInTurns(
  { db, server, asked: { clients, seconds, rounds } }: { db: Db; server: Served; asked: ReturnType<typeof asked> },
  {
    set,
    after = async () => undefined,
  }: { set: (place: Place) => Promise<void>; after?: (counts: Place | null) => Promise<void> },
): Promise<readonly InTurns[]> {
  const filing = OPERATIONS.find(({ name }) => name === 'file a request')
  if (!filing) throw new Error('filing is an operation')
  const tokens = await issueTokens(db)
  const facts = await gatherFacts(db)
  const results: InTurns[] = []
  for (const at of clients) {
    const taken: readonly [Measured[], Measured[]] = [[], []]
    for (let round = -1; round < rounds; round++) {
      for (const place of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        await set(place)
        const measured = await measure({ clients: at, seconds: round < 0 ? 0.5 : seconds }, (_, turn) =>
          server.ask(filing.call(facts, turn), tokens[filing.as]),
        )
        await after(round < 0 ? null : place)
        if (round >= 0) taken[place].push(measured)
      }
    }
    const p50 = ([0, 1] as const).map((place) => middle(taken[place].map((one) => one.p50)))
    const calls = ([0, 1] as const).map((place) => taken[place].reduce((sum, one) => sum + one.calls, 0))
    const failed = taken.flat().reduce((sum, { failures }) => sum + failures, 0)
    results.push({ clients: at, p50: [p50[0] ?? 0, p50[1] ?? 0], calls: [calls[0] ?? 0, calls[1] ?? 0], failed })
  }
  return results
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}
