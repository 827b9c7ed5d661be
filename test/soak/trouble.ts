import { setTimeout as delay } from 'node:timers/promises'
import type { SoakGround } from './ground.ts'
import type { Workers } from './workers.ts'

export interface TroublePlan {
  readonly kills: number
  readonly stops: number
  /** How long all of it takes at least. */
  readonly milliseconds: number
}

export interface TroubleCounts {
  kills: number
  cuts: number
  stops: number
}

/** Kills workers, cuts sockets and stops the database, evenly over the time; resolves when all of it has happened. */
export async function makeTrouble(
  { cable, stopDatabase }: Pick<SoakGround, 'cable' | 'stopDatabase'>,
  workers: Workers,
  plan: TroublePlan,
): Promise<TroubleCounts> {
  const counts: TroubleCounts = { kills: 0, cuts: 0, stops: 0 }
  const every = async (times: number, work: (index: number) => Promise<void> | void) => {
    for (let index = 0; index < times; index++) {
      await delay((plan.milliseconds / times) * (0.5 + Math.random()))
      await work(index)
    }
  }
  await Promise.all([
    every(plan.kills, async () => {
      await workers.killOne()
      counts.kills += 1
    }),
    every(plan.kills, () => {
      cable.cut()
      counts.cuts += 1
    }),
    every(plan.stops, async (index) => {
      await stopDatabase(index % 2 === 0 ? 'cleanly' : 'at once')
      counts.stops += 1
    }),
  ])
  return counts
}
