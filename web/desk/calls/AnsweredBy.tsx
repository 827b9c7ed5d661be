import { useQuery } from '@tanstack/react-query'
import type { CallCard, CallPage } from '../../../src/contract/phone/calls.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.ts'
import { keys } from '../../queries.ts'
import styles from './CallDock.module.css'

/** A call that went elsewhere while somebody typed: who took it, and that his words are safe. */
export function AnsweredBy({ card: { id, speaker } }: { readonly card: CallCard }) {
  const say = useSay()
  const { data } = useQuery({
    queryKey: [...keys.calls, 'latest'],
    queryFn: ({ signal }) => get<CallPage>('/api/calls?limit=50', signal),
    enabled: speaker === null,
  })
  const name = (speaker ?? data?.items.find((row) => row.id === id)?.specialist)?.name
  return (
    <p className={styles.mark}>
      {name ? say('desk.call.answered-by', { name }) : say('desk.call.answered')} {say('desk.call.words-stay')}
    </p>
  )
}
