/** A number from 0 to 1, 1 left out; the same row of them for the same seed. */
export type Chance = () => number

/** Mulberry32: small, even enough for fiction, and the same on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<T>(chance: Chance, items: readonly T[]): T {
  const found = items[Math.floor(chance() * items.length)]
  if (found === undefined) throw new RangeError('there is nothing to pick from')
  return found
}

export function between(chance: Chance, from: number, to: number): number {
  return from + chance() * (to - from)
}

/** «[так|иначе]» becomes one of them, «{слово}» what it stands for. An unknown word is a slip of the pen. */
export function phrased(text: string, words: Readonly<Record<string, string>>, chance: Chance): string {
  const chosen = text.replaceAll(/\[([^[\]]*\|[^[\]]*)\]/g, (_, variants: string) => pick(chance, variants.split('|')))
  return chosen.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name]
    if (word === undefined) throw new Error(`a story says {${name}}, which stands for nothing`)
    return word
  })
}
