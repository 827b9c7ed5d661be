/** The height of a row, in pixels: on a telephone it is made for a thumb. */
export const ROW = { wide: 68, telephone: 89 } as const

/** Where somebody was in a list when he left it. */
export interface KeptPlace {
  /** Pixels above what he saw. */
  readonly offset: number
  /** The row he was at, and its place then; null: he had not come to any. */
  readonly number: number | null
  readonly place: number
  /** How many rows had come by then. */
  readonly rows: number
}

const KEY = 'okno.list-places'
/** So many steps of the history are remembered. */
const MOST = 40

/** By the step of the browser's history, so that Back finds each as it was left. */
export function placeAt(step: string): KeptPlace | null {
  return new Map(keptPlaces()).get(step) ?? null
}

export function keepPlace(step: string, place: KeptPlace): void {
  const others = keptPlaces().filter(([one]) => one !== step)
  sessionStorage.setItem(KEY, JSON.stringify([...others, [step, place]].slice(-MOST)))
}

/** How far a list is scrolled so that the row stands where it stood, whatever came or went above it. */
export function offsetOn({ offset, number, place }: KeptPlace, numbers: readonly number[], height: number): number {
  const now = number === null ? -1 : numbers.indexOf(number)
  return now === -1 ? offset : Math.max(0, offset + (now - place) * height)
}

function keptPlaces(): readonly (readonly [string, KeptPlace])[] {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
}
