import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { MAIN_FIRST } from './own-addresses.ts'

/** One place where a person is reached: an address, a number, an account elsewhere. */
export interface Identity {
  readonly personId: number
  readonly value: string
  /** He has shown that it is his. */
  readonly proven: boolean
  /** What was sent there came back for good. */
  readonly failing: boolean
}

/** The places of these people of one kind: what works first, then the one he chose, then what he has proven. */
export async function listIdentities(db: Db, kind: string, people: readonly number[]): Promise<Identity[]> {
  const { rows } = await sql<Identity>`
    select a.person_id as "personId", a.value, a.verified_at is not null as proven, a.bounced_at is not null as failing
    from person_addresses a where a.kind = ${kind} and a.person_id = any(${[...people]}::bigint[])
    order by a.person_id, a.bounced_at is not null, ${MAIN_FIRST}`.execute(db)
  return rows
}

/** Nothing automatic goes to this place until somebody writes from it. */
export async function markFailing(
  tx: Tx,
  { kind, value }: { readonly kind: string; readonly value: string },
  reason: string,
  now: Instant,
): Promise<void> {
  await sql`update person_addresses set bounced_at = ${iso(now)}, bounce_reason = ${reason}
    where kind = ${kind} and value = ${value}`.execute(tx)
}

/** What came from it shows that somebody is there again. */
export async function forgetFailing(
  tx: Tx,
  { kind, value }: { readonly kind: string; readonly value: string },
): Promise<void> {
  await sql`update person_addresses set bounced_at = null, bounce_reason = null
    where kind = ${kind} and value = ${value} and bounced_at is not null`.execute(tx)
}
