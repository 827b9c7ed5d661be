import { type Instant, MINUTE } from '../ground/instant.ts'

/**
 * How fast a bot may talk, a little below what is published: 30 messages a second, one a second in a chat, 20 a minute in a group
 * (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). MAX says 30 a second.
 */
export const PACE = { aSecond: 28, inChat: 1_050, inGroupAMinute: 19 } as const

/** An attempt to send, successful or not. */
export interface Tried {
  readonly chat: string
  readonly isGroup: boolean
  readonly at: Instant
}

/** How far back attempts count. */
export const PACE_MEMORY = MINUTE + 1_000

/** The first moment at which the next message may leave to this chat. */
export function mayLeaveAt({ chat, isGroup }: Omit<Tried, 'at'>, recent: readonly Tried[], now: Instant): Instant {
  const here = recent.filter((tried) => tried.chat === chat).map(({ at }) => at)
  const all = recent.map(({ at }) => at).filter((at) => at > now - 1_000)
  return Math.max(
    now,
    ...here.map((at) => at + PACE.inChat),
    nth(all, PACE.aSecond) + 1_000,
    isGroup ? nth(here, PACE.inGroupAMinute) + PACE_MEMORY : 0,
  )
}

/** When the last but n-th of them was; long ago when there were not so many. */
function nth(moments: readonly Instant[], n: number): Instant {
  return moments.toSorted((one, other) => other - one)[n - 1] ?? Number.NEGATIVE_INFINITY
}
