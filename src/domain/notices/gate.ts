import type { Instant } from '../ground/instant.ts'
import type { NoticeKind } from '../ground/words.ts'
import { endOfQuiet, type QuietHours } from '../people/quiet-hours.ts'
import type { NoticeLimits } from '../terms/policy.ts'
import { afterRepeat, comesAtNight, fitsSummary } from './haste.ts'

/** A notice at the gate: what it is, and what is known of the place where it would go. */
export interface NoticeAtGate {
  readonly kind: NoticeKind
  /** Somebody has shown that the place is his. */
  readonly isProven: boolean
  /** What was sent there came back for good. */
  readonly isFailing: boolean
  /** It sends and never listens, or a program began the request: what is sent there may come back as something new. */
  readonly isReadByNoPerson: boolean
  readonly stopOfTrade: boolean
  readonly quiet: QuietHours | null
  /** When the next summary leaves that he wants by this way; null: he wants none. */
  readonly summaryAt: Instant | null
  /** He is in copy and nothing more: the letter is all that he has of the request. */
  readonly isAllHeHas: boolean
  /** How much of what the desk says by itself may go there; null: as much as there is. */
  readonly limits: NoticeLimits | null
  /** Of this kind, sent there before. */
  readonly withinHour: number
  readonly withinDay: number
  /** When the last one of this kind about this request left for there, or is to leave; null: there was none. */
  readonly lastAt: Instant | null
}

export type Verdict =
  | { readonly leaves: 'now' }
  | { readonly leaves: 'later'; readonly at: Instant; readonly because: 'quiet_hours' | 'repeats' }
  /** In the summary of that moment. */
  | { readonly leaves: 'with_others'; readonly at: Instant }
  | { readonly leaves: 'never'; readonly because: 'address_bounced' | 'wants_no_automatic' | 'enough_of_them' }

/** What a person wrote to be heard. All the rest the desk says by itself: it has limits, and waits for the end of quiet hours. */
const BY_PEOPLE: readonly NoticeKind[] = ['reply', 'question', 'resolved']

export function isAutomatic(kind: NoticeKind): boolean {
  return !BY_PEOPLE.includes(kind)
}

/**
 * The one gate for notices of requests. What a person wrote always leaves. What the desk says by itself has limits, is not sent
 * where nothing arrives, waits for the end of quiet hours, and for its turn when one of its kind has just been told. What can wait for the summary that a person chose waits for it, and no limit
 * counts it: it is one message whatever is in it. Which kind waits for what stands in one table (haste.ts).
 */
export function verdictOn(notice: NoticeAtGate, now: Instant): Verdict {
  const { kind, isFailing, isReadByNoPerson, quiet, summaryAt } = notice
  if (isAutomatic(kind) && isFailing) return { leaves: 'never', because: 'address_bounced' }
  if (isAutomatic(kind) && isReadByNoPerson) return { leaves: 'never', because: 'wants_no_automatic' }
  if (summaryAt !== null && canBeGathered(notice)) return { leaves: 'with_others', at: summaryAt }
  if (isAutomatic(kind) && !isWithinLimits(notice)) return { leaves: 'never', because: 'enough_of_them' }
  const soonest = afterRepeat(notice, notice.lastAt, now)
  const end = quiet === null || comesAtNight(notice) ? null : endOfQuiet(quiet, soonest)
  if (end !== null) return { leaves: 'later', at: end, because: 'quiet_hours' }
  return soonest > now ? { leaves: 'later', at: soonest, because: 'repeats' } : { leaves: 'now' }
}

/** A summary leads to pages behind a sign-in: it goes only to an address by which he can sign in, of what he may open. */
function canBeGathered(notice: NoticeAtGate): boolean {
  return notice.isProven && !notice.isFailing && !notice.isReadByNoPerson && !notice.isAllHeHas && fitsSummary(notice)
}

function isWithinLimits({ kind, isProven, limits, withinHour, withinDay }: NoticeAtGate): boolean {
  if (limits === null) return true
  const { acknowledgements, others } = limits
  const most = kind === 'acknowledgement' ? acknowledgements[isProven ? 'proven' : 'unproven'] : others
  return withinHour < most.hour && (most.day === null || withinDay < most.day)
}
