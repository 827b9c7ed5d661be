import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Organisation, OrganisationKind } from '../../domain/people/organisation.ts'
import type { Db, Tx } from '../engine/database.ts'
import { maybeIso } from '../engine/moments.ts'
import { afterName, hasWords, pageByName } from '../engine/name-pages.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ListedOrganisation extends Named {
  readonly kind: OrganisationKind
  readonly code: string | null
  readonly inn: string | null
  readonly parent: Named | null
  readonly vip: boolean
  readonly archivedAt: string | null
}

export interface OrganisationQuestion {
  readonly q?: string | undefined
  readonly kind?: OrganisationKind | undefined
  readonly archived?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of organisations by name; whatever has every word in name, code or INN. */
export async function listOrganisations(db: Db, { q = '', kind, archived, cursor, limit }: OrganisationQuestion) {
  const words = sql`(o.name || ' ' || coalesce(o.code, '') || ' ' || coalesce(o.inn, ''))`
  const conditions = [hasWords(words, q), afterName('o', cursor)]
  if (kind) conditions.push(sql`o.kind = ${kind}`)
  if (archived !== undefined) conditions.push(archived ? sql`o.archived_at is not null` : sql`o.archived_at is null`)
  const { rows } =
    await sql<ListedOrganisation>`select o.id, o.name, o.kind, o.code, o.inn, o.vip, o.archived_at as "archivedAt",
      case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as parent
    from organisations o left join organisations m on m.id = o.parent_id
    where ${sql.join(conditions, sql` and `)} order by o.name, o.id limit ${sql.lit(limit + 1)}`.execute(db)
  return pageByName(rows, limit)
}

export interface KeptOrganisation extends Organisation {
  readonly id: number
  readonly archivedAt: string | null
}

/** As it is kept, with what it is called that it points to; null when there is none. */
export async function findOrganisation(db: Db, id: number) {
  const { rows } = await sql<
    KeptOrganisation & { parent: Named | null; personalSpecialist: Named | null }
  >`select ${KEPT}, case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as parent,
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as "personalSpecialist"
    from organisations o left join organisations m on m.id = o.parent_id left join people s on s.id = o.personal_specialist_id
    where o.id = ${id}`.execute(db)
  return rows[0] ?? null
}

const KEPT = sql`o.id, o.kind, o.code, o.name, o.parent_id as "parentId", o.inn, o.kpp, o.vip,
  array(select d.domain from organisation_domains d where d.organisation_id = o.id order by d.domain) as domains,
  o.personal_specialist_id as "personalSpecialistId", o.external_code as "externalCode", o.archived_at as "archivedAt"`

/** Held until the transaction ends, with everything that decides where it may stand: parents change one after the other. */
export async function lockOrganisation(tx: Tx, id: number): Promise<KeptOrganisation | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('tree of organisations', 0))`.execute(tx)
  const { rows } = await sql<KeptOrganisation>`select ${KEPT} from organisations o where o.id = ${id}
    for no key update of o`.execute(tx)
  return rows[0] ?? null
}

/** Whether `id` is the organisation `below`, or stands above it. */
export async function isAbove(db: Db, id: number, below: number): Promise<boolean> {
  const { rows } = await sql`with recursive up(id) as (select ${below}::bigint
      union select o.parent_id from organisations o join up on o.id = up.id where o.parent_id is not null)
    select 1 from up where id = ${id}`.execute(db)
  return rows.length > 0
}

/** Another organisation with the same code, INN with KPP, key or a domain of these, and what it shares; null when there is none. */
export async function findTwin(db: Db, id: number | null, { code, domains, externalCode }: Organisation) {
  const { rows } = await sql<{ shares: 'code' | 'domain' | 'externalCode'; name: string; value: string }>`
    select * from (
      select 'code' as shares, o.name, o.code as value, o.id from organisations o where o.code = ${code}
      union all select 'externalCode', o.name, o.external_code, o.id from organisations o where o.external_code = ${externalCode}
      union all select 'domain', o.name, d.domain, o.id from organisation_domains d
        join organisations o on o.id = d.organisation_id where d.domain = any(${[...domains]}::text[])) twin
    where twin.id is distinct from ${id}::bigint limit 1`.execute(db)
  return rows[0] ?? null
}

export async function insertKeptOrganisation(tx: Tx, organisation: Organisation): Promise<number> {
  const { id } = await tx
    .insertInto('organisations')
    .values(rowOf(organisation))
    .returning('id')
    .executeTakeFirstOrThrow()
  await setDomains(tx, id, organisation.domains)
  return id
}

export async function updateOrganisation(tx: Tx, id: number, organisation: Organisation): Promise<void> {
  await tx.updateTable('organisations').set(rowOf(organisation)).where('id', '=', id).execute()
  await setDomains(tx, id, organisation.domains)
}

export async function setOrganisationArchived(tx: Tx, id: number, at: Instant | null): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({ archived_at: maybeIso(at) })
    .where('id', '=', id)
    .execute()
}

/** What keeps an organisation from going: venues that work, organisations below it, or roles of people in it. */
export async function needsOf(db: Db, id: number) {
  const { rows } = await sql<{ venues: number; organisations: number }>`select
    (select count(*) from venues v where v.works and (v.corporation_id = ${id} or v.dealer_id = ${id}))
      + (select count(*) from venue_dealer_changes h where h.dealer_id = ${id} and h.took_effect_at is null) as venues,
    (select count(*) from organisations o where o.parent_id = ${id} and o.archived_at is null) as organisations`.execute(
    db,
  )
  return rows[0] ?? { venues: 0, organisations: 0 }
}

/** How many of each it has to do with. */
export async function countOf(db: Db, id: number) {
  const { rows } = await sql<{ venues: number; people: number; contracts: number; children: number }>`select
    (select count(*) from venues v where v.corporation_id = ${id} or v.dealer_id = ${id}) as venues,
    (select count(distinct r.person_id) from person_roles r join people p on p.id = r.person_id
      where ${inOrganisation(id)} and p.archived_at is null) as people,
    (select count(*) from contract_customers k where k.organisation_id = ${id}) as contracts,
    (select count(*) from organisations o where o.parent_id = ${id}) as children`.execute(db)
  return rows[0] ?? { venues: 0, people: 0, contracts: 0, children: 0 }
}

export interface OwnContract {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly state: 'draft' | 'active' | 'suspended' | 'expired'
}

/** Contracts that name the organisation itself. */
export async function contractsOf(db: Db, id: number): Promise<OwnContract[]> {
  const { rows } = await sql<OwnContract>`select c.id, c.number, c.name, c.state from contracts c
    join contract_customers k on k.contract_id = c.id where k.organisation_id = ${id} order by c.number`.execute(db)
  return rows
}

/** Roles `r` in the organisation itself or at one of its venues. */
export function inOrganisation(id: number): RawBuilder<unknown> {
  return sql`(r.organisation_id = ${id} or r.venue_id in (select w.id from venues w where w.corporation_id = ${id}))`
}

function rowOf(organisation: Organisation) {
  return {
    kind: organisation.kind,
    code: organisation.code,
    name: organisation.name,
    parent_id: organisation.parentId,
    inn: organisation.inn,
    kpp: organisation.kpp,
    vip: organisation.vip,
    personal_specialist_id: organisation.personalSpecialistId,
    external_code: organisation.externalCode,
  }
}

async function setDomains(tx: Tx, id: number, domains: readonly string[]): Promise<void> {
  await sql`delete from organisation_domains where organisation_id = ${id} and domain <> all(${[...domains]}::text[])`.execute(
    tx,
  )
  await sql`insert into organisation_domains (domain, organisation_id) select given, ${id} from unnest(${[...domains]}::text[]) given
    on conflict (domain) do nothing`.execute(tx)
}
