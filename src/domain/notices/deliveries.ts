import { DAY, HOUR, type Instant } from '../ground/instant.ts'
import { LOOSE_NOTICES, type LooseNotice, type NoticeKind } from '../ground/words.ts'
import { CODE_LIFETIME } from '../people/sign-in-code.ts'
import { NEEDLESS, type Needless } from './needless.ts'

/** How a letter stands with its reader, as specialists are told; what his server did after it took it, nobody knows. */
export const DELIVERY_STATES = [
  'waiting',
  'gathering',
  'sending',
  'retrying',
  'taken',
  'returned',
  'undelivered',
  'no_server',
  'too_late',
  ...NEEDLESS,
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export interface OnItsWay {
  readonly sentAt: Instant | null
  readonly returnedAt: Instant | null
  readonly gaveUpAt: Instant | null
  /** The gate lets it out then. */
  readonly notBefore: Instant | null
  /** It is told together with others. */
  readonly gathers: boolean
  readonly spared: Needless | null
  readonly attempts: number
  readonly triedWithoutServer: boolean
}

/** The last word about a letter: an end comes before what led to it. */
export function deliveryState(letter: OnItsWay, now: Instant): DeliveryState {
  if (letter.spared !== null) return letter.spared
  if (letter.gaveUpAt !== null) return letter.triedWithoutServer ? 'too_late' : 'undelivered'
  if (letter.returnedAt !== null) return 'returned'
  if (letter.sentAt !== null) return 'taken'
  if (letter.triedWithoutServer) return 'no_server'
  if (letter.attempts > 0) return 'retrying'
  if (letter.notBefore === null || letter.notBefore <= now) return 'sending'
  return letter.gathers ? 'gathering' : 'waiting'
}

/** What waited longer for a mail server would only confuse its reader. */
const LONGEST_WAIT_FOR_SERVER = 3 * DAY

export function isLoose(kind: string): kind is LooseNotice {
  return LOOSE_NOTICES.some((loose) => loose === kind)
}

export interface LateDelivery {
  readonly kind: NoticeKind | LooseNotice
  readonly dueAt: Instant
  readonly waitedForServer: boolean
}

/** A reminder that waited longer for its turn announces what is over, or soon will be. */
const LONGEST_WAIT_OF_REMINDER = DAY / 2

/** Whether a reminder has nothing to remind of by now: its request went on meanwhile, or it waited too long. */
export function isReminderOver(
  { dueAt, isAwaited }: { readonly dueAt: Instant; readonly isAwaited: boolean },
  now: Instant,
) {
  return !isAwaited || now - dueAt >= LONGEST_WAIT_OF_REMINDER
}

/** Letters that tell a moment to come: what is promised, when silence closes. */
const ANNOUNCING: readonly string[] = ['acknowledgement', 'question', 'resolved', 'due_moved'] satisfies NoticeKind[]

/** Whether a letter tells of moments and was written so long ago that they may be over by now. */
export function announcesMoments(
  { kind, writtenAt }: { readonly kind: string; readonly writtenAt: Instant },
  now: Instant,
): boolean {
  return ANNOUNCING.includes(kind) && now - writtenAt >= HOUR
}

/** Whether a letter is not worth sending any more: a code that opens nothing, or words that waited for days. */
export function isTooLate({ kind, dueAt, waitedForServer }: LateDelivery, now: Instant): boolean {
  if (kind === 'sign_in' || kind === 'phone_code') return now - dueAt >= CODE_LIFETIME
  return waitedForServer && now - dueAt >= LONGEST_WAIT_FOR_SERVER
}
