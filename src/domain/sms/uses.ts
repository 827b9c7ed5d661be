import type { LooseNotice, NoticeKind } from '../ground/words.ts'

/** What administrators let SMS be used for. */
export const SMS_USES = ['way_in', 'sign_in', 'escalations', 'notices'] as const
export type SmsUse = (typeof SMS_USES)[number]

/** What a message is paid for as; a code that proves a telephone is of no use alone, and a trial is an administrator's. */
export type SmsPurpose = SmsUse | 'proof' | 'trial'

/** What a notice is to the purse; null: it never goes by SMS. */
export function purposeOf(kind: NoticeKind | LooseNotice): Exclude<SmsPurpose, 'trial'> | null {
  if (kind === 'phone_code') return 'proof'
  if (kind === 'way_in' || kind === 'sign_in') return kind
  if (kind === 'address' || kind === 'invitation' || kind === 'summary') return null
  return kind === 'breached' || kind === 'escalated' ? 'escalations' : 'notices'
}

/** Whether SMS serves that purpose; a telephone is proven as long as anything goes to proven ones. */
export function serves(uses: readonly SmsUse[], purpose: Exclude<SmsPurpose, 'trial'>): boolean {
  if (purpose === 'proof') return uses.some((use) => use !== 'way_in')
  return uses.includes(purpose)
}
