import { sql } from 'kysely'
import { rolesNamedAs } from '../../domain/access/permissions.ts'
import type { ClauseKind, RoutingRule } from '../../domain/routing/rule.ts'
import type { Db } from '../engine/database.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface RoutingNames {
  readonly organisation: Named[]
  readonly venue: Named[]
  readonly contract: Named[]
  readonly team: Named[]
  readonly specialist: Named[]
}

/** How the things are called that rules name, for administrators, who see all of them. */
export async function namesInRules(
  db: Db,
  rules: readonly (Pick<RoutingRule, 'when'> & Partial<Pick<RoutingRule, 'teamId' | 'specialistId'>>)[],
  others: readonly number[] = [],
): Promise<RoutingNames> {
  const named = (kind: 'organisation' | 'dealer' | 'venue' | 'contract') => idsOf(rules, kind)
  const organisations = [...named('organisation'), ...named('dealer')]
  const teams = rules.flatMap(({ teamId }) => teamId ?? [])
  const people = [...others, ...rules.flatMap(({ specialistId }) => specialistId ?? [])]
  const { rows } = await sql<RoutingNames>`select
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name)) from organisations where id = any(${organisations}::bigint[])), '[]') as organisation,
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name)) from venues where id = any(${named('venue')}::bigint[])), '[]') as venue,
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', number || ' ' || name)) from contracts where id = any(${named('contract')}::bigint[])), '[]') as contract,
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name)) from teams where id = any(${teams}::bigint[])), '[]') as team,
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name)) from people where id = any(${people}::bigint[])), '[]') as specialist`.execute(
    db,
  )
  const [found] = rows
  if (!found) throw new Error('a question without a table gives one row')
  return found
}

export interface Targets {
  readonly teams: readonly number[]
  readonly specialists: readonly number[]
  readonly watchers: readonly number[]
}

/** Whether these teams still are, held until the transaction ends, and these people can be named so. */
export async function lockTargets(
  db: Db,
  targets: Targets,
): Promise<{ has(what: keyof Targets, id: number): boolean }> {
  const teams = await sql<{ id: number }>`select id from teams
    where id = any(${[...targets.teams]}::bigint[]) and archived_at is null order by id for share`.execute(db)
  const found = {
    teams: new Set(teams.rows.map(({ id }) => id)),
    specialists: await namedAs(db, 'specialist', targets.specialists),
    watchers: await namedAs(db, 'watcher', targets.watchers),
  }
  return { has: (what, id) => found[what].has(id) }
}

async function namedAs(db: Db, as: 'specialist' | 'watcher', ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: number }>`select p.id from people p
    where p.id = any(${[...ids]}::bigint[]) and p.archived_at is null
      and exists (select 1 from person_roles r where r.person_id = p.id and r.role = any(${[...rolesNamedAs(as)]}))`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

function idsOf(rules: readonly Pick<RoutingRule, 'when'>[], kind: ClauseKind): number[] {
  const clauses = rules.flatMap(({ when }) => when.flat()).filter((clause) => clause.kind === kind)
  return clauses.flatMap(({ values }) => values.filter((one): one is number => typeof one === 'number'))
}

/** Of all teams there ever were. */
export async function namesOfTeams(db: Db): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<Named>`select id, name from teams`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whoever works on the desk reads who of a team was considered. */
export async function namesOfPeople(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Named>`select id, name from people where id = any(${[...ids]}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
