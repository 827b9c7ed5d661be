import { sql } from 'kysely'
import type { Db } from '../../../src/db/engine/database.ts'
import { MINUTE, SECOND } from '../../../src/domain/ground/instant.ts'
import type { EscalationPlan } from '../../../src/domain/terms/escalation.ts'
import { type ClockTerms, type Expected, type Past, WON } from '../../escalation-oracle.ts'
import { openMinutes, wallOf } from '../../sla-oracle.ts'
import type { Line } from '../table.ts'
import { AFTER_OUTAGE, fellDueIn, type Ground, Oracle } from './expected.ts'
import { TIMES, type Town, ZONE } from './town.ts'
import type { Outage } from './week.ts'

/** What is later than so many milliseconds is named. */
const LATE = 5 * SECOND
/** Of so many requests about which something is wrong the whole history is told. */
const TOLD_WHOLE = 8

export interface Ended {
  readonly db: Db
  readonly town: Town
  readonly outage: Outage
  readonly end: number
}

/** What clocks, absences of an answer, alarms and rules had to bring about in each request, beside what its history says. */
export async function comparedSteps(ended: Ended): Promise<Line[]> {
  const { db, town, outage, end } = ended
  const plans = await plansOf(db)
  const wall = wallOf(ZONE)
  const open = new Map(
    town.customers.map(({ contractId, hours, levelId }) => [contractId, { open: openMinutes(hours, wall), levelId }]),
  )
  const stories = await storiesOf(db)
  const [late, lateAfter]: [number[], number[]] = [[], []]
  const wrong: string[] = []
  const kinds = new Map<string, number>()
  let [raced, missing, apart] = [0, 0, 0]
  for (const [number, { contractId, past }] of stories) {
    const terms = open.get(contractId)
    if (!terms) throw new Error(`request ${number} has no contract of the week`)
    const oracle = new Oracle({ ...terms, plans, outage, targetOf })
    oracle.live(past, end)
    wrong.push(...oracle.wrong.map((words) => `${number}: ${words}`))
    apart += toldApart([...oracle.all.values()])
    for (const one of oracle.all.values()) {
      if (one.toldAt === null) {
        const patience = Math.min(one.until, end) - dueIn(one, outage)
        const isMissing = patience >= (isOfOutage(one, outage) ? AFTER_OUTAGE : WON)
        if (isMissing) wrong.push(`${number}: never told: ${one.key}, due ${new Date(one.due).toISOString()}`)
        if (isMissing) missing += 1
        else if (patience >= 0) raced += 1
        continue
      }
      const kind = one.key.replaceAll(/[\d:]+/g, ' ').trim()
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      const since = one.toldAt - dueIn(one, outage)
      const isAfter = isOfOutage(one, outage)
      if (since > (isAfter ? AFTER_OUTAGE : LATE)) console.error(lateness(number, one, since, past))
      if (isAfter) lateAfter.push(since)
      else late.push(since)
    }
  }
  for (const words of wrong.slice(0, 25)) console.error(`    ${words}`)
  const strange = [...stories].filter(([number]) => wrong.some((words) => words.startsWith(`${number}:`)))
  for (const [number, { past }] of strange.slice(0, TOLD_WHOLE))
    console.error([`    ${number}`, ...linesOf(past)].join('\n'))
  const counted = (what: string) => wrong.filter((words) => words.includes(what)).length
  return [
    { what: 'steps that were due, each once', found: late.length + lateAfter.length },
    ...[...kinds].toSorted().map(([what, found]) => ({ what: `  ${what}`, found })),
    { what: 'never told', found: missing, wanted: 0 },
    { what: 'told twice', found: counted(': twice:'), wanted: 0 },
    {
      what: 'told early or for nothing',
      found: counted('early') + counted('for nothing') - counted('early or for nothing'),
      wanted: 0,
    },
    { what: 'that say another deadline than the second clock', found: counted('another deadline'), wanted: 0 },
    { what: 'steps of one moment that were told in two', found: apart, wanted: 0 },
    { what: 'a person acted within 5 s of the step, and was first', found: raced },
    { what: 'ms late, the half of them', found: Math.round(share(late, 0.5)) },
    { what: 'ms late, 99 of 100', found: Math.round(share(late, 0.99)) },
    { what: '99 of 100 within 5 s', found: share(late, 0.99) <= 5_000 ? 'yes' : 'no', wanted: 'yes' },
    { what: 'ms late, the latest', found: Math.round(share(late, 1)) },
    { what: 'steps that fell due while both were down', found: lateAfter.length },
    { what: 'ms after the end of that, the latest', found: Math.round(share(lateAfter, 1)) },
    { what: 'all of these within 60 s', found: share(lateAfter, 1) <= 60_000 ? 'yes' : 'no', wanted: 'yes' },
    { what: 'lines of the history that say no reason', found: reasonless(stories), wanted: 0 },
  ]
}

/** A step that came late, and what happened to its request about that time. */
function lateness(number: number, { key, due, toldAt }: Expected, since: number, past: readonly Past[]): string {
  const about = past.filter(({ at }) => at > due - MINUTE && at <= (toldAt ?? due))
  return [`    ${number}: ${since} ms late: ${key}, due ${new Date(due).toISOString()}`, ...linesOf(about)].join('\n')
}

function linesOf(past: readonly Past[]): string[] {
  return past.map(
    ({ at, type, actor, data }) =>
      `      ${new Date(at).toISOString()} ${type} by ${actor ?? 'the desk'} ${JSON.stringify(data).slice(0, 200)}`,
  )
}

const targetOf: ClockTerms['targetOf'] = (metric, priority) => TIMES[priority][metric === 'reaction' ? 0 : 1] * MINUTE

/** What fell due while nobody was there is due from then on. Time that is given anew begins when somebody looks. */
function dueIn(one: Expected, outage: Outage): number {
  return isOfOutage(one, outage) ? Math.max(one.due, outage.to) : one.due
}

function isOfOutage({ key, due, toldAt }: Expected, outage: Outage): boolean {
  if (key.startsWith('goes on:anew')) return true
  return fellDueIn(outage, due) && (toldAt === null || toldAt > outage.from)
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0
}

/** Of the clocks of one request: what is due in one moment is told as one. */
function toldApart(all: readonly Expected[]): number {
  const ofClocks = all.filter(({ key, toldAt }) => /^(reaction|resolution)/.test(key) && toldAt !== null)
  const moments = [...Map.groupBy(ofClocks, ({ due }) => due).values()]
  return moments.filter((steps) => new Set(steps.map(({ toldAt }) => toldAt)).size > 1).length
}

/** What happens by itself says of what step, why, or by which rule. */
function reasonless(stories: Awaited<ReturnType<typeof storiesOf>>): number {
  const all = [...stories.values()].flatMap(({ past }) => past).filter(({ actor }) => actor === null)
  return all.filter(({ type, data }) => {
    if (type === 'clock.escalated')
      return !data.metric || !data.percent || !data.dueAt || !data.does || data.to.length === 0
    if (type === 'clock.breached' || type === 'clock.soon-due') return !data.metric || !data.dueAt
    if (type === 'alarm.passed-on') return !data.metric || !data.percent || !data.minutes
    if (type === 'request.automated') return !data.rule?.name || !data.trigger
    if (type === 'request.priority-overridden') return data.to !== null && !data.reason
    if (type === 'request.moved') return data.to === 'closed' && !data.code
    return false
  }).length
}

async function plansOf(db: Db): Promise<Ground['plans']> {
  const { rows } = await sql<{ from: number; plan: EscalationPlan }>`
    select (extract(epoch from effective_from) * 1000)::bigint as from, plan from escalation_versions order by effective_from, id`.execute(
    db,
  )
  return rows.map(({ from, plan }, place) => ({
    from,
    to: rows[place + 1]?.from ?? Number.POSITIVE_INFINITY,
    schemes: plan.schemes,
  }))
}

async function storiesOf(db: Db) {
  const { rows } = await sql<Past & { number: number; contractId: number }>`
    select e.request_number as number, r.contract_id as "contractId", (extract(epoch from e.at) * 1000)::bigint as at, e.type, e.data,
      e.actor_id as actor, e.change_id as change from events e join requests r on r.number = e.request_number order by e.request_number, e.id`.execute(
    db,
  )
  const grouped = Map.groupBy(rows, ({ number }) => number)
  return new Map([...grouped].map(([number, past]) => [number, { contractId: past[0]?.contractId ?? 0, past }]))
}
