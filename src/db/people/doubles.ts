import { sql } from 'kysely'
import { STAFF_ROLES } from '../../domain/access/permissions.ts'
import { type Likeness, likenessOf } from '../../domain/people/resemblance.ts'
import type { Db } from '../engine/database.ts'

interface Recorded {
  readonly id: number
  readonly name: string
  readonly addresses: string[]
  readonly phones: string[]
  readonly places: string[]
  /** The same by name, for people. */
  readonly placeNames: string[]
}

export interface Double {
  readonly id: number
  readonly name: string
  readonly addresses: string[]
  readonly places: string[]
  readonly alike: readonly Likeness[]
}

/** So many are looked at, and so many are told. */
const LOOKED_AT = 200
const TOLD = 5

/** Other people of customers who are probably this one, those with the most in common first. */
export async function listDoubles(db: Db, personId: number): Promise<Double[]> {
  const [one] = await recorded(db, sql`p.id = ${personId}`)
  if (!one) return []
  const others = await recorded(db, candidatesOf(one))
  return others
    .map(({ placeNames, phones, addresses, ...other }) => ({
      id: other.id,
      name: other.name,
      addresses: [...addresses, ...phones],
      places: placeNames,
      alike: likenessOf(one, { ...other, phones, addresses }),
    }))
    .filter(({ alike }) => alike.length > 0)
    .sort((a, b) => b.alike.length - a.alike.length || a.id - b.id)
    .slice(0, TOLD)
}

/** Who ends with the same digits, has a mailbox of the same name, or a word of the name at one of the places. */
function candidatesOf({ id, name, addresses, phones, places }: Recorded) {
  const ends = phones.map((phone) => `%${phone.replaceAll(/\D/g, '').slice(-10)}`)
  const boxes = addresses.map((address) => `${likeSafe(address.slice(0, address.lastIndexOf('@')))}@%`)
  const words = name.split(/\s+/).map((word) => `%${likeSafe(word).replaceAll(/[её]/gi, '_')}%`)
  return sql`p.id <> ${id} and p.archived_at is null
    and not exists (select 1 from person_roles s where s.person_id = p.id and s.role = any(${[...STAFF_ROLES]}))
    and p.id in (select a.person_id from person_addresses a where a.kind = 'phone' and a.value like any(${ends})
      union select a.person_id from person_addresses a where a.kind = 'email' and a.value like any(${boxes})
      union select r.person_id from person_roles r join people n on n.id = r.person_id
        where coalesce('v' || r.venue_id, 'o' || r.organisation_id) = any(${places}) and n.name ilike all(${words}))`
}

function likeSafe(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}

async function recorded(db: Db, which: ReturnType<typeof sql>): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`select p.id, p.name,
      array(select a.value from person_addresses a where a.person_id = p.id and a.kind = 'email' order by a.id) as addresses,
      array(select a.value from person_addresses a where a.person_id = p.id and a.kind = 'phone' order by a.id) as phones,
      array(select coalesce('v' || r.venue_id, 'o' || r.organisation_id) from person_roles r where r.person_id = p.id
        and coalesce(r.venue_id, r.organisation_id) is not null order by r.id) as places,
      array(select coalesce(v.name || ', ' || v.address, o.name) from person_roles r left join venues v on v.id = r.venue_id
        left join organisations o on o.id = r.organisation_id where r.person_id = p.id
        and coalesce(r.venue_id, r.organisation_id) is not null order by r.id limit 3) as "placeNames"
    from people p where ${which} order by p.id limit ${sql.lit(LOOKED_AT)}`.execute(db)
  return rows
}
