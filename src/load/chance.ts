/** A number from 0 to 1, 1 left out; the same row of them for the same seed. */
export type Chance = () => number

/** A linear congruential generator: quick, and even enough for a crowd. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function oneOf<T>(chance: Chance, items: readonly T[]): T {
  const found = items[Math.floor(chance() * items.length)]
  if (found === undefined) throw new RangeError('there is nothing to choose from')
  return found
}

/** A value by its weight; the weights sum up to one. */
export function weighed<T>(chance: Chance, items: readonly (readonly [value: T, weight: number])[]): T {
  let left = chance()
  for (const [value, weight] of items) {
    left -= weight
    if (left < 0) return value
  }
  const [last] = items.at(-1) ?? []
  if (last === undefined) throw new RangeError('there is nothing to choose from')
  return last
}
