import { sql } from 'kysely'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { nextSummary, type SummaryChoice, shiftOver } from '../../domain/notices/summary.ts'
import type { QuietHours } from '../../domain/people/quiet-hours.ts'
import { listAway, listShifts } from '../duty/shifts.ts'
import type { Db, Tx } from '../engine/database.ts'

/** By which ways a person wants to hear in summaries what can wait, and when. */
export async function summaryChoicesOf(db: Db, personId: number): Promise<ReadonlyMap<string, SummaryChoice>> {
  const { rows } = await sql<SummaryChoice & { way: string }>`
    select way, every, to_char(at, 'HH24:MI') as at from summary_choices where person_id = ${personId}`.execute(db)
  return new Map(rows.map(({ way, ...choice }) => [way, choice]))
}

export async function keepSummaryChoice(
  tx: Tx,
  personId: number,
  { way, every, at }: SummaryChoice & { readonly way: string },
): Promise<void> {
  await tx
    .insertInto('summary_choices')
    .values({ person_id: personId, way, every, at })
    .onConflict((conflict) => conflict.columns(['person_id', 'way']).doUpdateSet({ every, at }))
    .execute()
}

/** By this way each notice comes at once again. */
export async function dropSummaryChoice(tx: Tx, personId: number, way: string): Promise<void> {
  await sql`delete from summary_choices where person_id = ${personId} and way = ${way}`.execute(tx)
}

export interface SummaryHearer {
  readonly personId: number
  readonly zone: string
  readonly quiet: QuietHours | null
}

/** When his next summary leaves; the plan of shifts is asked only when his summaries follow it. */
export async function nextSummaryOf(
  db: Db,
  { personId, zone, quiet }: SummaryHearer,
  choice: SummaryChoice,
  now: Instant,
): Promise<Instant> {
  const shiftEndsAt = choice.every === 'shift' ? await endOfShiftOf(db, personId, now) : null
  return nextSummary({ choice, zone, quiet, shiftEndsAt }, now)
}

async function endOfShiftOf(db: Db, personId: number, now: Instant): Promise<Instant | null> {
  const isOwn = (one: { readonly personId: number }) => one.personId === personId
  const shifts = await listShifts(db, now, now + DAY)
  const absences = await listAway(db, now, now + DAY)
  return shiftOver(shifts.filter(isOwn), absences.filter(isOwn), now)
}
