import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { lockOwner, type Owner } from '../people/identities.ts'
import { POLICIES_JSON, policiesOf } from '../terms/policies.ts'

/** Whose mail address this is; letters from one address are decided one after the other. */
export function lockSender(tx: Tx, address: string): Promise<Owner | null> {
  return lockOwner(tx, { kind: 'email', value: address })
}

/** How many requests a person has filed by mail since then, and the policies that say how many he may. */
export async function filedByMail(db: Db, personId: number, since: Instant) {
  const found = await db
    .selectFrom('requests')
    .select((eb) => [eb.fn.countAll<number>().as('count'), sql.raw<string>(POLICIES_JSON).as('policies')])
    .where('contact_id', '=', personId)
    .where('channel', '=', 'email')
    .where('registered_at', '>', iso(since))
    .executeTakeFirstOrThrow()
  return { count: found.count, policies: policiesOf(found.policies) }
}

export interface Participant {
  readonly personId: number
  readonly name: string
  readonly addresses: string[]
}

/** The customer's side of a request, with every mail address of each. */
export async function participantsOf(db: Db, request: number): Promise<Participant[]> {
  const { rows } = await sql<Participant>`
    select p.id as "personId", p.name,
      array(select value from person_addresses where person_id = p.id and kind = 'email' order by id) as addresses
    from people p where p.archived_at is null and p.id in (
      select contact_id from requests where number = ${request}
      union select author_id from requests where number = ${request}
      union select person_id from watchers where request_number = ${request})
    order by p.id`.execute(db)
  return rows
}
