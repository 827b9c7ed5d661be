import type { ClockExplained } from '../../../src/contract/request/clock.ts'
import type { Formats } from '../../../src/texts/format.ts'

const MINUTE = 60_000

export interface LedgerLine {
  readonly key: string
  readonly from: number
  readonly to: number
  readonly kind: 'counted' | 'closed' | 'paused'
  readonly why: string
  /** Whole minutes as they are shown, so that what is read adds up. */
  readonly length: number
  /** It goes on at this moment. */
  readonly isNow: boolean
}

export interface LedgerDay {
  readonly day: string
  readonly lines: readonly LedgerLine[]
}

export interface LedgerTold {
  readonly days: readonly LedgerDay[]
  readonly spent: number
  readonly target: number | null
  /** Below 0: so much over. */
  readonly left: number | null
}

type Days = Pick<Formats, 'longDate' | 'zone'>

/**
 * A clock told by days of the contract's zone. Moments are cut to whole minutes first and lengths are taken between
 * them: whoever adds the counted lines up gets what was spent, and with what is left the target.
 */
export function toldLedger(
  { lines, targetSeconds }: ClockExplained,
  now: number,
  { longDate, zone }: Days,
): LedgerTold {
  const told = lines.flatMap((line): LedgerLine[] => {
    const from = Date.parse(line.from)
    const to = Date.parse(line.to)
    const parts = line.kind === 'counted' ? byDays(from, to, zone) : [[from, to] as const]
    return parts.map(([start, end]) => ({
      key: `${line.kind}-${start}`,
      from: start,
      to: end,
      kind: line.kind,
      why: line.why,
      length: line.kind === 'counted' ? whole(end) - whole(start) : 0,
      isNow: end >= now - 1_000,
    }))
  })
  const shown = told.filter(({ from, to }) => whole(from) < whole(to))
  const spent = shown.reduce((sum, { length }) => sum + length, 0)
  const target = targetSeconds === null ? null : targetSeconds * 1_000
  const names = [...new Set(shown.map(({ from }) => longDate(from)))]
  const days = names.map((day) => ({ day, lines: shown.filter(({ from }) => longDate(from) === day) }))
  return { days, spent, target, left: target === null ? null : target - spent }
}

/** Cuts a stretch at the midnights of a zone. */
function byDays(from: number, to: number, zone: string): readonly (readonly [number, number])[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  const parts: [number, number][] = []
  let start = from
  while (dayOf.format(start) !== dayOf.format(to - 1)) {
    const midnight = nextMidnight(start, zone)
    if (midnight >= to) break
    parts.push([start, midnight])
    start = midnight
  }
  return [...parts, [start, to]]
}

function nextMidnight(at: number, zone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [hours = 0, minutes = 0] = clock.format(at).split(':').map(Number)
  return whole(at) + (24 * 60 - hours * 60 - minutes) * MINUTE
}

function whole(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE
}
