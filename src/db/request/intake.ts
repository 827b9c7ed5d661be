import { sql } from 'kysely'
import type { Channel } from '../../domain/ground/words.ts'
import type { Intake, IntakeContract, IntakeService } from '../../domain/request/request-intake.ts'
import { placeOf } from '../access/seen.ts'
import { type OfferStanding, standingOfOffer } from '../catalogue/offers.ts'
import type { Db } from '../engine/database.ts'
import { parsedOnce } from '../engine/parsed-once.ts'
import { PERSONAL_JSON } from '../routing/personal.ts'
import { ROUTING_JSON, routingOf } from '../routing/versions.ts'
import { ESCALATIONS_JSON, escalationsOf } from '../terms/escalations.ts'
import { HOURS_JSON, hoursOf } from '../terms/hours.ts'
import { POLICIES_JSON, policiesOf } from '../terms/policies.ts'
import { RULES_JSON } from '../terms/terms.ts'

export interface IntakeQuestion {
  readonly contactId: number
  readonly authorId: number
  readonly venueId: number | null
  readonly equipmentId: number | null
  /** Null: the default service. */
  readonly serviceId: number | null
  /** By which way the service is asked for, where it must be offered. */
  readonly askedBy?: Channel | undefined
}

export interface LoadedIntake extends Intake {
  /** How the service is offered by this way; null: not at all, or it need not be. */
  readonly offer: OfferStanding | null
}

const contractOf = parsedOnce<Omit<IntakeContract, 'hours'>>(5000)
const serviceOf = parsedOnce<IntakeService>(2000)

const CONTRACT_JSON = `jsonb_build_object('id', c.id, 'number', c.number, 'name', c.name, 'kind', c.kind,
  'isDefault', c.is_default, 'state', c.state, 'startsOn', c.starts_on, 'endsOn', c.ends_on,
  'coversAllServices', c.covers_all_services, 'contractServiceType', c.contract_service_type,
  'waitingExternalPauses', c.waiting_external_pauses, 'levelId', c.sla_level_id,
  'serviceIds', coalesce((select jsonb_agg(cs.service_id) from contract_services cs where cs.contract_id = c.id), '[]'),
  'customers', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisationId', cc.organisation_id,
    'venueId', cc.venue_id, 'personId', cc.person_id))) from contract_customers cc where cc.contract_id = c.id), '[]'),
  'rules', ${RULES_JSON})::text`

const askedService = (serviceId: number | null) =>
  sql`coalesce(${serviceId}, (select value::bigint from settings where name = 'default_service'))`

/** One trip to the database for everything a new request is decided by. */
export async function loadIntake(db: Db, question: IntakeQuestion): Promise<LoadedIntake> {
  const { contactId, authorId, venueId, equipmentId, serviceId, askedBy } = question
  const { rows } = await sql<{
    contact: Intake['contact']
    venue: { id: number; dealerId: number | null } | null
    belongs: boolean
    equipment_fits: boolean
    path: number[]
    vip: boolean
    service_path: number[]
    rules: string | null
    personal: Intake['personal']
    service: string | null
    contracts: string[]
    hours: string[]
    policies: string
    escalations: string
    offer: OfferStanding | null
  }>`
    with recursive venue as materialized (select id, corporation_id, dealer_id from venues where id = ${venueId}),
    home as materialized (select coalesce((select corporation_id from venue),
      (select r.organisation_id from person_roles r where r.person_id = ${contactId} and r.organisation_id is not null order by r.id limit 1),
      (select v.corporation_id from person_roles r join venues v on v.id = r.venue_id where r.person_id = ${contactId} order by r.id limit 1)) as id),
    path(id, parent_id, depth) as (
      select o.id, o.parent_id, 0 from organisations o join home on home.id = o.id
      union all select o.id, o.parent_id, depth + 1 from organisations o join path on o.id = path.parent_id where depth < 20),
    services_above(id, parent_id, depth) as (
      select s.id, s.parent_id, 0 from services s where s.id = ${askedService(serviceId)}
      union all select s.id, s.parent_id, depth + 1 from services s join services_above a on s.id = a.parent_id where depth < 20),
    candidates as materialized (
      select c.* from contracts c where c.is_default
      union select c.* from contracts c join contract_customers cc on cc.contract_id = c.id where cc.venue_id = ${venueId}
      union select c.* from contracts c join contract_customers cc on cc.contract_id = c.id where cc.person_id = ${contactId}
      union select c.* from contracts c join contract_customers cc on cc.contract_id = c.id
        where cc.organisation_id = any(array(select id from path)))
    select
      (select jsonb_build_object('id', p.id, 'name', p.name, 'locale', p.locale) from people p where p.id = ${contactId} and p.archived_at is null) as contact,
      (select jsonb_build_object('id', id, 'dealerId', dealer_id) from venue) as venue,
      exists (select 1 from venue v where ${placeOf(authorId)}) as belongs,
      ${equipmentId}::bigint is null or exists (select 1 from equipment e where e.id = ${equipmentId} and e.venue_id = ${venueId}) as equipment_fits,
      array(select id from path order by depth) as path,
      exists (select 1 from path join organisations o on o.id = path.id where o.vip) as vip,
      array(select id from services_above order by depth) as service_path,
      ${sql.raw(ROUTING_JSON)} as rules,
      (select ${sql.raw(PERSONAL_JSON)} from path join organisations o on o.id = path.id where ${sql.raw(PERSONAL_JSON)} is not null order by depth limit 1) as personal,
      (select jsonb_build_object('id', s.id, 'versionId', v.id, 'requestType', v.request_type, 'form', v.form, 'teamId', v.team_id,
          'isDefault', s.id = ${askedService(null)})::text
        from services s join service_versions v on v.id = s.published_version_id
        where s.withdrawn_at is null and s.id = ${askedService(serviceId)}) as service,
      array(select ${sql.raw(CONTRACT_JSON)} from candidates c order by c.id) as contracts,
      array(select ${sql.raw(HOURS_JSON)}::text from candidates c join service_hours h on h.id = c.service_hours_id order by c.id) as hours,
      ${sql.raw(POLICIES_JSON)} as policies, ${sql.raw(ESCALATIONS_JSON)} as escalations, ${askedBy && serviceId !== null ? standingOfOffer(askedBy, serviceId) : sql`null`} as offer
    `.execute(db)
  const [row] = rows
  if (!row) throw new Error('the intake query gives one row')
  return {
    contact: row.contact,
    venue: row.venue,
    authorBelongsToVenue: row.belongs,
    equipmentFits: row.equipment_fits,
    organisationId: row.path[0] ?? null,
    organisationPath: row.path,
    isVip: row.vip,
    servicePath: row.service_path,
    rulesNow: routingOf(row.rules),
    personal: row.personal,
    service: row.service === null ? null : serviceOf(row.service),
    contracts: row.contracts.map((text, index) => withHours(text, row.hours[index])),
    policies: policiesOf(row.policies),
    escalations: escalationsOf(row.escalations),
    offer: row.offer,
  }
}

function withHours(contract: string, hours: string | undefined): IntakeContract {
  if (hours === undefined) throw new Error('a contract came without its hours')
  return { ...contractOf(contract), hours: hoursOf(hours) }
}
