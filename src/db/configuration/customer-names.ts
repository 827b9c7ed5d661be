import { sql } from 'kysely'
import { type CustomerName, customerKey, folded } from '../../domain/configuration/configuration.ts'
import type { CoveredCustomer } from '../../domain/terms/coverage.ts'
import type { Db } from '../engine/database.ts'

/**
 * How customers are named in a file, and whom a name means. An organisation is named by its code, else by its name; a venue by its code; a
 * person by his external code, else by his first address. What means several means nobody.
 */
export async function nameOfCustomers(db: Db, ids: readonly CoveredCustomer[]): Promise<Map<string, CustomerName>> {
  const chosen = (kind: 'organisationId' | 'venueId' | 'personId') =>
    ids.flatMap((one) => (kind in one ? Object.values(one) : []))
  const { rows } = await sql<{ key: string; name: CustomerName }>`
    select jsonb_build_object('organisationId', o.id)::text as key,
      jsonb_build_object('organisation', coalesce(o.code, o.name)) as name
    from organisations o where o.id = any(${chosen('organisationId')}::bigint[])
    union all select jsonb_build_object('venueId', v.id)::text, jsonb_build_object('venue', v.code)
    from venues v where v.id = any(${chosen('venueId')}::bigint[])
    union all select jsonb_build_object('personId', p.id)::text, jsonb_build_object('person', coalesce(p.external_code,
      (select a.value from person_addresses a where a.person_id = p.id order by a.id limit 1), p.name))
    from people p where p.id = any(${chosen('personId')}::bigint[])`.execute(db)
  return new Map(rows.map(({ key, name }) => [keyOf(JSON.parse(key)), name]))
}

/** How an id of a customer is looked up among the names. */
export function keyOf(customer: CoveredCustomer): string {
  return Object.entries(customer)
    .map(([kind, id]) => `${kind} ${id}`)
    .join('')
}

interface Meant {
  readonly words: string
  readonly id: number
}

/** Whom names mean, by `customerKey`; a name that means nobody, or several, is left out. */
export async function customersByName(db: Db, names: readonly CustomerName[]): Promise<Map<string, CoveredCustomer>> {
  const wordsOf = (kind: 'organisation' | 'venue' | 'person') => [
    ...new Set(names.flatMap((one) => (kind in one ? Object.values(one).map(folded) : []))),
  ]
  const organisations =
    await sql<Meant>`select w.words, o.id from unnest(${wordsOf('organisation')}::text[]) as w(words)
    join organisations o on lower(o.code) = w.words or (lower(o.name) = w.words
      and not exists (select 1 from organisations c where lower(c.code) = w.words))`.execute(db)
  const venues = await sql<Meant>`select lower(v.code) as words, v.id from venues v
    where lower(v.code) = any(${wordsOf('venue')}::text[])`.execute(db)
  const people = await sql<Meant>`select distinct w.words, p.id from unnest(${wordsOf('person')}::text[]) as w(words)
    join people p on lower(p.external_code) = w.words or lower(p.name) = w.words
      or exists (select 1 from person_addresses a where a.person_id = p.id and lower(a.value) = w.words)`.execute(db)
  return new Map([
    ...unequivocal(
      organisations.rows,
      (words) => ({ organisation: words }),
      (id) => ({ organisationId: id }),
    ),
    ...unequivocal(
      venues.rows,
      (words) => ({ venue: words }),
      (id) => ({ venueId: id }),
    ),
    ...unequivocal(
      people.rows,
      (words) => ({ person: words }),
      (id) => ({ personId: id }),
    ),
  ])
}

function unequivocal(
  rows: readonly Meant[],
  nameOf: (words: string) => CustomerName,
  customer: (id: number) => CoveredCustomer,
): [string, CoveredCustomer][] {
  const meant = new Map<string, number[]>()
  for (const { words, id } of rows) meant.set(words, [...(meant.get(words) ?? []), id])
  return [...meant].flatMap(([words, ids]) => {
    const [id] = ids
    return ids.length === 1 && id !== undefined ? [[customerKey(nameOf(words)), customer(id)] as const] : []
  }) as [string, CoveredCustomer][]
}
