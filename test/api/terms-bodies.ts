import { DEFAULT_POLICY } from '../../src/domain/terms/policy.ts'

const OFFICE = [{ opens: '09:00', closes: '18:00' }]
export const WEEK = {
  roundTheClock: false,
  weekly: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
  calendar: null,
  shortDayCutMinutes: 60,
  exceptions: [],
}
export const HOURS_DRAFT = { name: 'Проба', zone: 'Europe/Moscow', effectiveFrom: null, week: WEEK }
export const RULE = { serviceId: null, requestType: null, priority: null, reactionMinutes: 30, resolutionMinutes: 240 }
export const LEVEL_DRAFT = { name: 'Проба', rules: [RULE], effectiveFrom: null }
const POLICY_DRAFT = { policy: DEFAULT_POLICY, effectiveFrom: null }

export const CONTRACT_DRAFT = {
  number: 'П-1',
  name: 'Проба',
  kind: 'contract',
  state: 'draft',
  startsOn: '2026-01-01',
  endsOn: null,
  hoursId: 1,
  levelId: 1,
  contractServiceType: false,
  waitingExternalPauses: false,
  hourPackage: null,
  coversAllServices: true,
  serviceIds: [],
  customers: [],
}

export const TEMPLATE_DRAFT = { name: 'Проба', text: { ru: 'Здравствуйте!', en: 'Hello!' }, teamId: null }
export const ANNOUNCEMENT_DRAFT = {
  kind: 'planned_work',
  text: { ru: 'Обновляем кассу', en: '' },
  serviceId: null,
  startsAt: '2026-12-01T00:00:00Z',
  endsAt: null,
}

const order = { at: '2026-01-01T00:00:00Z', mark: '', open: 'as_promised', keepLate: true }

/** What a change of the terms is asked with: enough to pass the door, and not to be carried out. */
export const TERMS_BODIES: Readonly<Record<string, unknown>> = {
  'POST /api/service-hours': HOURS_DRAFT,
  'POST /api/service-hours/{id}/checks': { draft: HOURS_DRAFT },
  'PUT /api/service-hours/{id}': { draft: HOURS_DRAFT, order },
  'POST /api/sla-levels': LEVEL_DRAFT,
  'POST /api/sla-levels/{id}/checks': { draft: LEVEL_DRAFT },
  'PUT /api/sla-levels/{id}': { draft: LEVEL_DRAFT, order, version: 99 },
  'POST /api/templates': TEMPLATE_DRAFT,
  'PUT /api/templates/{id}': { draft: TEMPLATE_DRAFT, revision: 99 },
  'POST /api/announcements': ANNOUNCEMENT_DRAFT,
  'PUT /api/announcements/{id}': { draft: ANNOUNCEMENT_DRAFT, revision: 99 },
  'POST /api/contracts': CONTRACT_DRAFT,
  'POST /api/contracts/{id}/checks': { draft: CONTRACT_DRAFT },
  'PUT /api/contracts/{id}': { draft: CONTRACT_DRAFT, order, revision: 99 },
  'POST /api/contract-trials': { channel: 'portal' },
  'POST /api/policy/checks': { draft: POLICY_DRAFT },
  'PUT /api/policy': { draft: POLICY_DRAFT, order, made: '2026-01-01T00:00:00Z' },
}
