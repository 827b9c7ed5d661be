import { useState } from 'react'
import { crossings, merged, type Parts, theirParts } from './crossing.ts'

interface CrossingOrder<Typed> {
  /** Which state this is: another one means that somebody has saved. */
  readonly state: string | number
  /** As it is kept now. */
  readonly kept: Typed
  readonly partsOf: (typed: Typed) => Parts
  readonly typedOf: (parts: Parts) => Typed
}

/** What is typed, over the state that it is a change of; when somebody else has saved meanwhile, nothing typed is lost. */
export function useCrossing<Typed>({ state, kept, partsOf, typedOf }: CrossingOrder<Typed>) {
  const [base, setBase] = useState({ state, kept })
  const [typed, setTyped] = useState(kept)
  const [was, mine, theirs] = [partsOf(base.kept), partsOf(typed), partsOf(kept)]
  const both = crossings(was, mine, theirs)
  const others = theirParts(was, mine, theirs)
  const isMoved = base.state !== state
  // Nothing was typed, or what was typed is what is kept now: there is nothing to lose.
  const isSettled = isSame(mine, was) || isSame(mine, theirs)
  if (isMoved && isSettled) setTyped(kept)
  // What is new is what this person has saved, and he has typed on.
  const isOwn = both.length === 0 && others.length === 0
  if (isMoved && (isSettled || isOwn)) setBase({ state, kept })
  const isCrossed = isMoved && !isSettled && !isOwn
  return {
    typed,
    setTyped,
    begun: base.kept,
    /** Null: nobody was in between. */
    crossed: isCrossed ? { both, others } : null,
    /** Goes on over what the other has saved. */
    goOn: (takesTheirs: ReadonlySet<string>) => {
      setTyped(typedOf(merged(was, mine, theirs, takesTheirs)))
      setBase({ state, kept })
    },
  }
}

function isSame(one: Parts, other: Parts): boolean {
  return crossings({}, one, other).length === 0 && Object.keys(one).length === Object.keys(other).length
}

export type Crossed = NonNullable<ReturnType<typeof useCrossing>['crossed']>
