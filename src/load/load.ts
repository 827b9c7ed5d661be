import type { Database } from '../db/engine/database.ts'
import { beginFilling, reserveNumbers, settle } from '../db/request/bulk-requests.ts'
import { chanceFrom } from './chance.ts'
import { gatherCrowd } from './crowd.ts'
import { liveThrough } from './live-through.ts'

const BATCH = 500

/** Adds believable requests of the last year for measuring; while one batch is written, the next is lived through. */
export async function load(
  { db, url }: Pick<Database, 'db' | 'url'>,
  count: number,
  report: (line: string) => void,
): Promise<void> {
  const started = performance.now()
  const now = Date.now()
  const crowd = await gatherCrowd(db)
  const filling = await beginFilling(url, count)
  try {
    let written: Promise<void> = Promise.resolve()
    for (let done = 0; done < count; done += BATCH) {
      const numbers = await reserveNumbers(db, Math.min(BATCH, count - done))
      const chance = chanceFrom(numbers[0] ?? 0)
      const lived = numbers.map((number) => liveThrough(crowd, chance, number, now))
      await written
      written = filling.add(lived)
      if (done % (BATCH * 20) === 0 && done > 0) report(`${done} of ${count}, ${rate(done, started)} a second`)
    }
    await written
  } catch (error) {
    await filling.giveUp()
    throw error
  }
  await filling.end()
  await settle(db)
  report(`${count} requests, ${rate(count, started)} a second`)
}

function rate(count: number, started: number): number {
  return Math.round(count / ((performance.now() - started) / 1000))
}
