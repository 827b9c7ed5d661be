import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../../src/db/engine/database.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/ground/instant.ts'
import type { Clock } from './clock.ts'
import type { Crew } from './crew.ts'
import { type Doing, fileOne, GRID, type People, turnOnLine } from './doings.ts'

/** Milliseconds of the machine that the desk gets to do what is due. */
const PATIENCE = 90_000
/** What is due so soon is waited for, not jumped to. */
const SOON = 1_000

export interface Week {
  readonly database: Database
  readonly clock: Clock
  readonly crew: Crew
  readonly people: Omit<People, 'plan'>
  readonly requests: number
  readonly kills: number
  readonly starts: number
  readonly ends: number
  /** When both processes are down for two hours. */
  readonly outageAt: number
  /** What administrators do, each at its moment. */
  readonly deeds: readonly Doing[]
}

/** From the end of it both are there again, and when they were ready. */
export interface Outage {
  readonly from: number
  readonly to: number
  readonly ready: number
}

export interface Lived {
  readonly outage: Outage
  readonly jumps: number
  readonly acts: number
}

/** Lives through the week: people act on a grid of half-hours, the desk does what is due between, and time that nobody needs is left out. */
export async function liveThrough(week: Week): Promise<Lived> {
  const { clock, people, ends, starts } = week
  const agenda: Doing[] = [...week.deeds]
  const plan = (doing: Doing) => {
    if (doing.at < ends) agenda.push(doing)
  }
  const full: People = { ...people, plan }
  filings(week, full, agenda)
  const killTimes = Array.from(
    { length: week.kills },
    (_, one) => starts + ((one + 0.7) * (ends - starts)) / week.kills,
  )
  let outage: Outage | null = null
  let [jumps, acts] = [0, 0]
  let killing = Promise.resolve()
  const tellProgress = progressOf(week)
  while (clock.now() < ends) {
    const stop = outage ? ends : week.outageAt
    const next = Math.min(...agenda.map(({ at }) => at), await nextDue(week), stop)
    if (next > clock.now() + SOON) {
      // Whoever was at work may have left something that is due before that.
      if (!(await movedOn(week, next))) continue
      jumps += 1
    }
    const killAt = killTimes[0]
    if (killAt !== undefined && killAt <= clock.now()) {
      killTimes.shift()
      killing = killSome(week, killTimes.length)
    }
    if (outage === null && clock.now() >= week.outageAt) {
      await killing
      outage = await standStill(week)
    }
    const due = takenFrom(agenda, clock.now())
    for (let one = 0; one < due.length; one += 4) await Promise.all(due.slice(one, one + 4).map(({ act }) => act()))
    acts += due.length
    await settled(week)
    tellProgress(`${acts} doings, ${jumps} jumps`)
  }
  await killing
  await settled(week)
  if (!outage) throw new Error('the week ended without its outage')
  return { outage, jumps, acts }
}

/** Says every six hours of the week how far it is. */
function progressOf({ clock, crew, starts }: Week): (words: string) => void {
  const began = performance.now()
  let told = 0
  return (words) => {
    const part = Math.floor((clock.now() - starts) / (6 * HOUR))
    if (part === told) return
    told = part
    const seconds = Math.round((performance.now() - began) / 1_000)
    console.log(`  … ${new Date(clock.now()).toISOString()}: ${words}, ${crew.kills()} kills, ${seconds} s`)
  }
}

/** What is to be done by now; it is on the agenda no longer. */
function takenFrom(agenda: Doing[], now: number): Doing[] {
  const due = agenda.filter(({ at }) => at <= now)
  const later = agenda.filter(({ at }) => at > now)
  agenda.splice(0, agenda.length, ...later)
  return due
}

/** Requests come over six days, some at once; now and then one comes off the grid. */
function filings({ requests, starts }: Week, people: People, agenda: Doing[]): void {
  const { chance } = people
  const moments = Math.max(1, Math.round(requests / 3))
  for (let one = 0; one < requests; one += 1) {
    const on = starts + Math.floor(((one % moments) * 6 * DAY) / GRID / moments) * GRID
    const at = chance.happens(0.01) ? on + chance.below(GRID) : on
    agenda.push({ at, act: () => fileOne(people, on) })
    if (one % 10 === 0) agenda.push({ at: on, act: () => turnOnLine(people) })
  }
}

async function killSome({ crew, people: { chance } }: Week, left: number): Promise<void> {
  await delay(chance.below(700))
  await crew.replace(left % 5 === 4 ? [0, 1] : [left % 2])
}

async function standStill({ clock, crew, outageAt }: Week): Promise<Outage> {
  const from = clock.now()
  await crew.outage(async () => {
    for (let part = 1; part <= 4; part += 1) {
      clock.jumpTo(outageAt + part * 30 * MINUTE)
      await delay(200)
    }
  })
  const to = clock.now()
  await crew.ready()
  console.log(`  … both were down from ${new Date(from).toISOString()} to ${new Date(to).toISOString()}`)
  return { from, to, ready: clock.now() }
}

const NEXT_DUE = sql`(extract(epoch from least(
  (select min(wakes_at) from requests), (select min(next_at) from alarms))) * 1000)::bigint`

/** When the desk has to do something next that it does by its clock alone. */
async function nextDue({ database: { db } }: Week): Promise<number> {
  const { rows } = await sql<{ at: number | null }>`select ${NEXT_DUE} as at`.execute(db)
  return rows[0]?.at ?? Number.POSITIVE_INFINITY
}

interface Waiting {
  readonly steps: number
  readonly alarms: number
  readonly automations: number
  readonly untold: number
  readonly jobs: number
  readonly chats: number
}

/**
 * Moves the clock on to shortly before that moment, or says that something is due before it. A transaction that began before a jump must not
 * read the clock after it, nor one that read it before write after: both would decide by a time that was never there.
 */
async function movedOn({ database: { db }, clock, people }: Week, moment: number): Promise<boolean> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    let isDueBefore = false
    const moved = await clock.jumpIf(async () => {
      const { rows } = await sql<{ open: number; at: number | null }>`select ${NEXT_DUE} as at,
        (select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and xact_start is not null and backend_type = 'client backend') as open`.execute(db)
      const [{ open, at } = { open: 1, at: null }] = rows
      isDueBefore = (at ?? Number.POSITIVE_INFINITY) < moment
      return open === 0 && !isDueBefore
    }, moment - people.chance.below(150))
    if (moved || isDueBefore) return moved
    if (Date.now() > deadline) throw new Error(`a transaction was open for ${PATIENCE / SECOND} s`)
    await delay(2)
  }
}

/** The desk has done all that is due by now. */
async function settled({ database: { db }, clock, crew }: Week): Promise<void> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const { rows } = await sql<Waiting>`select
      (select count(*) from requests where wakes_at <= now()) as steps,
      (select count(*) from alarms where next_at <= now()) as alarms,
      (select count(*) from automation_due) as automations,
      (select count(*) from untold_changes where not_before is null or not_before <= now()) as untold,
      (select count(*) from graphile_worker.jobs where task_identifier in ('tell-people', 'deliver') and run_at <= now() and attempts < max_attempts) as jobs,
      (select count(*) from messenger_outbound where sent_at is null and gave_up_at is null) as chats`.execute(db)
    const waiting = Object.entries(rows[0] ?? {}).filter(([, count]) => count > 0)
    if (rows[0] && waiting.length === 0) return
    if (Date.now() > deadline) {
      const left = waiting.map(([what, count]) => `${what} ${count}`).join(', ')
      const at = new Date(clock.now()).toISOString()
      throw new Error(
        `at ${at} the desk did not do within ${PATIENCE / SECOND} s what is due: ${left}\n${crew.said().slice(-3_000)}`,
      )
    }
    await delay(40)
  }
}
