import type { RefusalCode } from '../../domain/ground/refusal.ts'

/** Seconds after which the same may be tried again; whatever is not here would end the same way. */
export const PAUSES: Partial<Record<RefusalCode, number>> = {
  'desk.busy': 2,
  'too-many-requests': 60,
  'phone.codes-too-often': 60 * 60,
  'sign-in.too-many-attempts': 15 * 60,
}
