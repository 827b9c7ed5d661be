import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { ServiceHours } from '../../domain/hours/service-hours.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { HoursById } from '../../domain/sla/sla-clock.ts'
import type { SlaRule } from '../../domain/sla/sla-rules.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { seen } from '../access/seen.ts'
import type { Db } from '../engine/database.ts'
import { ESCALATIONS_JSON, escalationsOf } from './escalations.ts'
import { HOURS_JSON, hoursOf } from './hours.ts'
import { POLICIES_JSON, policiesOf } from './policies.ts'

/** SQL that tells the SLA rules of the level of contract `c`, moments as milliseconds; those that never held are left out. */
export const RULES_JSON = `coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'serviceId', r.service_id,
  'requestType', r.request_type, 'priority', r.priority, 'reactionMinutes', r.reaction_minutes,
  'resolutionMinutes', r.resolution_minutes, 'effectiveFrom', (extract(epoch from r.effective_from) * 1000)::bigint,
  'effectiveUntil', (extract(epoch from r.effective_until) * 1000)::bigint) order by r.id)
  from sla_rules r where r.level_id = c.sla_level_id and r.effective_until is distinct from r.effective_from), '[]')`

/** The terms that rule a request now, or would rule it under another contract, with every calendar its ledger names. */
export async function loadTerms(db: Db, request: ServiceRequest, contractId = request.contractId): Promise<Terms> {
  const { rows } = await sql<{
    hours_id: number
    waiting_external_pauses: boolean
    rules: readonly SlaRule[]
    hours: readonly string[]
    policies: string
    level_id: number
    escalations: string
  }>`
    select c.service_hours_id as hours_id, c.sla_level_id as level_id, ${sql.raw(ESCALATIONS_JSON)} as escalations, c.waiting_external_pauses, ${sql.raw(RULES_JSON)} as rules,
      array(select ${sql.raw(HOURS_JSON)}::text from service_hours h
        where h.id = c.service_hours_id or h.id = any(${ledgerHours(request)})) as hours,
      ${sql.raw(POLICIES_JSON)} as policies
    from contracts c where c.id = ${contractId}`.execute(db)
  const [found] = rows
  if (!found) throw new Refusal('contract.not-found', { contractId })
  return {
    contractId,
    hoursId: found.hours_id,
    rules: found.rules,
    waitingExternalPauses: found.waiting_external_pauses,
    hoursById: byId(found.hours.map(hoursOf)),
    policies: policiesOf(found.policies),
    levelId: found.level_id,
    escalations: escalationsOf(found.escalations),
  }
}

/** The terms of these contracts now, with their calendars and the others that ledgers name. */
export async function loadTermsOf(
  db: Db,
  contractIds: readonly number[],
  hoursIds: readonly number[],
): Promise<ReadonlyMap<number, Terms>> {
  const { rows } = await sql<{
    id: number
    hours_id: number
    waiting_external_pauses: boolean
    level_id: number
    rules: SlaRule[]
  }>`
    select c.id, c.service_hours_id as hours_id, c.waiting_external_pauses, c.sla_level_id as level_id, ${sql.raw(RULES_JSON)} as rules
    from contracts c where c.id = any(${[...contractIds]}::bigint[])`.execute(db)
  const named = [...new Set([...hoursIds, ...rows.map((row) => row.hours_id)])]
  const kept = await sql<{ hours: string }>`select ${sql.raw(HOURS_JSON)}::text as hours from service_hours h
    where h.id = any(${named}::bigint[])`.execute(db)
  const hoursById = byId(kept.rows.map(({ hours }) => hoursOf(hours)))
  const told = await sql<{ policies: string; escalations: string }>`select ${sql.raw(POLICIES_JSON)} as policies,
    ${sql.raw(ESCALATIONS_JSON)} as escalations`.execute(db)
  const policies = policiesOf(told.rows[0]?.policies ?? '[]')
  const escalations = escalationsOf(told.rows[0]?.escalations ?? '[]')
  return new Map(
    rows.map(({ id, hours_id: hoursId, waiting_external_pauses: waitingExternalPauses, level_id: levelId, rules }) => [
      id,
      { contractId: id, hoursId, rules, waitingExternalPauses, hoursById, policies, levelId, escalations },
    ]),
  )
}

/** Whether the person may choose this contract. Were every id accepted, he could try them to learn which contracts exist. */
export async function isContractSeen(db: Db, actor: Actor, contractId: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from contracts c where c.id = ${contractId} and ${seen(actor, 'contract')}`.execute(db)
  return rows.length > 0
}

export function byId(hours: readonly ServiceHours[]): HoursById {
  const known = new Map(hours.map((one) => [one.id, one]))
  return (id) => {
    const found = known.get(id)
    if (!found) throw new Error(`service hours ${id} were not loaded with their ledger`)
    return found
  }
}

/** Every calendar that a ledger counts in. */
export function ledgerHours({ ledger }: Pick<ServiceRequest, 'ledger'>): number[] {
  const clocks = [ledger.reaction, ...ledger.earlierReactions, ledger.resolution]
  return [...new Set(clocks.flatMap((clock) => clock.stretches.map((stretch) => stretch.hoursId)))]
}
