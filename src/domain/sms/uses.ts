import type { LooseNotice, NoticeKind } from '../ground/words.ts'

/** What administrators let SMS be used for. */
export const SMS_USES = ['way_in', 'sign_in', 'escalations', 'notices'] as const
export type SmsUse = (typeof SMS_USES)[number]

/** What a notice is to the purse; null: it never goes by SMS. */
export function purposeOf(kind: NoticeKind | LooseNotice): SmsUse | null {
  if (kind === 'way_in' || kind === 'sign_in') return kind
  if (kind === 'address' || kind === 'invitation') return null
  return kind === 'breached' ? 'escalations' : 'notices'
}
