import { useMemo, useState } from 'react'
import type { RoutingNames } from '../../../src/contract/routing/routing.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { useServices } from '../catalogue/services.ts'
import { useStaff } from '../people/staff.ts'
import { useTeams } from '../teams.ts'
import type { ClauseKind } from './rules.ts'

type Thing = 'service' | 'team' | 'specialist' | 'organisation' | 'dealer' | 'venue' | 'contract'

export interface Names {
  readonly of: (what: Thing, id: number) => string
  /** How a value of a clause is called. */
  readonly ofValue: (kind: ClauseKind, value: string | number) => string
  /** Something that was found just now. */
  readonly learn: (what: Thing, id: number, name: string) => void
}

/** How everything is called that a rule can name: what the page brought, what has lists of its own, and what was found meanwhile. */
export function useNames(known: RoutingNames): Names {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: services } = useServices()
  const { data: teams } = useTeams()
  const { data: staff } = useStaff()
  const [found, setFound] = useState<Readonly<Record<string, string>>>({})
  return useMemo(() => {
    const names = new Map<string, string>()
    const put = (what: Thing, list: readonly { readonly id: number; readonly name: string }[] = []) => {
      for (const { id, name } of list) names.set(`${what} ${id}`, name)
    }
    put('organisation', known.organisation)
    put('dealer', known.organisation)
    put('venue', known.venue)
    put('contract', known.contract)
    put('team', known.team)
    put('team', teams)
    put('specialist', known.specialist)
    put('specialist', staff)
    put(
      'service',
      services?.map(({ id, name }) => ({ id, name: inMyLanguage(name) })),
    )
    const of = (what: Thing, id: number) => names.get(`${what} ${id}`) ?? found[`${what} ${id}`] ?? `№${id}`
    const ofValue = (kind: ClauseKind, value: string | number): string => {
      if (typeof value === 'number')
        return kind === 'priority' ? say(`priority.${asPriority(value)}`) : of(asThing(kind), value)
      if (kind === 'channel') return say(`channel.${value}` as 'channel.email')
      if (kind === 'type') return say(`admin.type.${value}` as 'admin.type.incident')
      if (kind === 'language' || kind === 'hours') return say(`admin.rules.value.${value}` as 'admin.rules.value.ru')
      return value
    }
    const learn = (what: Thing, id: number, name: string) => setFound((was) => ({ ...was, [`${what} ${id}`]: name }))
    return { of, ofValue, learn }
  }, [known, services, teams, staff, found, say, inMyLanguage])
}

function asThing(kind: ClauseKind): Thing {
  return kind === 'service' || kind === 'organisation' || kind === 'dealer' || kind === 'venue' ? kind : 'contract'
}

function asPriority(value: number): 1 | 2 | 3 | 4 {
  return value === 1 || value === 2 || value === 3 ? value : 4
}
