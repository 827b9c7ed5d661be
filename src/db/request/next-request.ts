import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { WITH_US } from '../../domain/ground/status.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { readableBy } from '../access/readable.ts'
import { inSql } from '../access/status-words.ts'
import type { Tx } from '../engine/database.ts'
import { type LoadedRow, requestOf } from './request-row.ts'
import { SELECT_REQUESTS } from './requests.ts'

/** The request of his teams that nobody has and whose promise ends first; skips those that somebody else holds just now. */
export async function lockMostUrgentFor(tx: Tx, actor: Actor): Promise<ServiceRequest | null> {
  const { rows } = await sql<LoadedRow>`${sql.raw(SELECT_REQUESTS)} where ${nobodyHas(actor)}
    order by r.next_due_at nulls last, r.number limit 1 for no key update of r, k skip locked`.execute(tx)
  return rows[0] ? requestOf(rows[0]) : null
}

export async function countWaitingFor(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from requests r where ${nobodyHas(actor)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Of his teams, and no matter of his own. */
function nobodyHas(actor: Actor) {
  return sql`r.specialist_id is null and r.status in ${inSql(WITH_US)} and r.team_id = any(${[...actor.teamIds]}::bigint[])
    and r.contact_id <> ${actor.personId} and ${readableBy(actor)}`
}
