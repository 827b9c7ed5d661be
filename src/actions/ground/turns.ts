import { Refusal } from '../../domain/ground/refusal.ts'

export interface TurnLimits {
  readonly atOnce: number
  /** How many may wait for their turn; who comes after them is told to come again. */
  readonly waiting: number
}

export interface Turns {
  /** Does the work when it is its turn: of those who wait, each asker gets one turn after the other. */
  readonly take: <T>(asker: string, work: () => Promise<T>) => Promise<T>
}

/**
 * For what costs much and many can ask for at once: a few are served, some wait. When nobody more can wait, whoever asked for
 * most loses his last place to whoever asked for less, so no asker keeps the others from their turn.
 */
export function openTurns({ atOnce, waiting }: TurnLimits): Turns {
  const rows = new Map<string, Place[]>()
  let busy = 0

  const comesTo = (asker: string): Promise<void> => {
    if (busy < atOnce) {
      busy += 1
      return Promise.resolve()
    }
    return new Promise((comes, goes) => {
      const own = rows.get(asker) ?? []
      if (isFull(rows, waiting) && !makeRoom(rows, own.length)) return goes(new Refusal('desk.busy'))
      rows.set(asker, [...(rows.get(asker) ?? []), { comes, goes }])
    })
  }
  /** The asker at the front has his turn and goes to the end of the row with what else he wants. */
  const leave = () => {
    const [front] = rows
    if (!front) {
      busy -= 1
      return
    }
    const [asker, [place, ...rest]] = front
    rows.delete(asker)
    if (rest.length > 0) rows.set(asker, rest)
    place?.comes()
  }
  return {
    take: async (asker, work) => {
      await comesTo(asker)
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}

interface Place {
  readonly comes: () => void
  readonly goes: (refusal: Refusal) => void
}

type Rows = Map<string, Place[]>

function isFull(rows: Rows, waiting: number): boolean {
  return [...rows.values()].reduce((sum, { length }) => sum + length, 0) >= waiting
}

/** False when nobody has more than `own` and one. */
function makeRoom(rows: Rows, own: number): boolean {
  const longest = [...rows.values()].reduce<Place[]>((most, row) => (row.length > most.length ? row : most), [])
  if (longest.length <= own + 1) return false
  longest.pop()?.goes(new Refusal('desk.busy'))
  return true
}
