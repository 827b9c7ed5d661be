import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import type { QueueAddress } from './queue-address.ts'

/** The name of the list: of the view, or of the team whose requests it shows. */
export function useQueueTitle({ view, team }: Pick<QueueAddress, 'view' | 'team'>): string {
  const say = useSay()
  const { teams } = useMe()
  if (view === null) return say('desk.nav.requests')
  const chosen = teams.find(({ id }) => id === team)
  return chosen?.name ?? say(`desk.view.${view}`)
}
