import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { closedBecause } from '../../domain/hours/service-hours.ts'
import { type RoutingFacts, words } from '../../domain/routing/matching.ts'
import type { Otherwise } from '../../domain/routing/routed.ts'
import { readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { HOURS_JSON, hoursOf } from '../terms/hours.ts'
import { PERSONAL_JSON } from './personal.ts'

export type WhichPast = { readonly since: Instant; readonly most: number } | { readonly number: number }

export interface PastRequest {
  readonly number: number
  readonly subject: string
  readonly otherwise: Otherwise
  readonly facts: RoutingFacts
}

export interface PastRow
  extends Pick<
    RoutingFacts,
    'channel' | 'dealerId' | 'venueId' | 'contractId' | 'type' | 'priority' | 'stopOfTrade' | 'language'
  > {
  readonly number: number
  readonly subject: string
  readonly serviceTeamId: number
  readonly isUnsorted: boolean
  readonly organisationId: number | null
  readonly serviceId: number
  readonly at: number
  readonly description: string
}

/**
 * Requests as rules saw them when they were filed, the latest first; subject, customer and service are those of today. With them comes what
 * stands above their customers and services, and no more of either tree.
 */
export async function listPastRequests(db: Db, actor: Actor, which: WhichPast) {
  const { rows } =
    await sql<PastRow>`select r.number, r.subject, r.channel, r.dealer_id as "dealerId", r.venue_id as "venueId", r.type, p.locale as language,
        r.organisation_id as "organisationId", r.service_id as "serviceId", v.team_id as "serviceTeamId",
        r.service_id = (select value::bigint from settings where name = 'default_service') as "isUnsorted", r.stop_of_trade as "stopOfTrade",
        (extract(epoch from r.registered_at) * 1000)::bigint as at,
        coalesce((e.data->>'contractId')::bigint, r.contract_id) as "contractId", coalesce((e.data->>'priority')::int, r.priority) as priority,
        coalesce((select m.text from messages m where m.request_number = r.number order by m.id limit 1), '') as description
      from requests r join people p on p.id = r.contact_id join service_versions v on v.id = r.service_version_id
        left join lateral (select data from events e where e.request_number = r.number and e.type = 'request.registered' order by e.id limit 1) e on true
      where ${readableBy(actor)} and ${chosen(which)}`.execute(db)
  return { rows, trees: await loadTrees(db, rows) }
}

/** A request as the rules saw it. */
export function asFiled(row: PastRow, trees: Trees): PastRequest {
  const { number, subject, serviceTeamId, isUnsorted } = row
  const facts = factsOf(row, trees)
  const nearest = facts.organisationPath.find((id) => trees.organisations.get(id)?.personal)
  const personal = (nearest !== undefined && trees.organisations.get(nearest)?.personal) || null
  return { number, subject, facts, otherwise: { serviceTeamId, isUnsorted, personal } }
}

function chosen(which: WhichPast): RawBuilder<unknown> {
  if ('number' in which) return sql`r.number = ${which.number}`
  // Numbers grow with time: the latest are found by them, and a million older ones are not looked at.
  return sql`r.number > coalesce((select number from requests order by number desc offset ${which.most} limit 1), 0)
    and r.registered_at >= ${iso(which.since)}::timestamptz order by r.number desc`
}

interface Above {
  readonly id: number
  readonly parentId: number | null
}

type Trees = Awaited<ReturnType<typeof loadTrees>>

async function loadTrees(db: Db, past: readonly PastRow[]) {
  const idsOf = (id: (row: PastRow) => number | null) =>
    sql`${[...new Set(past.map(id))].filter((one) => one !== null)}::bigint[]`
  const { rows } = await sql<{
    organisations: (Above & { vip: boolean; personal: Otherwise['personal'] })[]
    services: Above[]
    hours: { contractId: number; hours: string }[]
  }>`with recursive customers as (
      select id, parent_id, vip, personal_specialist_id from organisations where id = any(${idsOf((row) => row.organisationId)})
      union select above.id, above.parent_id, above.vip, above.personal_specialist_id from organisations above join customers c on above.id = c.parent_id),
    asked as (
      select id, parent_id from services where id = any(${idsOf((row) => row.serviceId)})
      union select above.id, above.parent_id from services above join asked a on above.id = a.parent_id)
    select
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'parentId', parent_id, 'vip', vip,
      'personal', ${sql.raw(PERSONAL_JSON)})) from customers o), '[]') as organisations,
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'parentId', parent_id)) from asked), '[]') as services,
    coalesce((select jsonb_agg(jsonb_build_object('contractId', c.id, 'hours', ${sql.raw(HOURS_JSON)}::text))
      from contracts c join service_hours h on h.id = c.service_hours_id
      where c.id = any(${idsOf((row) => row.contractId)})), '[]') as hours`.execute(db)
  const [found] = rows
  if (!found) throw new Error('a question without a table gives one row')
  return {
    organisations: new Map(found.organisations.map((one) => [one.id, one])),
    services: new Map(found.services.map((one) => [one.id, one])),
    hours: new Map(found.hours.map(({ contractId, hours }) => [contractId, hoursOf(hours)])),
  }
}

function factsOf(row: PastRow, { organisations, services, hours }: Trees): RoutingFacts {
  const organisationPath = pathOf(organisations, row.organisationId)
  const contractHours = hours.get(row.contractId)
  return {
    channel: row.channel,
    dealerId: row.dealerId,
    venueId: row.venueId,
    contractId: row.contractId,
    type: row.type,
    priority: row.priority,
    stopOfTrade: row.stopOfTrade,
    language: row.language,
    organisationPath,
    isVip: organisationPath.some((id) => organisations.get(id)?.vip),
    servicePath: pathOf(services, row.serviceId),
    isInHours: contractHours === undefined || closedBecause(contractHours, Number(row.at)) === null,
    words: words(row.subject, row.description),
  }
}

function pathOf(tree: ReadonlyMap<number, Above>, from: number | null): number[] {
  const path: number[] = []
  for (let at = from; at !== null && !path.includes(at); at = tree.get(at)?.parentId ?? null) path.push(at)
  return path
}
