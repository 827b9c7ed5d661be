import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Choice } from '../../domain/notices/ways.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** What these people said of how they want to hear, by person. */
export async function choicesOf(db: Db, people: readonly number[]): Promise<ReadonlyMap<number, Choice[]>> {
  const { rows } = await sql<Choice & { personId: number }>`
    select person_id as "personId", kind, way, wanted from notice_choices where person_id = any(${[...people]}::bigint[])`.execute(
    db,
  )
  return Map.groupBy(rows, ({ personId }) => personId)
}

/** From now on he hears a kind by a way, or does not. */
export async function keepChoice(tx: Tx, personId: number, { kind, way, wanted }: Choice): Promise<void> {
  await tx
    .insertInto('notice_choices')
    .values({ person_id: personId, kind, way, wanted })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'way']).doUpdateSet({ wanted }))
    .execute()
}

/** Of this he has no wish of his own any more. */
export async function dropChoice(tx: Tx, personId: number, { kind, way }: Omit<Choice, 'wanted'>): Promise<void> {
  await sql`delete from notice_choices where person_id = ${personId} and kind = ${kind} and way = ${way}`.execute(tx)
}

/** The address and way that a person wrote from about a request. */
export interface WroteBy {
  readonly personId: number
  readonly way: string
  readonly address: string
  /** It was shown to be his when he wrote. */
  readonly proven: boolean
}

/** Where each of its people last wrote about a request, the last way first. */
export async function lastWroteBy(db: Db, request: number): Promise<WroteBy[]> {
  const { rows } = await sql<WroteBy>`select person_id as "personId", way, address, proven from request_ways
    where request_number = ${request} order by wrote_at desc`.execute(db)
  return rows
}

/** Notices about this request go to this address from now on. */
export async function keepWroteBy(
  tx: Tx,
  request: number,
  { personId, way, address, proven }: WroteBy,
  now: Instant,
): Promise<void> {
  const place = { address, proven, wrote_at: iso(now) }
  await tx
    .insertInto('request_ways')
    .values({ request_number: request, person_id: personId, way, ...place })
    .onConflict((conflict) => conflict.columns(['request_number', 'person_id', 'way']).doUpdateSet(place))
    .execute()
}
