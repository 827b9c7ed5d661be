import { sql } from 'kysely'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import type { OwnSummaries, SummaryChoice, SummaryRhythm, SummaryWay } from '../../domain/notices/rhythm.ts'
import { dayOver, nextSummary, shiftOver } from '../../domain/notices/summary.ts'
import type { QuietHours } from '../../domain/people/quiet-hours.ts'
import { listAway, listShifts } from '../duty/shifts.ts'
import type { Db, Tx } from '../engine/database.ts'
import { hoursOfTeamsOf } from '../people/teams.ts'

/** What a person chose himself of how he hears by each way what can wait. */
export async function ownSummariesOf(db: Db, personId: number): Promise<OwnSummaries> {
  const { rows } = await sql<{ way: string; every: SummaryRhythm | null; at: string | null }>`
    select way, every, to_char(at, 'HH24:MI') as at from summary_choices where person_id = ${personId}`.execute(db)
  return new Map(rows.map(({ way, every, at }) => [way, every && { every, at }]))
}

/** `choice` null: he hears each notice at once, whatever his roles have. */
export async function keepSummaryChoice(
  tx: Tx,
  personId: number,
  way: SummaryWay,
  choice: SummaryChoice | null,
): Promise<void> {
  const { every, at } = choice ?? { every: null, at: null }
  await tx
    .insertInto('summary_choices')
    .values({ person_id: personId, way, every, at })
    .onConflict((conflict) => conflict.columns(['person_id', 'way']).doUpdateSet({ every, at }))
    .execute()
}

/** By this way he hears as his roles do again. */
export async function dropSummaryChoice(tx: Tx, personId: number, way: string): Promise<void> {
  await sql`delete from summary_choices where person_id = ${personId} and way = ${way}`.execute(tx)
}

export interface SummaryHearer {
  readonly personId: number
  readonly zone: string
  readonly quiet: QuietHours | null
}

/** When his next summary leaves; the plan of shifts and the hours of his teams are asked only when his summaries follow them. */
export async function nextSummaryOf(
  db: Db,
  { personId, zone, quiet }: SummaryHearer,
  choice: SummaryChoice,
  now: Instant,
): Promise<Instant> {
  const isByShift = choice.every === 'shift'
  const shiftEndsAt = isByShift ? await endOfShiftOf(db, personId, now) : null
  const dayEndsAt = isByShift && shiftEndsAt === null ? dayOver(await hoursOfTeamsOf(db, personId), now) : null
  return nextSummary({ choice, zone, quiet, shiftEndsAt, dayEndsAt }, now)
}

async function endOfShiftOf(db: Db, personId: number, now: Instant): Promise<Instant | null> {
  const isOwn = (one: { readonly personId: number }) => one.personId === personId
  const shifts = await listShifts(db, now, now + DAY)
  const absences = await listAway(db, now, now + DAY)
  return shiftOver(shifts.filter(isOwn), absences.filter(isOwn), now)
}
