import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { GOING, HELD, WIDTH } from './clock-file.ts'

/**
 * One clock for the test, the processes of the desk and their database. It goes as fast as the machine's, and now and then it is moved on: only
 * while the desk has nothing to do, and never beyond the next moment at which it has. So a second of lateness is a second that somebody waited.
 */
export interface Clock {
  readonly file: string
  readonly now: () => number
  /** Moves it on to that moment; never back. */
  readonly jumpTo: (moment: number) => void
  /** Holds it, asks whether it may be moved on, and if so does. Nothing of the desk reads the time meanwhile. Resolves with whether it was moved. */
  readonly jumpIf: (mayJump: () => Promise<boolean>, moment: number) => Promise<boolean>
}

export function openClock(folder: string, start: number): Clock {
  const file = join(folder, 'clock')
  const handle = openSync(file, 'w+')
  let ahead = 0
  const keep = () => writeSync(handle, String(ahead).padStart(WIDTH, '0') + GOING, 0, 'latin1')
  const now = () => Date.now() + ahead
  const jumpTo = (moment: number) => {
    ahead += Math.max(0, Math.round(moment - now()))
    keep()
  }
  const jumpIf: Clock['jumpIf'] = async (mayJump, moment) => {
    writeSync(handle, HELD, WIDTH, 'latin1')
    try {
      const may = await mayJump()
      if (may) ahead += Math.max(0, Math.round(moment - now()))
      return may
    } finally {
      keep()
    }
  }
  jumpTo(start)
  return { file, now, jumpTo, jumpIf }
}

/** From its next connections on, whatever asks this database for now() is told the moved clock; so is its queue. */
export async function moveNow(pool: pg.Pool, { file }: Clock): Promise<void> {
  await pool.query(`create schema moved`)
  await pool.query(`create function moved.now() returns timestamptz language sql stable as $$
    select pg_catalog.now() + pg_catalog.make_interval(secs => pg_catalog.pg_read_file('${file}', 0, ${WIDTH})::pg_catalog.float8 / 1000) $$`)
  await pool.query(
    `do $$ begin execute format('alter database %I set search_path = public, moved, pg_catalog', current_database()); end $$`,
  )
}

/** The night from a Saturday to a Sunday in which the clocks of Berlin change next, at least three days from now: 01:00 UTC. */
export function nextChangeOfClocks(now: number): number {
  for (let month = 0; ; month += 1) {
    const first = new Date(now)
    const end = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month + 1, 0, 1))
    const night = end.getTime() - end.getUTCDay() * 86_400_000
    if ([2, 9].includes(end.getUTCMonth()) && night > now + 4 * 86_400_000) return night
  }
}
