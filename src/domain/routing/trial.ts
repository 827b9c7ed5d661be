import { lackedBy, type RoutingFacts } from './matching.ts'
import { type Direction, directed, type Otherwise } from './routed.ts'
import type { RoutingRule } from './rule.ts'

export interface Tried {
  readonly number: number
  readonly otherwise: Otherwise
  readonly facts: RoutingFacts
}

export interface TrialOutcome<One> {
  /** Requests that each rule takes, by the id of the rule. */
  readonly took: ReadonlyMap<string, number>
  /** The same by the saved rules. */
  readonly tookBefore: ReadonlyMap<string, number>
  readonly rest: number
  /** Requests that would fit a rule and that one above it takes. */
  readonly earlier: readonly { readonly id: string; readonly by: string; readonly numbers: readonly number[] }[]
  readonly changed: readonly { readonly request: One; readonly saved: Direction; readonly tried: Direction }[]
}

export interface Trial<One> {
  /** Looks at one request more. */
  readonly look: (request: One) => void
  readonly outcome: () => TrialOutcome<One>
}

/**
 * Where requests would go by other rules than those that are saved, by the very rules that send new ones. Writes nothing, asks no clock; one request
 * after the other, so that whoever tries very many can let others in between.
 */
export function trialOf<One extends Tried>(tried: readonly RoutingRule[], saved: readonly RoutingRule[]): Trial<One> {
  const took = new Map<string, number>()
  const tookBefore = new Map<string, number>()
  const earlier = new Map<string, { id: string; by: string; numbers: number[] }>()
  const changed: { request: One; saved: Direction; tried: Direction }[] = []
  let rest = 0
  const look = (request: One) => {
    const { facts, otherwise } = request
    const now = directed(tried, facts, otherwise)
    const before = directed(saved, facts, otherwise)
    const by = now.why.rule?.id
    count(tookBefore, before.why.rule?.id)
    count(took, by)
    if (by === undefined) rest += 1
    else {
      for (const id of fittingBelow(tried, by, facts)) {
        const key = `${id}\n${by}`
        const known = earlier.get(key) ?? { id, by, numbers: [] }
        known.numbers.push(request.number)
        earlier.set(key, known)
      }
    }
    if (!isSame(now, before)) changed.push({ request, saved: before, tried: now })
  }
  return { look, outcome: () => ({ took, tookBefore, rest, earlier: [...earlier.values()], changed }) }
}

function count(counts: Map<string, number>, id: string | undefined): void {
  if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
}

/** Rules below the one that takes it which it would fit as well. */
function fittingBelow(rules: readonly RoutingRule[], by: string, facts: RoutingFacts): string[] {
  const place = rules.findIndex(({ id }) => id === by)
  return rules
    .slice(place + 1)
    .filter((rule) => rule.enabled && lackedBy(rule, facts) === null)
    .map(({ id }) => id)
}

function isSame(a: Direction, b: Direction): boolean {
  return a.teamId === b.teamId && a.specialistId === b.specialistId && a.strategy === b.strategy
}
