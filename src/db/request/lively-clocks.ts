import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { ledgerHours, loadTermsOf } from '../terms/terms.ts'
import { type LoadedRow, requestOf } from './request-row.ts'
import { SELECT_REQUESTS } from './requests.ts'

/** More are not looked at: the latest speak for the rest. */
const MOST = 10_000

export interface LivelyClock {
  readonly request: ServiceRequest
  readonly terms: Terms
}

/** Requests whose clocks may have run since a moment, with their terms. */
export async function listLivelyClocks(db: Db, actor: Actor, since: Instant): Promise<readonly LivelyClock[]> {
  const { rows } = await sql<LoadedRow>`${sql.raw(SELECT_REQUESTS)}
    where (r.resolved_at is null or r.resolved_at > ${iso(since)}) and (r.ended_at is null or r.ended_at > ${iso(since)})
      and ${readableBy(actor)} order by r.number desc limit ${MOST}`.execute(db)
  const requests = rows.map(requestOf)
  const contracts = [...new Set(requests.map(({ contractId }) => contractId))]
  const terms = await loadTermsOf(db, contracts, [...new Set(requests.flatMap(ledgerHours))])
  return requests.flatMap((request) => {
    const own = terms.get(request.contractId)
    return own ? [{ request, terms: own }] : []
  })
}
