import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../ground/instant.ts'
import type { NoticeKind } from '../ground/words.ts'
import type { Side } from './audience.ts'

/** How long somebody wants to hear nothing of a request: until he is answered, to a moment, or until he wants it again. */
export const MUTES = ['answer', 'moment', 'unmuted'] as const
export type MuteUntil = (typeof MUTES)[number]

export interface Mute {
  readonly until: MuteUntil
  readonly untilAt: Instant | null
  readonly mutedAt: Instant
}

/** What happened to the request meanwhile, as its notices tell it. */
export interface Meanwhile {
  readonly kinds: readonly NoticeKind[]
  readonly at: Instant
}

/** What an answer is: to the support what the customer says, to a customer what a person of the support says. */
const ANSWERS: Readonly<Record<Side, readonly NoticeKind[]>> = {
  support: ['answered'],
  customer: ['reply', 'question', 'resolved'],
}

/** Somebody turns to him, and to nobody else. */
const NEVER_MUTED: readonly NoticeKind[] = ['mention', 'assigned']

/** Whether a mute has ended with this change: its moment is over, or the answer it waited for has come after it. */
export function isMuteOver(
  { until, untilAt, mutedAt }: Mute,
  side: Side,
  { kinds, at }: Meanwhile,
  now: Instant,
): boolean {
  if (until === 'moment') return untilAt !== null && untilAt <= now
  return until === 'answer' && at >= mutedAt && kinds.some((kind) => ANSWERS[side].includes(kind))
}

/** Whether a person who muted a request hears nothing of this kind; what is locked comes all the same (ways.ts). */
export function isMuted(
  mute: Mute | null,
  { kind, side }: { readonly kind: NoticeKind; readonly side: Side },
  meanwhile: Meanwhile,
  now: Instant,
): boolean {
  return mute !== null && !NEVER_MUTED.includes(kind) && !isMuteOver(mute, side, meanwhile, now)
}

/** Nine in the morning of the next day, by the clock of his zone. */
export function nextMorning(now: Instant, zone: string): Instant {
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 })
  return tomorrow.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('09:00') }).epochMilliseconds
}
