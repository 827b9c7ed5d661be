import type { Instant } from '../../domain/ground/instant.ts'

/** How long news can be asked for afterwards, in milliseconds. */
const REMEMBERED = 60_000
const MOST = 10_000

export interface RecentNews<News> {
  readonly keep: (news: News) => void
  /** From now on it is as if nothing had been heard before. */
  readonly forget: () => void
  /** What was heard since then; null when that is longer ago than it remembers. */
  readonly since: (then: Instant) => readonly News[] | null
}

/** The news of the last minute, for pages that read what they show a moment before they began to listen. */
export function recentNews<News>(now: () => Instant): RecentNews<News> {
  let kept: { readonly at: Instant; readonly news: News }[] = []
  let completeSince = now()
  const dropUntil = (then: Instant) => {
    const first = kept.findIndex(({ at }) => at > then)
    kept = first < 0 ? [] : kept.slice(first)
    completeSince = Math.max(completeSince, then)
  }
  return {
    keep: (news) => {
      kept.push({ at: now(), news })
      if (kept.length > MOST) dropUntil(kept[MOST / 2]?.at ?? now())
    },
    forget: () => dropUntil(now()),
    since: (then) => {
      dropUntil(now() - REMEMBERED)
      return then < completeSince ? null : kept.filter(({ at }) => at >= then).map(({ news }) => news)
    },
  }
}
