import type { Instant } from '../src/domain/ground/instant.ts'
import type { Priority } from '../src/domain/ground/words.ts'
import type { ServiceHours } from '../src/domain/hours/service-hours.ts'
import type { ServiceRequest } from '../src/domain/request/request.ts'
import { registered } from '../src/domain/request/request-intake.ts'
import { DEMONSTRATION_TIMES } from '../src/domain/terms/demonstration-terms.ts'
import { DEFAULT_POLICY } from '../src/domain/terms/policy.ts'
import type { Terms } from '../src/domain/terms/terms.ts'

const WORKDAYS = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ opens: '10:00', closes: '18:00' }] : []))
const OFFICE: ServiceHours = {
  id: 1,
  name: '8×5',
  zone: 'Europe/Moscow',
  versions: [
    {
      effectiveFrom: '2020-01-01',
      roundTheClock: false,
      weekly: WORKDAYS,
      calendar: null,
      shortDayCutMinutes: 60,
      exceptions: [],
    },
  ],
}
const PRIORITIES: readonly Priority[] = [1, 2, 3, 4]
const RULES = PRIORITIES.map((priority) => {
  const [reactionMinutes, resolutionMinutes] = DEMONSTRATION_TIMES.basic[priority]
  return {
    id: priority,
    serviceId: null,
    requestType: null,
    priority,
    reactionMinutes,
    resolutionMinutes,
    effectiveFrom: 0,
    effectiveUntil: null,
  }
})
/** An agreement of office hours with the times of the demonstration. */
export const TERMS: Terms = {
  contractId: 1,
  hoursId: 1,
  rules: RULES,
  waitingExternalPauses: false,
  hoursById: () => OFFICE,
  policies: [{ effectiveFrom: 0, policy: DEFAULT_POLICY }],
  levelId: 1,
  escalations: [],
}

/** Monday 23 November 2026, 12:00 in Moscow. */
export const NOON: Instant = Date.UTC(2026, 10, 23, 9)

/** A request of that moment, as the portal files it. */
export function fresh(): ServiceRequest {
  const service = {
    id: 1,
    versionId: 1,
    requestType: 'incident',
    form: { fields: [], logsChecklist: [] },
    teamId: 1,
    isDefault: false,
  } as const
  const contract = {
    id: 1,
    number: '0',
    name: 'Базовое',
    kind: 'agreement',
    isDefault: true,
    state: 'active',
    startsOn: '2020-01-01',
    endsOn: null,
    coversAllServices: true,
    serviceIds: [],
    customers: [],
    contractServiceType: false,
    hours: OFFICE,
    rules: RULES,
    waitingExternalPauses: false,
    levelId: 1,
  } as const
  const intake = {
    contact: null,
    venue: null,
    authorBelongsToVenue: true,
    equipmentFits: true,
    organisationId: null,
    organisationPath: [],
    isVip: false,
    servicePath: [1],
    rulesNow: { rules: [], untakenMinutes: null },
    personal: null,
    service,
    contracts: [contract],
    policies: TERMS.policies,
    escalations: TERMS.escalations,
  }
  const coverage = { because: 'default_agreement', passedOver: [] } as const
  const request = registered({
    at: NOON,
    authorId: 7,
    authorSide: 'customer',
    channel: 'portal',
    contactId: 7,
    description: 'Не печатает',
    equipmentId: null,
    intake,
    service,
    stopOfTrade: false,
    subject: 'Касса: не печатает',
    terms: { ...TERMS, contract, coverage },
    urgency: 'medium',
  })
  return { ...request, number: 1001, version: 1 }
}
