import type { RefusalCode } from '../../domain/ground/refusal.ts'

/** Of rules by which requests and notices go, of duty and of what is given over. */
export const STATUSES_OF_RULES = {
  'calendar.not-found': 404,
  'escalation.changed': 409,
  'escalation.step-doubled': 422,
  'escalation.scheme-doubled': 422,
  'escalation.words-missing': 422,
  'escalation.team-missing': 422,
  'duty.changed': 409,
  'duty.doubled': 409,
  'duty.ends-before': 422,
  'duty.gap-gone': 409,
  'duty.not-found': 404,
  'duty.not-free': 409,
  'duty.overlaps': 409,
  'duty.person-wrong': 422,
  'duty.too-long': 422,
  'handover.answered': 409,
  'handover.cannot-accept': 422,
  'handover.empty': 422,
  'handover.not-found': 404,
  'handover.not-yours': 409,
  'handover.to-oneself': 422,
  'notices.changed': 409,
  'routing.changed': 409,
  'routing.target-gone': 422,
} as const satisfies { readonly [Code in RefusalCode]?: number }
