import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../ground/instant.ts'
import type { NoticeKind } from '../ground/words.ts'
import { mayAcknowledge } from '../mail/mail-loops.ts'

/** Hours of the day in which a person is not written to, 'HH:MM[:SS]' in his zone. */
export interface QuietHours {
  readonly from: string
  readonly to: string
  readonly zone: string
}

/** A letter at the gate: what it is, to whom it would go, and what that address was sent of this kind before. */
export interface LetterAtGate {
  readonly kind: NoticeKind
  readonly addressIsProven: boolean
  /** It sends and never listens, or a program began the request: letters to it may come back as new ones. */
  readonly isReadByNoPerson: boolean
  /** A letter to it came back for good. */
  readonly addressBounced: boolean
  readonly stopOfTrade: boolean
  readonly quiet: QuietHours | null
  readonly withinHour: number
  readonly withinDay: number
}

export type Verdict =
  | { readonly leaves: 'now' }
  | { readonly leaves: 'later'; readonly at: Instant }
  | { readonly leaves: 'never'; readonly because: 'address_bounced' | 'wants_no_automatic' | 'enough_of_them' }

/** Letters that no person wrote: they say so in their headers, and they have limits. */
const AUTOMATIC: readonly NoticeKind[] = ['acknowledgement', 'closed', 'reminder']

export function isAutomatic(kind: NoticeKind): boolean {
  return AUTOMATIC.includes(kind)
}

/** The most automatic letters of a kind that one address gets; acknowledgements have their own rule (mail-loops). */
const LIMITS = { hour: 10, day: 50 }

/**
 * The one gate for letters about requests. What a person wrote always leaves. What the desk writes by itself has limits, is
 * not sent to addresses that do not exist, and waits for the end of quiet hours, unless it answers what he just wrote or a
 * restaurant cannot trade.
 */
export function verdictOn(letter: LetterAtGate, now: Instant): Verdict {
  if (!isAutomatic(letter.kind)) return { leaves: 'now' }
  if (letter.addressBounced) return { leaves: 'never', because: 'address_bounced' }
  if (letter.isReadByNoPerson) return { leaves: 'never', because: 'wants_no_automatic' }
  if (!isWithinLimits(letter)) return { leaves: 'never', because: 'enough_of_them' }
  if (letter.kind === 'acknowledgement' || letter.stopOfTrade || !letter.quiet) return { leaves: 'now' }
  const end = endOfQuiet(letter.quiet, now)
  return end === null ? { leaves: 'now' } : { leaves: 'later', at: end }
}

function isWithinLimits({ kind, addressIsProven, withinHour, withinDay }: LetterAtGate): boolean {
  if (kind === 'acknowledgement') {
    return mayAcknowledge({ addressIsVerified: addressIsProven, withinHour, withinDay })
  }
  return withinHour < LIMITS.hour && withinDay < LIMITS.day
}

/** When the quiet hours that are now end; null when it is no quiet hour. «22:00–08:00» goes over midnight. */
export function endOfQuiet({ from, to, zone }: QuietHours, now: Instant): Instant | null {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const [begins, ends, time] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to), here.toPlainTime()]
  const isAtOrAfter = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
    Temporal.PlainTime.compare(one, other) >= 0
  const [began, isOver, overMidnight] = [isAtOrAfter(time, begins), isAtOrAfter(time, ends), isAtOrAfter(begins, ends)]
  const isQuiet = overMidnight ? began || !isOver : began && !isOver
  if (!isQuiet || begins.equals(ends)) return null
  const day = overMidnight && began ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: ends }).epochMilliseconds
}
