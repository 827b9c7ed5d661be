import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Mute } from '../../domain/notices/mute.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'

const MUTE = sql.raw(`until, (extract(epoch from until_at) * 1000)::bigint as "untilAt",
  (extract(epoch from muted_at) * 1000)::bigint as "mutedAt"`)

/** Who muted a request, and how. */
export async function mutesOf(db: Db, request: number): Promise<ReadonlyMap<number, Mute>> {
  const { rows } = await sql<Mute & { personId: number }>`select person_id as "personId", ${MUTE} from mutes
    where request_number = ${request}`.execute(db)
  return new Map(rows.map(({ personId, ...mute }) => [personId, mute]))
}

/** Requests that a person muted and that are silent still, the last first. */
export async function listMutes(db: Db, personId: number, now: Instant): Promise<(Mute & { request: number })[]> {
  const { rows } = await sql<Mute & { request: number }>`select request_number as request, ${MUTE} from mutes
    where person_id = ${personId} and (until_at is null or until_at > ${iso(now)}::timestamptz)
    order by muted_at desc, request_number`.execute(db)
  return rows
}

export async function keepMute(tx: Tx, personId: number, request: number, mute: Mute): Promise<void> {
  const row = { until: mute.until, until_at: maybeIso(mute.untilAt), muted_at: iso(mute.mutedAt) }
  await tx
    .insertInto('mutes')
    .values({ person_id: personId, request_number: request, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'request_number']).doUpdateSet(row))
    .execute()
}

/** These people hear of the request again; resolves with how many had muted it. */
export async function dropMutes(tx: Tx, request: number, people: readonly number[]): Promise<number> {
  const { rows } = await sql`delete from mutes
    where request_number = ${request} and person_id = any(${[...people]}::bigint[]) returning 1`.execute(tx)
  return rows.length
}
