import type { Named } from '../../../src/contract/common.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { isUntaken } from '../../../src/domain/ground/status.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { useWork } from './use-work.ts'

interface Place {
  readonly specialist: Named | null
  readonly team: Named
}

/** Gives the request to somebody. `expected` lets only one of those who reach for it have it. */
export function useAssign(details: Pick<RequestDetails, 'number' | 'specialist' | 'team'>) {
  const say = useSay()
  const me = useMe()
  const work = useWork(details.number)
  const assign = (to: Place, expected: number | null, back: Place | null): Promise<boolean> =>
    work({
      show: (now) => ({
        ...to,
        ...(to.specialist?.id === me.id && isUntaken(now.status) && { status: 'in_progress' }),
      }),
      order: ({ number }) => ({
        kind: 'assignee',
        method: 'PUT',
        path: `/api/requests/${number}/assignee`,
        body: { specialistId: to.specialist?.id ?? null, teamId: to.team.id, expected },
      }),
      done: told(to),
      ...(back && { undo: { run: () => void assign(back, to.specialist?.id ?? null, null) } }),
    })

  const told = ({ specialist, team }: Place) => {
    if (specialist?.id === me.id) return say('desk.assigned.me', { number: details.number })
    return specialist ? say('desk.assigned', { name: specialist.name }) : say('desk.assigned.team', { name: team.name })
  }
  const { specialist, team } = details
  return (to: Place) => assign(to, specialist?.id ?? null, { specialist, team })
}
