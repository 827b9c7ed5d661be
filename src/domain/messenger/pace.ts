import { type Instant, MINUTE } from '../ground/instant.ts'

/** How fast a messenger lets a bot talk. */
export interface Pace {
  /** Messages to whomever in a second. */
  readonly aSecond: number
  /** Milliseconds between two messages to one chat. */
  readonly inChat: number
  /** Messages to one chat of several people in a minute. */
  readonly inGroupAMinute: number
}

/** An attempt to send, successful or not. */
export interface Tried {
  readonly chat: string
  readonly isGroup: boolean
  readonly at: Instant
}

/** How far back attempts count. */
export const PACE_MEMORY = MINUTE + 1_000

/** The first moment at which the next message may leave to this chat. */
export function mayLeaveAt(
  { chat, isGroup }: Omit<Tried, 'at'>,
  recent: readonly Tried[],
  { now, pace }: { readonly now: Instant; readonly pace: Pace },
): Instant {
  const here = recent.filter((tried) => tried.chat === chat).map(({ at }) => at)
  const all = recent.map(({ at }) => at).filter((at) => at > now - 1_000)
  return Math.max(
    now,
    ...here.map((at) => at + pace.inChat),
    nth(all, pace.aSecond) + 1_000,
    isGroup ? nth(here, pace.inGroupAMinute) + PACE_MEMORY : 0,
  )
}

/** When the last but n-th of them was; long ago when there were not so many. */
function nth(moments: readonly Instant[], n: number): Instant {
  return moments.toSorted((one, other) => other - one)[n - 1] ?? Number.NEGATIVE_INFINITY
}
