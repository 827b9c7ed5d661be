import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '../../../src/contract/people/session.ts'
import { get, remove } from '../../api.ts'
import { browserOf } from '../../browser-of.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './People.module.css'

const keyOf = (person: number) => ['staff', person, 'sessions'] as const

/** Where a specialist is signed in, and the way to sign him out there. */
export function SessionsOf({ person }: { readonly person: number }) {
  const say = useSay()
  const { data } = useQuery({
    queryKey: keyOf(person),
    queryFn: ({ signal }) => get<{ sessions: readonly Session[] }>(`/api/staff/${person}/sessions`, signal),
  })
  if (!data) return null
  return (
    <section className={styles.form}>
      <h2>{say('admin.staff.sessions')}</h2>
      {data.sessions.length === 0 && <p className="muted">{say('admin.staff.sessions.none')}</p>}
      <ul className={styles.sessions}>
        {data.sessions.map((session) => (
          <Line key={session.id} person={person} session={session} />
        ))}
      </ul>
    </section>
  )
}

function Line({ person, session }: { readonly person: number; readonly session: Session }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const ending = useMutation({
    mutationFn: () => remove(`/api/staff/${person}/sessions/${session.id}`),
    onSuccess: () => showToast({ text: say('admin.staff.sessions.ended') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(person) }),
  })
  const { browser, system } = browserOf(session.userAgent)
  const name = [browser, system].filter(Boolean).join(', ') || say('admin.staff.sessions.unknown')
  const at = formats.moment(session.seenAt, now)
  return (
    <li>
      <span className={styles.who}>
        <span>{name}</span>
        <span className={styles.quiet}>
          {session.current
            ? say('admin.staff.sessions.here')
            : say('admin.staff.sessions.seen', { at, address: session.address })}
        </span>
      </span>
      {!session.current && (
        <Button
          disabled={ending.isPending}
          aria-label={say('admin.staff.sessions.end.of', { name, at })}
          onClick={() => ending.mutate()}
        >
          {say('admin.staff.sessions.end')}
        </Button>
      )}
    </li>
  )
}
