import type { Named } from '../../../src/contract/common.ts'
import type { TeamCard } from '../../../src/contract/people/people.ts'
import { isMeant } from '../../../src/domain/ground/transliteration.ts'

type Member = TeamCard['members'][number]

export interface TeamToChoose {
  readonly team: Named
  /** Its queue is offered: all is, or the words mean the team. */
  readonly hasQueue: boolean
  readonly members: readonly Member[]
}

/** Whom the words mean: the request's own team first, every person once, and no team without anything to choose. */
export function assignees(teams: readonly TeamCard[], own: number, words: string): readonly TeamToChoose[] {
  const ordered = [...teams.filter(({ id }) => id === own), ...teams.filter(({ id }) => id !== own)]
  const offered = new Set<number>()
  return ordered.flatMap((team) => {
    const hasQueue = isMeant(team.name, words)
    const members = team.members.filter(
      ({ id, name }) => !offered.has(id) && (hasQueue || isMeant(`${name} ${team.name}`, words)),
    )
    for (const { id } of members) offered.add(id)
    return hasQueue || members.length > 0 ? [{ team, hasQueue, members }] : []
  })
}
