import { type RawBuilder, sql } from 'kysely'
import type { Absence } from '../../domain/people/absence.ts'
import type { Db, Tx } from '../engine/database.ts'

/** What is his as a specialist, beside roles and teams. */
export interface SpecialistSettings {
  /** His number inside the house. */
  readonly extension: string | null
  readonly openLimit: number | null
}

export async function findSettings(db: Db, personId: number): Promise<SpecialistSettings> {
  const found = await db
    .selectFrom('specialist_settings')
    .select(['extension', 'open_limit as openLimit'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found ?? { extension: null, openLimit: null }
}

/** Who has this number; null: nobody, or he himself. */
export async function findOwnerOfExtension(db: Db, extension: string | null, besides: number): Promise<string | null> {
  const { rows } = await sql<{
    name: string
  }>`select p.name from specialist_settings s join people p on p.id = s.person_id
    where s.extension = ${extension} and s.person_id <> ${besides}`.execute(db)
  return rows[0]?.name ?? null
}

export async function keepSettings(
  tx: Tx,
  personId: number,
  { extension, openLimit }: SpecialistSettings,
): Promise<void> {
  const values = { extension, open_limit: openLimit }
  await tx
    .insertInto('specialist_settings')
    .values({ person_id: personId, ...values })
    .onConflict((same) => same.column('person_id').doUpdateSet(values))
    .execute()
}

/** Whether he takes new requests, as he says himself; whoever has said nothing does. */
export async function isOnLine(db: Db, personId: number): Promise<boolean> {
  const found = await db
    .selectFrom('specialist_settings')
    .select('on_line')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found?.on_line ?? true
}

export async function keepOnLine(tx: Tx, personId: number, onLine: boolean): Promise<void> {
  await tx
    .insertInto('specialist_settings')
    .values({ person_id: personId, on_line: onLine })
    .onConflict((same) => same.column('person_id').doUpdateSet({ on_line: onLine }))
    .execute()
}

export interface KeptAbsence extends Omit<Absence, 'substituteId'> {
  readonly id: number
  readonly note: string
  readonly substitute: { readonly id: number; readonly name: string } | null
}

/** Absences `a` of person `p` that are not over, as JSON, the next one first. The day is that of his zone. */
export const ABSENCES_AHEAD = sql<KeptAbsence[]>`coalesce((select jsonb_agg(jsonb_build_object('id', a.id,
    'startsOn', a.starts_on, 'endsOn', a.ends_on, 'reason', a.reason, 'note', a.note,
    'substitute', case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end) order by a.starts_on)
  from absences a left join people u on u.id = a.substitute_id
  where a.person_id = p.id and a.ends_on >= (now() at time zone p.zone)::date), '[]')`

export interface Away {
  /** The last day. */
  readonly until: string
  readonly reason: Absence['reason']
  readonly substitute: string | null
}

/** The absence that today is in for the person of this expression, as JSON; null when he is there. */
export function awayNow(person: RawBuilder<unknown>): RawBuilder<Away | null> {
  return sql<Away | null>`(select jsonb_build_object('until', a.ends_on, 'reason', a.reason, 'substitute', u.name)
    from absences a join people w on w.id = a.person_id left join people u on u.id = a.substitute_id
    where a.person_id = ${person} and (now() at time zone w.zone)::date between a.starts_on and a.ends_on limit 1)`
}

/** Who stands in today for the person of this expression; null: nobody, or he is there. */
export function substituteNow(person: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql<number | null>`(select a.substitute_id from absences a join people w on w.id = a.person_id
    where a.person_id = ${person} and (now() at time zone w.zone)::date between a.starts_on and a.ends_on limit 1)`
}

export interface Calendar {
  readonly absences: (KeptAbsence & Absence)[]
  /** 'YYYY-MM-DD' where he is. */
  readonly today: string
}

export async function calendarOf(db: Db, personId: number): Promise<Calendar> {
  const { rows } = await sql<{ absences: KeptAbsence[]; today: string }>`select ${ABSENCES_AHEAD} as absences,
      ((now() at time zone p.zone)::date)::text as today from people p where p.id = ${personId}`.execute(db)
  const [row] = rows
  const absences = (row?.absences ?? []).map((one) => ({ ...one, substituteId: one.substitute?.id ?? null }))
  return { absences, today: row?.today ?? '' }
}

export async function insertAbsence(
  tx: Tx,
  personId: number,
  { startsOn, endsOn, reason, note, substituteId }: Absence & { readonly note: string },
): Promise<number> {
  const { id } = await tx
    .insertInto('absences')
    .values({ person_id: personId, starts_on: startsOn, ends_on: endsOn, reason, note, substitute_id: substituteId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function deleteAbsence(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('absences').where('id', '=', id).execute()
}

/** Whoever leaves stands in for nobody: his successor does, unless it is he who is away then, and his own absences go. */
export async function handOverAbsences(tx: Tx, personId: number, successorId: number | null): Promise<void> {
  await sql`update absences set substitute_id = nullif(${successorId}::bigint, person_id)
    where substitute_id = ${personId} and ends_on >= current_date`.execute(tx)
  await sql`delete from absences where person_id = ${personId} and starts_on > current_date`.execute(tx)
  await sql`update specialist_settings set extension = null where person_id = ${personId}`.execute(tx)
}
