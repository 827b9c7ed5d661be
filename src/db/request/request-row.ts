import type { Insertable, Selectable } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { nextPromise, timeEffects } from '../../domain/request/wake.ts'
import { dueAt, type Ledger } from '../../domain/sla/sla-clock.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { iso, maybeIso } from '../engine/moments.ts'
import type { DB } from '../tables.ts'

type Row = Selectable<DB['requests']>
type Fresh = Omit<Insertable<DB['requests']>, 'number' | 'version'>
export type LoadedRow = Row & { ledger: unknown; steps_told: string[]; watcher_ids: number[] }

/** The row as the rules see it: moments as milliseconds. Its literals are kept by the table's own constraints. */
export function requestOf(row: LoadedRow): ServiceRequest {
  return {
    number: row.number,
    version: row.version,
    type: row.type as ServiceRequest['type'],
    subject: row.subject,
    channel: row.channel as ServiceRequest['channel'],
    status: row.status as ServiceRequest['status'],
    statusSince: at(row.status_since),
    urgency: row.urgency as ServiceRequest['urgency'],
    criticality: row.criticality as ServiceRequest['criticality'],
    criticalityIsSet: row.criticality_is_set,
    priority: row.priority as ServiceRequest['priority'],
    priorityOverride: row.priority_override as unknown as ServiceRequest['priorityOverride'],
    stopOfTrade: row.stop_of_trade,
    contactId: row.contact_id,
    authorId: row.author_id,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    dealerId: row.dealer_id,
    equipmentId: row.equipment_id,
    contractId: row.contract_id,
    coverage: row.coverage as unknown as ServiceRequest['coverage'],
    serviceId: row.service_id,
    serviceVersionId: row.service_version_id,
    slaRuleId: row.sla_rule_id,
    teamId: row.team_id,
    routing: row.routing as unknown as ServiceRequest['routing'],
    specialistId: row.specialist_id,
    watcherIds: row.watcher_ids,
    solution: row.solution,
    closingCode: row.closing_code as ServiceRequest['closingCode'],
    rating: row.rating,
    registeredAt: at(row.registered_at),
    reactedAt: maybeAt(row.reacted_at),
    resolvedAt: maybeAt(row.resolved_at),
    endedAt: maybeAt(row.ended_at),
    deferredUntil: maybeAt(row.deferred_until),
    deferredBy: row.deferred_by,
    deferralReason: row.deferral_reason,
    ledger: row.ledger as Ledger,
    stepsTold: row.steps_told,
    lastMessage: {
      at: at(row.last_message_at),
      by: row.last_message_by,
      from: row.last_message_from as 'customer' | 'support',
      text: row.last_message_text,
    },
  }
}

/** The columns of a request, with those that are derived from its ledger so that lists and the watch need no ledger. */
export function rowOf(request: ServiceRequest, terms: Terms): Fresh {
  const { reaction, resolution } = request.ledger
  const promise = nextPromise(request, terms.hoursById)
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

function at(text: string): Instant {
  return Date.parse(text)
}

function maybeAt(text: string | null): Instant | null {
  return text === null ? null : at(text)
}
