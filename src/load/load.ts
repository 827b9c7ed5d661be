import type { Db } from '../db/engine/database.ts'
import { insertLived, reserveNumbers, settle } from '../db/request/bulk-requests.ts'
import { chanceFrom } from './chance.ts'
import { gatherCrowd } from './crowd.ts'
import { liveThrough } from './live-through.ts'

const BATCH = 500

/** Adds believable requests of the last year for measuring; while one batch is written, the next is lived through. */
export async function load(db: Db, count: number, report: (line: string) => void): Promise<void> {
  const started = performance.now()
  const now = Date.now()
  const crowd = await gatherCrowd(db)
  let written: Promise<void> = Promise.resolve()
  for (let done = 0; done < count; done += BATCH) {
    const numbers = await reserveNumbers(db, Math.min(BATCH, count - done))
    const chance = chanceFrom(numbers[0] ?? 0)
    const lived = numbers.map((number) => liveThrough(crowd, chance, number, now))
    await written
    written = db.transaction().execute((tx) => insertLived(tx, lived))
    if (done % (BATCH * 10) === 0 && done > 0) report(`${done} of ${count}, ${rate(done, started)} a second`)
  }
  await written
  await settle(db)
  report(`${count} requests, ${rate(count, started)} a second`)
}

function rate(count: number, started: number): number {
  return Math.round(count / ((performance.now() - started) / 1000))
}
