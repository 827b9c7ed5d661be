/** Answers that are shown though they are old, by their addresses, with when they were heard. */
let shown: ReadonlyMap<string, number> = new Map()
let heardAt: number | null = null
const listeners = new Set<() => void>()

export function noteOld(path: string, at: number): void {
  change(new Map([...shown, [path, at]]))
}

/** It was heard anew. */
export function noteFresh(path: string): void {
  heardAt = Date.now()
  if (shown.has(path)) change(new Map([...shown].filter(([one]) => one !== path)))
}

/** Of what time the oldest of it is; without anything old, when the server was heard last. */
export function shownSince(): number | null {
  return shown.size > 0 ? Math.min(...shown.values()) : heardAt
}

export function listenShown(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function change(next: typeof shown): void {
  shown = next
  for (const listener of listeners) listener()
}
