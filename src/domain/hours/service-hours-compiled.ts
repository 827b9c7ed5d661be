import { DAY, type Instant, type Milliseconds } from '../ground/instant.ts'
import { hoursOfDay, type ServiceHours } from './service-hours-day.ts'
import { offsetsOfYear } from './zone-offsets.ts'

/** Open from `from` until `to`; `before` is how much of the year was open earlier. */
export interface OpenStretch {
  from: Instant
  to: Instant
  before: Milliseconds
}

/** The open time of one UTC year, ready for binary search: stretches are sorted and apart from each other. */
export interface OpenYear {
  stretches: readonly OpenStretch[]
  total: Milliseconds
}

const remembered = new WeakMap<ServiceHours, Map<number, OpenYear>>()

/** A year of some hours, compiled on the first question and remembered as long as the hours object lives. */
export function openYear(hours: ServiceHours, year: number): OpenYear {
  let years = remembered.get(hours)
  if (!years) {
    years = new Map()
    remembered.set(hours, years)
  }
  let compiled = years.get(year)
  if (!compiled) {
    compiled = compiledYear(hours, year)
    years.set(year, compiled)
  }
  return compiled
}

/** How much of the year was open before an instant of it. */
export function openBefore({ stretches }: OpenYear, at: Instant): Milliseconds {
  const last = stretches[firstWhere(stretches, (stretch) => stretch.from > at) - 1]
  return last ? last.before + Math.min(at, last.to) - last.from : 0
}

/**
 * The earliest instant, not before `notBefore` and never in closed time, by which the year was open for `open`.
 * Null when the year does not have it.
 */
export function instantWhenOpenFor(
  { stretches, total }: OpenYear,
  open: Milliseconds,
  notBefore: Instant,
): Instant | null {
  if (open > total) return null
  const reached = firstWhere(stretches, (stretch) => stretch.before >= open) - 1
  for (let index = Math.max(reached, 0); ; index++) {
    const stretch = stretches[index]
    if (!stretch) return null
    const due = Math.max(stretch.from, stretch.from + open - stretch.before, notBefore)
    if (due <= stretch.to) return due
  }
}

/** The index of the first stretch that answers yes, when all after it do too; the length when none does. */
export function firstWhere(stretches: readonly OpenStretch[], answersYes: (stretch: OpenStretch) => boolean): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const stretch = stretches[middle]
    if (stretch && answersYes(stretch)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * An instant is open when the wall clock of the zone reads inside an interval of that local day. So an interval over a
 * skipped hour is shorter, one over a repeated hour longer, and one that ends inside a repeated hour opens twice.
 */
function compiledYear(hours: ServiceHours, year: number): OpenYear {
  const stretches: OpenStretch[] = []
  let total = 0

  const add = (from: Instant, to: Instant) => {
    if (from >= to) return
    const last = stretches.at(-1)
    if (last?.to === from) last.to = to
    else stretches.push({ from, to, before: total })
    total += to - from
  }

  for (const { from, to, offset } of offsetsOfYear(hours.zone, year)) {
    for (let day = Math.floor((from + offset) / DAY); day * DAY < to + offset; day++) {
      const midnight = day * DAY - offset
      for (const { opens, closes } of hoursOfDay(hours, day).spans) {
        add(Math.max(midnight + opens, from), Math.min(midnight + closes, to))
      }
    }
  }
  return { stretches, total }
}
