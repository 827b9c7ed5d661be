import { useState } from 'react'
import { newKey } from '../../api.ts'
import type { Parts } from '../terms/crossing.ts'
import { useCrossing } from '../terms/use-crossing.ts'

interface Sentence {
  readonly id: string
  readonly name: string
}

/** What a page of sentences edits: the list, the version that it is a change of, and what stands beside it. */
export interface TypedSentences<One extends Sentence> {
  readonly rules: readonly One[]
  readonly seen: number
}

export const ORDER = 'order'
const RULE = 'rule '

/** A list of sentences that two people may change at once: its order, sentence by sentence, and what stands beside it. */
export function useSentences<One extends Sentence, Typed extends TypedSentences<One>>(
  kept: Typed,
  besideIn: (parts: Parts) => Partial<Typed> = () => ({}),
) {
  const crossing = useCrossing<Typed>({
    state: kept.seen,
    kept,
    partsOf: ({ rules, seen: _, ...beside }) => ({
      ...beside,
      [ORDER]: rules.map(({ id }) => id),
      ...Object.fromEntries(rules.map((one) => [`${RULE}${one.id}`, one])),
    }),
    typedOf: (parts) => ({ ...kept, ...besideIn(parts), rules: rulesIn(parts, both()) }),
  })
  /** Of mine and of theirs. */
  function both(): readonly One[] {
    return [...crossing.typed.rules, ...kept.rules]
  }
  const ruleOf = (value: unknown): One | null => both().find((one) => one === value) ?? null
  const nameOf = (part: string) => both().find(({ id }) => part === `${RULE}${id}`)?.name ?? ''
  return { ...crossing, ruleOf, nameOf }
}

/** In the order of the parts; what the order does not know stands at its end. */
function rulesIn<One extends Sentence>(parts: Parts, known: readonly One[]): readonly One[] {
  const order: readonly unknown[] = Array.isArray(parts[ORDER]) ? parts[ORDER] : []
  const there = known.filter((one, place) => parts[`${RULE}${one.id}`] === one && known.indexOf(one) === place)
  const placeOf = ({ id }: One) => (order.includes(id) ? order.indexOf(id) : order.length)
  return there.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** Which sentence of a list is open, and what can be done with it. */
export function useOpened<One extends Sentence>(rules: readonly One[], change: (rules: readonly One[]) => void) {
  const [opened, open] = useState<string | null>(null)
  const rule = rules.find(({ id }) => id === opened) ?? null
  return {
    opened,
    open,
    rule,
    add: (made: One) => {
      change([...rules, made])
      open(made.id)
    },
    put: (next: One) => change(rules.map((one) => (one.id === next.id ? next : one))),
    copy: (name: string) => {
      if (!rule) return
      const copied = { ...rule, id: newKey(), name }
      change(rules.flatMap((one) => (one === rule ? [one, copied] : [one])))
      open(copied.id)
    },
    remove: () => {
      change(rules.filter((one) => one !== rule))
      open(null)
    },
  }
}
