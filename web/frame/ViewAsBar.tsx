import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { EndedView, Me } from '../../src/contract/people/session.ts'
import { remove } from '../api.ts'
import { sayFarewell } from '../belongings.ts'
import { useNow } from '../clock.ts'
import { useFormats, useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { textOfProblem } from '../problem.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './ViewAsBar.module.css'

/** Stands over every page while somebody looks as another person: whose eyes, until when, and the way back. */
export function ViewAsBar({ me, until }: { readonly me: Me; readonly until: string }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const back = useMutation({
    mutationFn: () => remove<EndedView>('/api/view-as'),
    onSuccess: ({ personId }) => sayFarewell(personId === null ? paths.admin : pageOf(me)),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  useEffect(() => {
    document.documentElement.dataset.viewing = ''
    return () => {
      delete document.documentElement.dataset.viewing
    }
  }, [])
  // The hour is over: the page of somebody else is left by itself.
  const left = Date.parse(until) - Date.now()
  useEffect(() => {
    const timer = setTimeout(() => void sayFarewell(pageOf(me)), Math.max(0, left) + 1_000)
    return () => clearTimeout(timer)
  }, [me, left])
  return (
    <section className={styles.bar} aria-label={say('common.viewing')}>
      <Icon of={IconEye} size={18} />
      <p className={styles.words}>
        <strong className="desk-only">{say('common.viewing.as', { name: me.name })}</strong>
        <strong className="phone-only">{say('common.viewing.short', { name: me.name })}</strong>{' '}
        <span className={styles.how}>{say('common.viewing.how', { until: formats.moment(until, now) })}</span>
      </p>
      <Button disabled={back.isPending} onClick={() => back.mutate()}>
        {say('common.viewing.back')}
      </Button>
    </section>
  )
}

function pageOf({ id, isStaff }: Me): string {
  return isStaff ? paths.specialist(id) : paths.adminCustomer(id)
}
