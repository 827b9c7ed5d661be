/** Chance that can be had again: the same seed gives the same run. */
export interface Chance {
  /** A whole number from 0 to `below` - 1. */
  readonly number: (below: number) => number
  readonly one: <T>(of: readonly T[]) => T
  /** True so many times in a hundred. */
  readonly percent: (share: number) => boolean
}

/** mulberry32 */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const number = (below: number) => Math.floor(next() * below)
  const one = <T>(of: readonly T[]): T => {
    const found = of[number(of.length)]
    if (found === undefined && of.length === 0) throw new Error('there is nothing to choose from')
    return found as T
  }
  return { number, one, percent: (share) => number(100) < share }
}
