import { sql } from 'kysely'
import { issueApiToken } from '../src/actions/sessions/issue-api-token.ts'
import type { Db } from '../src/db/engine/database.ts'
import { findByPerson } from '../src/db/people/actors.ts'
import { findByAddress } from '../src/db/people/people.ts'
import { listRequests } from '../src/db/request/request-list.ts'
import type { Facts, Who } from './operations.ts'

const PEOPLE: Readonly<Record<Who, string>> = {
  operator: 'a.snegireva@okno.example',
  specialist: 'n.zhuravleva@okno.example',
  customer: 'i.lastochkina@vesna.example',
}

export type Tokens = Readonly<Record<Who, string>>

export async function issueTokens(db: Db): Promise<Tokens> {
  return {
    operator: await tokenOf(db, 'operator'),
    specialist: await tokenOf(db, 'specialist'),
    customer: await tokenOf(db, 'customer'),
  }
}

export async function gatherFacts(db: Db): Promise<Facts> {
  const now = Date.now()
  const operator = await actorOf(db, 'operator')
  const customer = await actorOf(db, 'customer')
  const { next } = await listRequests(db, operator, now, { view: 'open', sort: 'due', limit: 50 })
  const { rows } = await sql<{ number: number }>`
    select number from requests order by hashint8(number) limit 400`.execute(db)
  const own = await listRequests(db, customer, now, { view: 'my_requests', sort: 'changed', limit: 50 })
  const venue = await sql<{ id: number }>`select venue_id as id from person_roles
    where person_id = ${customer.personId} and venue_id is not null`.execute(db)
  const services = await sql<{ id: number }>`select s.id from services s
    join service_versions v on v.id = s.published_version_id
    where not jsonb_path_exists(v.form, '$.fields[*] ? (@.required == true)')`.execute(db)
  return {
    numbers: rows.map(({ number }) => number),
    ownNumbers: own.items.map(({ number }) => number),
    venueId: venue.rows[0]?.id ?? 0,
    serviceIds: services.rows.map(({ id }) => id),
    cursor: next ?? '',
  }
}

async function personOf(db: Db, who: Who): Promise<number> {
  const found = await findByAddress(db, { kind: 'email', value: PEOPLE[who] })
  if (!found) throw new Error(`The database has no ${PEOPLE[who]}: it is not the demo company's.`)
  return found.id
}

async function tokenOf(db: Db, who: Who): Promise<string> {
  const personId = await personOf(db, who)
  const { token } = await db
    .transaction()
    .execute((tx) => issueApiToken({ tx, now: Date.now() }, { personId, name: 'bench', days: 1 }))
  return token
}

async function actorOf(db: Db, who: Who) {
  const found = await findByPerson(db, await personOf(db, who), 'api')
  if (!found) throw new Error(`The ${who} was archived.`)
  return found.actor
}
