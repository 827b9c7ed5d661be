/** How a step goes wrong: nothing of it is done; half of it; all of it, but nobody hears so; the power goes. */
export const FAILURES = ['before', 'half', 'after', 'power'] as const
export type Failure = (typeof FAILURES)[number]

/** Counts what a piece of work asks of the disk and of the database, and lets one of these steps fail. */
export interface Steps {
  /** Does a step, or fails as is arranged. `half` does a part of it, where there are parts. */
  readonly take: <T>(name: string, work: Step<T>) => Promise<T>
  /** From now on: the n-th step goes wrong. */
  readonly arrange: (n: number, how: Failure) => void
  /** Nothing goes wrong any more; the steps since `arrange`, and which of them can be done by half. */
  readonly rest: () => readonly TakenStep[]
  /** What is to happen when the power goes. */
  readonly onPowerCut: (cut: () => Promise<void>) => void
}

export interface TakenStep {
  readonly name: string
  readonly hasHalf: boolean
}

interface Step<T> {
  readonly whole: () => Promise<T>
  readonly half?: () => Promise<unknown>
}

export function failingSteps(): Steps {
  let taken: TakenStep[] = []
  let arranged: { readonly n: number; readonly how: Failure } | null = null
  let isDark = false
  const cuts: (() => Promise<void>)[] = []

  const goDark = async () => {
    isDark = true
    for (const cut of cuts) await cut()
  }
  return {
    take: async (name, { whole, half }) => {
      if (isDark) throw new Error('there is no power')
      if (arranged === null) return whole()
      taken.push({ name, hasHalf: half !== undefined })
      if (taken.length !== arranged.n) return whole()
      const { how } = arranged
      if (how === 'half') await half?.()
      if (how === 'after') await whole()
      if (how === 'power') await goDark()
      throw new Error(`step ${taken.length}, ${name}, went wrong: ${how}`)
    },
    arrange: (n, how) => {
      taken = []
      arranged = { n, how }
    },
    rest: () => {
      arranged = null
      isDark = false
      return taken
    },
    onPowerCut: (cut) => cuts.push(cut),
  }
}
