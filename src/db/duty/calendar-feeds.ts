import { sql } from 'kysely'
import type { ShiftKind } from '../../domain/duty/shift.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { AbsenceReason } from '../../domain/people/absence.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export async function findOwnFeed(db: Db, personId: number): Promise<{ madeAt: string } | null> {
  const { rows } = await sql<{ madeAt: string }>`select made_at as "madeAt" from calendar_feeds
    where person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}

/** From now on this address and no other one leads to his calendar. */
export async function keepFeed(tx: Tx, personId: number, tokenHash: Buffer, now: Instant): Promise<void> {
  const values = { token_hash: tokenHash, made_at: iso(now) }
  await tx
    .insertInto('calendar_feeds')
    .values({ person_id: personId, ...values })
    .onConflict((same) => same.column('person_id').doUpdateSet(values))
    .execute()
}

export async function deleteFeed(tx: Tx, personId: number): Promise<void> {
  await tx.deleteFrom('calendar_feeds').where('person_id', '=', personId).execute()
}

/** The person whose calendar this address opens; null: the address was never given out, was renewed, or its person has left. */
export async function ownerOfFeed(db: Db, tokenHash: Buffer): Promise<{ id: number; locale: string } | null> {
  const { rows } = await sql<{ id: number; locale: string }>`select p.id, p.locale
    from calendar_feeds f join people p on p.id = f.person_id
    where f.token_hash = ${tokenHash} and p.archived_at is null`.execute(db)
  return rows[0] ?? null
}

export interface OwnDuty {
  readonly id: number
  readonly team: string
  readonly kind: ShiftKind
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export async function listOwnDuty(db: Db, personId: number, from: Instant): Promise<OwnDuty[]> {
  const { rows } = await sql<OwnDuty>`select s.id, t.name as team, s.kind,
      (extract(epoch from s.starts_at) * 1000)::float8 as "startsAt", (extract(epoch from s.ends_at) * 1000)::float8 as "endsAt"
    from duty_shifts s join teams t on t.id = s.team_id
    where s.person_id = ${personId} and s.ends_at > ${iso(from)} order by s.starts_at, s.id`.execute(db)
  return rows
}

export interface OwnAbsence {
  readonly id: number
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: AbsenceReason
}

export async function listOwnAbsences(db: Db, personId: number, from: Instant): Promise<OwnAbsence[]> {
  const { rows } = await sql<OwnAbsence>`select id, starts_on::text as "startsOn", ends_on::text as "endsOn", reason
    from absences where person_id = ${personId} and ends_on >= ${iso(from)}::date order by starts_on`.execute(db)
  return rows
}
