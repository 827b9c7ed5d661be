import type { NoticeKind } from './notices.ts'

/** Why a letter that would have been due was not written, or not yet. */
export type HeldBecause = 'address_bounced' | 'enough_of_them' | 'wants_no_automatic' | 'quiet_hours' | 'no_server'

/** An automatic letter that the gate kept back. */
export interface HeldLetter {
  /** The same for the same letter: it is told once, however often somebody comes to it. */
  readonly letter: string
  readonly kind: NoticeKind
  readonly to: string
  readonly because: HeldBecause
  /** When it leaves; null: never. */
  readonly until: string | null
}
