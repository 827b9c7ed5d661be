import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OwnCalendar, OwnCalendarAddress } from '../../../src/contract/duty/duty.ts'
import { get, newKey, post, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

const KEY = ['own-calendar'] as const

/** A secret address under which a calendar reads one's duties; shown once, when it is made. */
export function DutyCalendar() {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<OwnCalendar>('/api/me/calendar', signal),
  })
  const shared = {
    onError: (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  }
  const making = useMutation({
    mutationFn: () => post<OwnCalendarAddress>('/api/me/calendar', undefined, newKey()),
    ...shared,
  })
  const closing = useMutation({
    mutationFn: () => remove('/api/me/calendar'),
    onSuccess: () => {
      making.reset()
      showToast({ text: say('portal.calendar.closed') })
    },
    ...shared,
  })
  if (!data) return null
  const { madeAt } = data
  return (
    <Sheet title={say('portal.calendar')} lead={say('portal.calendar.lead')}>
      {making.data && <Address link={making.data.link} />}
      {madeAt && !making.data && (
        <p className="muted">{say('portal.calendar.since', { date: formats.date(madeAt, now) })}</p>
      )}
      <div className={styles.acts}>
        <Button disabled={making.isPending} onClick={() => making.mutate()}>
          {say(madeAt ? 'portal.calendar.renew' : 'portal.calendar.make')}
        </Button>
        {madeAt && (
          <Button kind="ghost" disabled={closing.isPending} onClick={() => closing.mutate()}>
            {say('portal.calendar.close')}
          </Button>
        )}
      </div>
    </Sheet>
  )
}

function Address({ link }: OwnCalendarAddress) {
  const say = useSay()
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    showToast({ text: say('portal.calendar.copied') })
  }
  return (
    <div role="status">
      <p>{say('portal.calendar.once')}</p>
      <p className={styles.secret}>{link}</p>
      {window.isSecureContext && <Button onClick={() => void copy()}>{say('portal.calendar.copy')}</Button>}
    </div>
  )
}
