import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { readableBy } from '../access/readable.ts'
import type { Db, Tx } from '../engine/database.ts'
import { ledgerHours, loadTermsOf } from '../terms/terms.ts'
import { type LoadedRow, requestOf, rowOf } from './request-row.ts'
import { IS_OPEN } from './request-views.ts'
import { SELECT_REQUESTS } from './requests.ts'

/** Which contracts an edit of the terms is about. */
export type UnderTerms =
  | { readonly hoursId: number }
  | { readonly levelId: number }
  | { readonly contractId: number }
  | 'every contract'

export interface OpenUnder {
  readonly request: ServiceRequest
  readonly terms: Terms
}

/**
 * Every open request under these terms, in the order of their numbers, for the rules alone: what becomes of one is told only to
 * whoever may read it (`linesOf`). `held` keeps them as they are until the transaction ends, and waits for those that are being filed.
 */
export async function openUnder(db: Db, under: UnderTerms, hold: 'held' | 'seen'): Promise<OpenUnder[]> {
  if (hold === 'held') await sql`select 1 from contracts c where ${within(under)} order by c.id for update`.execute(db)
  const lock = hold === 'held' ? sql`for no key update of r, k` : sql``
  const { rows } = await sql<LoadedRow>`${sql.raw(SELECT_REQUESTS)}
    where ${IS_OPEN} and ${requestsUnder(under)} order by r.number ${lock}`.execute(db)
  const requests = rows.map(requestOf)
  const contractIds = [...new Set(requests.map(({ contractId }) => contractId))]
  const termsOf = await loadTermsOf(db, contractIds, [...new Set(requests.flatMap(ledgerHours))])
  return requests.map((request) => {
    const terms = termsOf.get(request.contractId)
    if (!terms) throw new Error(`contract ${request.contractId} was not loaded with its requests`)
    return { request, terms }
  })
}

export async function countOpenUnder(db: Db, under: UnderTerms): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from requests r
    where ${IS_OPEN} and ${requestsUnder(under)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** What a list says of a request, of those that the person may read. */
export interface RequestLine {
  readonly number: number
  readonly subject: string
  readonly venue: string | null
}

export async function linesOf(db: Db, actor: Actor, numbers: readonly number[]): Promise<Map<number, RequestLine>> {
  const { rows } = await sql<RequestLine>`select r.number, r.subject,
      (select v.name from venues v where v.id = r.venue_id) as venue
    from requests r where r.number = any(${[...numbers]}::bigint[]) and ${readableBy(actor)}`.execute(db)
  return new Map(rows.map((row) => [row.number, row]))
}

/** A request that an edit of the terms counts anew to the same end: there is nothing to tell of it. */
export async function keepRecounted(tx: Tx, request: ServiceRequest, terms: Terms): Promise<void> {
  await tx.updateTable('requests').set(rowOf(request, terms)).where('number', '=', request.number).execute()
  await tx
    .updateTable('request_clocks')
    .set({ ledger: JSON.stringify(request.ledger) })
    .where('request_number', '=', request.number)
    .execute()
}

function requestsUnder(under: UnderTerms): RawBuilder<unknown> {
  return under === 'every contract'
    ? sql`true`
    : sql`r.contract_id in (select c.id from contracts c where ${within(under)})`
}

function within(under: UnderTerms): RawBuilder<unknown> {
  if (under === 'every contract') return sql`true`
  if ('hoursId' in under) return sql`c.service_hours_id = ${under.hoursId}`
  return 'levelId' in under ? sql`c.sla_level_id = ${under.levelId}` : sql`c.id = ${under.contractId}`
}
