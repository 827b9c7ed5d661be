import type { Form } from '../catalogue/form.ts'
import { cutWithDots } from '../ground/clean-text.ts'
import { DAY, type Instant } from '../ground/instant.ts'
import { Refusal } from '../ground/refusal.ts'
import type { Channel, RequestType, Urgency } from '../ground/words.ts'
import { localDate } from '../hours/local-date.ts'
import type { ServiceHours } from '../hours/service-hours.ts'
import { offsetAt } from '../hours/zone-offsets.ts'
import { type Otherwise, toTeamOf } from '../routing/routed.ts'
import type { Routing } from '../routing/rule.ts'
import { startedLedger } from '../sla/sla-clock.ts'
import { type SlaRule, slaRuleFor } from '../sla/sla-rules.ts'
import { type CoverageContract, type CoverageFacts, coverageOf } from '../terms/coverage.ts'
import type { EscalationVersion } from '../terms/escalation.ts'
import { type PolicyVersion, policyAt } from '../terms/policy.ts'
import { defaultCriticality, priorityOf } from '../terms/priority-matrix.ts'
import type { Terms } from '../terms/terms.ts'
import { targetsOf } from './deadlines.ts'
import type { CoverageExplanation, ServiceRequest } from './request.ts'

export interface IntakeService {
  readonly id: number
  readonly versionId: number
  readonly requestType: RequestType
  readonly form: Form
  readonly teamId: number
  /** It is the one for whatever nobody chose a service for. */
  readonly isDefault: boolean
}

export interface IntakeContract extends CoverageContract {
  readonly name: string
  readonly hours: ServiceHours
  readonly rules: readonly SlaRule[]
  readonly waitingExternalPauses: boolean
  readonly levelId: number
}

/** All that decides about a new request: where it happens, which service, which contracts might rule it. */
export interface Intake {
  readonly contact: { readonly id: number; readonly name: string; readonly locale: 'ru' | 'en' } | null
  readonly venue: { readonly id: number; readonly dealerId: number | null } | null
  /** The author has a role at the venue, in its organisation or with its dealer. */
  readonly authorBelongsToVenue: boolean
  readonly equipmentFits: boolean
  readonly organisationId: number | null
  readonly organisationPath: readonly number[]
  /** The organisation or one above it is a VIP. */
  readonly isVip: boolean
  /** The service and the groups above it. */
  readonly servicePath: readonly number[]
  /** The latest version of the rules. */
  readonly rulesNow: Routing
  /** The personal specialist of the organisation or of the nearest above it, with his team. */
  readonly personal: Otherwise['personal']
  readonly service: IntakeService | null
  readonly contracts: readonly IntakeContract[]
  readonly policies: readonly PolicyVersion[]
  readonly escalations: readonly EscalationVersion[]
}

export interface IntakeTerms extends Terms {
  readonly contract: IntakeContract
  readonly coverage: CoverageExplanation
}

/** The contract that rules a request filed now, and why this one; «today» is a day of its own zone. */
export function ruled(intake: Intake, moment: FilingMoment): IntakeTerms {
  const facts = coverageFactsOf(intake, moment)
  const { contractId, because, passedOver } = coverageOf(facts, intake.contracts)
  const contract = intake.contracts.find(({ id }) => id === contractId)
  if (!contract) throw new Refusal('contract.not-found')
  const known = new Map(intake.contracts.map(({ hours }) => [hours.id, hours]))
  return {
    contract,
    contractId,
    coverage: { because, passedOver },
    hoursId: contract.hours.id,
    rules: contract.rules,
    waitingExternalPauses: contract.waitingExternalPauses,
    hoursById: (id) => known.get(id) ?? contract.hours,
    policies: intake.policies,
    levelId: contract.levelId,
    escalations: intake.escalations,
  }
}

interface FilingMoment {
  readonly contactId: number
  readonly now: Instant
}

/** What the choice of a contract goes by. */
export function coverageFactsOf(intake: Intake, { contactId, now }: FilingMoment): CoverageFacts {
  const zone = intake.contracts.find((contract) => contract.isDefault)?.hours.zone ?? 'UTC'
  return {
    venueId: intake.venue?.id ?? null,
    personId: contactId,
    organisationPath: intake.organisationPath,
    serviceId: intake.service?.id ?? null,
    today: localDate(Math.floor((now + offsetAt(zone, now)) / DAY)),
  }
}

export interface Registration {
  readonly at: Instant
  readonly authorId: number
  readonly authorSide: 'customer' | 'support'
  readonly channel: Channel
  readonly contactId: number
  readonly description: string
  readonly equipmentId: number | null
  readonly intake: Intake
  readonly service: IntakeService
  readonly stopOfTrade: boolean
  /** False for a sender whom nobody knows yet: his request is of low criticality until somebody looks. */
  readonly senderKnown?: boolean
  readonly subject: string
  readonly terms: IntakeTerms
  readonly urgency: Urgency
}

/** The request as it is registered: priority computed, both clocks started. Its number comes from the database. */
export function registered(facts: Registration): Omit<ServiceRequest, 'number' | 'version'> {
  const { at, intake, service, terms, urgency } = facts
  const { matrix, firstCriticality } = policyAt(terms.policies, at)
  const criticality = defaultCriticality({ senderKnown: true, ...facts }, firstCriticality)
  const { priority } = priorityOf({ urgency, criticality, override: null }, matrix, at)
  const rule = slaRuleFor(terms.rules, { serviceId: service.id, requestType: service.requestType, priority }, at)
  return {
    type: service.requestType,
    subject: facts.subject,
    channel: facts.channel,
    status: 'registered',
    statusSince: at,
    urgency,
    criticality,
    criticalityIsSet: false,
    priority,
    priorityOverride: null,
    stopOfTrade: facts.stopOfTrade,
    contactId: facts.contactId,
    authorId: facts.authorId,
    organisationId: intake.organisationId,
    venueId: intake.venue?.id ?? null,
    dealerId: intake.venue?.dealerId ?? null,
    equipmentId: facts.equipmentId,
    contractId: terms.contractId,
    coverage: terms.coverage,
    serviceId: service.id,
    serviceVersionId: service.versionId,
    slaRuleId: rule?.id ?? null,
    ...toTeamOf(service),
    watcherIds: [],
    copiedIds: [],
    solution: null,
    closingCode: null,
    rating: null,
    registeredAt: at,
    reactedAt: null,
    resolvedAt: null,
    endedAt: null,
    deferredUntil: null,
    deferredBy: null,
    deferralReason: null,
    ledger: startedLedger(at, targetsOf(rule), terms.hoursId),
    stepsTold: [],
    lastMessage: { at, by: facts.authorId, from: facts.authorSide, text: beginningOf(facts.description) },
  }
}

/** The subject of a request that was filed with the stop-of-trade button and nothing else. */
export const STOP_OF_TRADE_SUBJECT = { ru: 'Ресторан не может торговать', en: 'The restaurant cannot trade' } as const

/** The subject of a request whose letter had neither subject nor words. */
export const LETTER_WITHOUT_SUBJECT = { ru: 'Письмо без темы', en: 'A letter without a subject' } as const

/** The beginning of a message for lists: one line, 140 characters at most. */
export function beginningOf(text: string): string {
  return cutWithDots(text.replace(/\s+/g, ' ').trim(), 140)
}
