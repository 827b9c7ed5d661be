/** What the list shows and what waits to be shown, so that the row one points at never moves by itself. */
export interface Steadied {
  readonly order: readonly number[]
  /** They belong between the rows shown, and come when asked. */
  readonly arrivals: readonly number[]
  /** The rows shown stand in another order by now. */
  readonly isStale: boolean
}

/**
 * Brings fresh numbers into a list that is being read: rows keep their places, what belongs after the last one is added
 * there, the rest gathers aside. A row that has left the list goes at once unless it `stays`.
 */
export function steadied(
  shown: readonly number[],
  fresh: readonly number[],
  stays: (number: number) => boolean,
): Steadied {
  const isFresh = new Set(fresh)
  const kept = shown.filter((number) => isFresh.has(number) || stays(number))
  const isKept = new Set(kept)
  const last = fresh.findLastIndex((number) => isKept.has(number))
  const order = [...kept, ...fresh.slice(last + 1)]
  const arrivals = fresh.slice(0, last + 1).filter((number) => !isKept.has(number))
  const still = kept.filter((number) => isFresh.has(number))
  const wanted = fresh.filter((number) => isKept.has(number))
  return { order, arrivals, isStale: wanted.some((number, place) => number !== still[place]) }
}
