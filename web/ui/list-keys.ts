interface Place {
  readonly at: number
  readonly count: number
  /** After the last comes the first. */
  readonly loops?: boolean
}

/** Where a key leads in a list: arrows, Home, End; null when it does not walk. */
export function listStep({ key }: { readonly key: string }, { at, count, loops = false }: Place): number | null {
  const next = { ArrowDown: at + 1, ArrowUp: at === -1 ? count - 1 : at - 1, Home: 0, End: count - 1 }[key]
  if (next === undefined || count === 0) return null
  return loops ? (next + count) % count : Math.max(0, Math.min(next, count - 1))
}
