import type { Insertable, Selectable } from 'kysely'
import {
  CHANNELS,
  CLOSING_CODES,
  CRITICALITIES,
  PRIORITIES,
  REQUEST_TYPES,
  STATUSES,
  URGENCIES,
} from '../../domain/ground/words.ts'
import type { CoverageExplanation, ServiceRequest } from '../../domain/request/request.ts'
import { nextPromise, timeEffects } from '../../domain/request/wake.ts'
import { ROUTING_REASONS, type RoutingExplanation } from '../../domain/routing/explanation.ts'
import { dueAt } from '../../domain/sla/sla-clock.ts'
import { COVERAGE_REASONS } from '../../domain/terms/coverage.ts'
import type { PriorityOverride } from '../../domain/terms/priority-matrix.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { iso, maybeIso } from '../engine/moments.ts'
import type { DB } from '../tables.ts'
import { listOf, moment, number, oneOf, orNull, partsOf, type Read, text } from './kept.ts'
import { ledgerOf } from './kept-ledger.ts'

type Row = Selectable<DB['requests']>
type Fresh = Omit<Insertable<DB['requests']>, 'number' | 'version'>
export type LoadedRow = Row & { ledger: unknown; steps_told: string[]; watcher_ids: number[]; copied_ids: number[] }

/** The row as the rules see it: moments as milliseconds. A word that no rule knows is an error that names its column. */
export function requestOf(row: LoadedRow): ServiceRequest {
  return {
    number: row.number,
    version: row.version,
    type: READ.type(row.type, 'requests.type'),
    subject: row.subject,
    channel: READ.channel(row.channel, 'requests.channel'),
    status: READ.status(row.status, 'requests.status'),
    statusSince: moment(row.status_since, 'requests.status_since'),
    urgency: READ.urgency(row.urgency, 'requests.urgency'),
    criticality: READ.criticality(row.criticality, 'requests.criticality'),
    criticalityIsSet: row.criticality_is_set,
    priority: READ.priority(row.priority, 'requests.priority'),
    priorityOverride: maybeOverride(row.priority_override, 'requests.priority_override'),
    stopOfTrade: row.stop_of_trade,
    contactId: row.contact_id,
    authorId: row.author_id,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    dealerId: row.dealer_id,
    equipmentId: row.equipment_id,
    contractId: row.contract_id,
    coverage: coverageOf(row.coverage, 'requests.coverage'),
    serviceId: row.service_id,
    serviceVersionId: row.service_version_id,
    slaRuleId: row.sla_rule_id,
    teamId: row.team_id,
    routing: routingOf(row.routing, 'requests.routing'),
    specialistId: row.specialist_id,
    watcherIds: row.watcher_ids,
    copiedIds: row.copied_ids,
    solution: row.solution,
    closingCode: READ.closingCode(row.closing_code, 'requests.closing_code'),
    rating: row.rating,
    registeredAt: moment(row.registered_at, 'requests.registered_at'),
    reactedAt: maybeMoment(row.reacted_at, 'requests.reacted_at'),
    resolvedAt: maybeMoment(row.resolved_at, 'requests.resolved_at'),
    endedAt: maybeMoment(row.ended_at, 'requests.ended_at'),
    deferredUntil: maybeMoment(row.deferred_until, 'requests.deferred_until'),
    deferredBy: row.deferred_by,
    deferralReason: row.deferral_reason,
    ledger: ledgerOf(row.ledger, 'request_clocks.ledger'),
    stepsTold: row.steps_told,
    lastMessage: {
      at: moment(row.last_message_at, 'requests.last_message_at'),
      by: row.last_message_by,
      from: READ.side(row.last_message_from, 'requests.last_message_from'),
      text: row.last_message_text,
    },
  }
}

const READ = {
  type: oneOf(REQUEST_TYPES),
  channel: oneOf(CHANNELS),
  status: oneOf(STATUSES),
  urgency: oneOf(URGENCIES),
  criticality: oneOf(CRITICALITIES),
  priority: oneOf(PRIORITIES),
  closingCode: orNull(oneOf(CLOSING_CODES)),
  side: oneOf(['customer', 'support']),
  coverage: oneOf([...COVERAGE_REASONS, 'chosen_by_specialist']),
  routing: oneOf(ROUTING_REASONS),
}
const maybeMoment = orNull(moment)

const maybeOverride = orNull<PriorityOverride>((value, column) => {
  const { priority, reason, until, by } = partsOf(value, column)
  return {
    priority: READ.priority(priority, column),
    reason: text(reason, column),
    until: number(until, column),
    by: number(by, column),
  }
})

const coverageOf: Read<CoverageExplanation> = (value, column) => {
  const { because, passedOver } = partsOf(value, column)
  return { because: READ.coverage(because, column), passedOver: passedOverOf(passedOver, column) }
}

const passedOverOf = listOf((value, column) => {
  const { contractId, why } = partsOf(value, column)
  return { contractId: number(contractId, column), why: text(why, column) }
})

/** What it says besides is for people to read, as it was written. */
const routingOf: Read<RoutingExplanation> = (value, column) => ({
  ...partsOf(value, column),
  because: READ.routing(partsOf(value, column).because, column),
})

/** The columns of a request, with those that are derived from its ledger so that lists and the watch need no ledger. */
export function rowOf(request: ServiceRequest, terms: Terms): Fresh {
  const { reaction, resolution } = request.ledger
  const promise = nextPromise(request, terms)
  const effects = timeEffects(request, terms)
  const closes = effects.find(({ kind }) => kind === 'closes')
  return {
    type: request.type,
    subject: request.subject,
    channel: request.channel,
    status: request.status,
    status_since: iso(request.statusSince),
    urgency: request.urgency,
    criticality: request.criticality,
    criticality_is_set: request.criticalityIsSet,
    priority: request.priority,
    priority_override: request.priorityOverride && JSON.stringify(request.priorityOverride),
    stop_of_trade: request.stopOfTrade,
    contact_id: request.contactId,
    author_id: request.authorId,
    organisation_id: request.organisationId,
    venue_id: request.venueId,
    dealer_id: request.dealerId,
    equipment_id: request.equipmentId,
    contract_id: request.contractId,
    coverage: JSON.stringify(request.coverage),
    service_id: request.serviceId,
    service_version_id: request.serviceVersionId,
    sla_rule_id: request.slaRuleId,
    team_id: request.teamId,
    routing: JSON.stringify(request.routing),
    specialist_id: request.specialistId,
    solution: request.solution,
    closing_code: request.closingCode,
    rating: request.rating,
    registered_at: iso(request.registeredAt),
    reacted_at: maybeIso(request.reactedAt),
    resolved_at: maybeIso(request.resolvedAt),
    ended_at: maybeIso(request.endedAt),
    deferred_until: maybeIso(request.deferredUntil),
    deferred_by: request.deferredBy,
    deferral_reason: request.deferralReason,
    reaction_due_at: maybeIso(dueAt(reaction, terms.hoursById)),
    resolution_due_at: maybeIso(dueAt(resolution, terms.hoursById)),
    next_due_at: maybeIso(promise.dueAt),
    burns_at: maybeIso(promise.burnsAt),
    wakes_at: maybeIso(effects[0]?.at ?? null),
    closes_at: maybeIso(closes?.at ?? null),
    last_message_at: iso(request.lastMessage.at),
    last_message_by: request.lastMessage.by,
    last_message_from: request.lastMessage.from,
    last_message_text: request.lastMessage.text,
  }
}
