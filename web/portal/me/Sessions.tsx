import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '../../../src/contract/people/session.ts'
import { get, remove } from '../../api.ts'
import { browserOf } from '../../browser-of.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

const KEY = ['sessions']

/** Where the person is signed in, and the way to end it from here. */
export function Sessions() {
  const say = useSay()
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<{ sessions: readonly Session[] }>('/api/sessions', signal),
  })
  return (
    <Sheet title={say('portal.sessions')} lead={say('portal.sessions.lead')}>
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />)}
      <ul className={styles.lines}>
        {data?.sessions.map((session) => (
          <Line key={session.id} session={session} />
        ))}
      </ul>
    </Sheet>
  )
}

function Line({ session }: { readonly session: Session }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const ending = useMutation({
    mutationFn: () => remove(`/api/sessions/${session.id}`),
    onSuccess: () => showToast({ text: say('portal.sessions.ended') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  const { browser, system } = browserOf(session.userAgent)
  return (
    <li>
      <span className={styles.words}>
        {[browser, system].filter(Boolean).join(', ') || say('portal.sessions.unknown')}
        <small>
          {session.current
            ? say('portal.sessions.here')
            : say('portal.sessions.seen', { at: formats.moment(session.seenAt, now), address: session.address })}
        </small>
      </span>
      {!session.current && (
        <Button disabled={ending.isPending} onClick={() => ending.mutate()}>
          {say('portal.sessions.end')}
        </Button>
      )}
    </li>
  )
}
