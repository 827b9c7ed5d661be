import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '../../../src/db/engine/database.ts'
import { startPostgres } from '../../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../../src/db/engine/migrate.ts'
import { DAY, HOUR } from '../../../src/domain/ground/instant.ts'
import { testHouse } from '../../desk.ts'
import { chanceFrom } from '../../sla-cases.ts'
import { fakeBotApi } from '../../telegram/fake-bot-api.ts'
import { SUPPORT } from '../ground.ts'
import type { Line } from '../table.ts'
import { openUnwellSmtp } from '../unwell-smtp.ts'
import { moveNow, nextChangeOfClocks, openClock } from './clock.ts'
import { comparedSteps } from './compared.ts'
import { openCrew } from './crew.ts'
import { daysFrom } from './doings.ts'
import { openDoors } from './doors.ts'
import { keepPlan, keepRules, planPeople } from './rules.ts'
import { comparedNotices, innerPages } from './told.ts'
import { linkMessenger, openTown } from './town.ts'
import { liveThrough } from './week.ts'

export interface WeekOrder {
  readonly requests: number
  readonly kills: number
  /** The same number tells the same week, but for what the machine's time decides. */
  readonly seed: number
}

/**
 * A simulated week with a moved clock: two processes that are killed, two hours in which both are down, the night in which the clocks change, people
 * who come, act and are away. Ends with what was promised beside what came about.
 */
export async function soakWeek({ requests, kills, seed }: WeekOrder): Promise<Line[]> {
  const closings: (() => Promise<unknown>)[] = []
  try {
    return await soak(closings, { requests, kills, seed })
  } finally {
    for (const close of closings) await close()
  }
}

async function soak(closings: (() => Promise<unknown>)[], { requests, kills, seed }: WeekOrder): Promise<Line[]> {
  const night = nextChangeOfClocks(Date.now())
  const starts = night - 4 * DAY + 5 * HOUR
  const began = performance.now()
  const folder = await mkdtemp('/tmp/okno-week-')
  closings.unshift(() => rm(folder, { recursive: true, force: true }))
  const postgres = await startPostgres({ folder: join(folder, 'pg'), kind: 'throwaway', say: () => undefined })
  closings.unshift(postgres.stop)
  await migrate(postgres.url)
  const clock = openClock(folder, starts)
  const before = openDatabase(postgres.url, { connections: 1, say: () => undefined })
  await moveNow(before.pool, clock).finally(before.close)
  const database = openDatabase(postgres.url, { connections: 10, say: () => undefined })
  closings.unshift(database.close)

  const api = await fakeBotApi()
  closings.unshift(api.close)
  const smtp = await openUnwellSmtp(() => true)
  closings.unshift(smtp.close)
  const house = testHouse(database, { folder: join(folder, 'data'), now: clock.now, telegramApi: api.url })
  const town = await openTown(database, clock.now())
  await linkMessenger(database, town, api, house.secret, clock.now())
  const { call, close } = await openDoors(house)
  closings.unshift(close)
  await keepRules(call, town)
  await keepPlan(call, town, 'before')
  await planPeople(call, town, daysFrom(starts))

  const settings = {
    DATABASE_URL: postgres.url,
    OKNO_DATA: join(folder, 'data'),
    OKNO_SECRET: house.secret,
    OKNO_URL: 'https://okno.example',
    OKNO_MAIL_ADDRESS: SUPPORT,
    OKNO_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    OKNO_TELEGRAM_API: api.url,
  }
  const crew = await openCrew(settings, clock.file)
  closings.unshift(crew.stop)
  console.log(
    `  … from ${new Date(starts).toISOString()} over the night of ${new Date(night).toISOString()}, seed ${seed}`,
  )
  const refused = new Map<string, number>()
  const people = { db: database.db, town, call, chance: chanceFrom(seed), now: clock.now, refused }
  const deeds = [{ at: night - 4 * HOUR, act: () => keepPlan(call, town, 'after') }]
  const ends = starts + 7 * DAY
  const lived = await liveThrough({
    ...{ database, clock, crew, people, requests, kills, starts, ends, deeds },
    outageAt: starts + 2 * DAY + 9 * HOUR,
  })
  for (const [code, times] of refused) console.log(`  … refused ${times} times: ${code}`)
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  return [
    {
      what: 'requests',
      found: await database.db
        .selectFrom('requests')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
        .then(({ n }) => Number(n)),
      wanted: requests,
    },
    { what: 'people', found: town.count },
    { what: 'doings of people', found: lived.acts },
    { what: 'jumps of the clock', found: lived.jumps },
    { what: 'kills of a process, kill -9', found: crew.kills() },
    { what: 'processes that ended by themselves', found: crew.endedByThemselves(), wanted: 0 },
    { what: 'minutes of the machine’s time', found: minutes },
    ...(await comparedSteps({ db: database.db, town, outage: lived.outage, end: clock.now() })),
    ...(await comparedNotices({ db: database.db, town, letters: smtp.taken, api })),
    { what: 'inner words on pages of customers', found: await innerPages(database.db, call, town), wanted: 0 },
  ]
}
