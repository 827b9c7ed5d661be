import type { RefusalCode } from '../../domain/ground/refusal.ts'

/** Which status a refusal of planning duty has. */
export const DUTY_STATUSES = {
  'calendar.not-found': 404,
  'escalation.changed': 409,
  'escalation.step-doubled': 422,
  'escalation.scheme-doubled': 422,
  'escalation.words-missing': 422,
  'escalation.team-missing': 422,
  'duty.not-found': 404,
  'duty.changed': 409,
  'duty.ends-before': 422,
  'duty.too-long': 422,
  'duty.overlaps': 409,
  'duty.doubled': 409,
  'duty.person-wrong': 422,
  'duty.gap-gone': 409,
  'duty.not-free': 409,
} as const satisfies { readonly [Code in RefusalCode]?: number }
