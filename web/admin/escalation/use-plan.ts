import type { EscalationPage } from '../../../src/contract/terms/escalation.ts'
import { useSay } from '../../language.ts'
import type { Parts } from '../terms/crossing.ts'
import { useCrossing } from '../terms/use-crossing.ts'
import type { Plan, Scheme } from './escalation.ts'

/** What the page edits: a plan, and the version that it is a change of. */
export interface TypedPlan {
  readonly plan: Plan
  readonly seen: number
}

const MINUTES = 'minutes'
const HEADS = 'heads'

const partOf = ({ levelId, priority }: Pick<Scheme, 'levelId' | 'priority'>) => `scheme ${levelId} ${priority}`

/** A plan that two people may change at once: scheme by scheme, and what holds for all of them. */
export function usePlan({ plan, version, levels, people }: EscalationPage) {
  const say = useSay()
  const kept: TypedPlan = { plan, seen: version }
  const crossing = useCrossing<TypedPlan>({
    state: version,
    kept,
    partsOf: ({ plan: { confirmMinutes, headIds, schemes } }) => ({
      [MINUTES]: confirmMinutes,
      [HEADS]: headIds,
      ...Object.fromEntries(schemes.map((scheme) => [partOf(scheme), scheme])),
    }),
    typedOf: (parts) => ({ seen: version, plan: planOf(parts, [mine(), plan]) }),
  })
  function mine(): Plan {
    return crossing.typed.plan
  }
  const schemeIn = (value: unknown) => [...mine().schemes, ...plan.schemes].find((one) => one === value)
  const nameOf = (part: string): string => {
    if (part === MINUTES) return say('admin.escalation.minutes')
    if (part === HEADS) return say('admin.escalation.head')
    const [, levelId, priority] = part.split(' ')
    const level = levels.find(({ id }) => String(id) === levelId)?.name
    const wanted = Number(priority) ? say('admin.escalation.priority.is', { priority: Number(priority) }) : null
    return [level, wanted].filter(Boolean).join(', ') || say('admin.escalation.steps')
  }
  const tell = (_: string, value: unknown): string => {
    const scheme = schemeIn(value)
    if (scheme) return [...scheme.reaction, ...scheme.resolution].map(({ percent }) => `${percent} %`).join(', ')
    if (!Array.isArray(value)) return typeof value === 'number' ? String(value) : ''
    const heads = value.map((id) => people.find((one) => one.id === id)?.name ?? '').join(', ')
    return heads || say('admin.escalation.head.none')
  }
  return { ...crossing, kept, nameOf, tell }
}

/** The plan that such parts make: each comes from one of these plans, as it stands there. */
function planOf(parts: Parts, plans: readonly [Plan, Plan]): Plan {
  const [mine] = plans
  const { confirmMinutes } = plans.find((one) => one.confirmMinutes === parts[MINUTES]) ?? mine
  const { headIds } = plans.find((one) => one.headIds === parts[HEADS]) ?? mine
  const all = plans.flatMap(({ schemes }) => schemes)
  return {
    confirmMinutes,
    headIds,
    schemes: all.filter((one, place) => parts[partOf(one)] === one && all.indexOf(one) === place),
  }
}
