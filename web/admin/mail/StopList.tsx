import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { stopList } from '../../../src/contract/mail/stop-list.ts'
import { get, post, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Mail.module.css'

const KEY = ['mail-stop-list'] as const
const PATH = '/api/mail-stop-list'

/** Whom nobody listens to: their letters are kept and refused, and they hear nothing back. */
export function StopList() {
  const say = useSay()
  const queries = useQueryClient()
  const [pattern, setPattern] = useState('')
  const [reason, setReason] = useState('')
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<z.infer<typeof stopList>>(PATH, signal),
  })
  const onSettled = () => queries.invalidateQueries({ queryKey: KEY })
  const add = useMutation({ mutationFn: () => post(PATH, { pattern, reason }), onSettled })
  const listen = useMutation({
    mutationFn: (id: number) => remove(`${PATH}/${id}`),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled,
  })
  const isPattern = /^[^\s@]*@[^\s@]+\.[^\s@]+$/.test(pattern.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPattern) return
    add.mutate(undefined, {
      onSuccess: () => {
        setPattern('')
        setReason('')
      },
    })
  }
  return (
    <section className={styles.stop} aria-label={say('admin.mail.stop')}>
      <h2>{say('admin.mail.stop')}</h2>
      <p className="muted">{say('admin.mail.stop.lead')}</p>
      <ul className={styles.lines}>
        {data?.items.map((entry) => (
          <li key={entry.id} className={styles.stopped}>
            <span className={styles.who}>
              <strong className="cut">{entry.pattern}</strong>
              <StopFacts reason={entry.reason} by={entry.addedBy?.name ?? null} at={entry.addedAt} />
            </span>
            <Button onClick={() => listen.mutate(entry.id)}>{say('admin.mail.stop.remove')}</Button>
          </li>
        ))}
      </ul>
      <form className={styles.fields} onSubmit={submit} noValidate>
        <TextField
          label={say('admin.mail.stop.pattern')}
          hint={say('admin.mail.stop.pattern.hint')}
          value={pattern}
          autoComplete="off"
          onChange={(event) => setPattern(event.target.value)}
          error={add.error ? say(textOfProblem(add.error)) : undefined}
        />
        <TextField
          label={say('admin.mail.stop.reason')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        <div>
          <Button type="submit" reason={isPattern ? undefined : say('admin.mail.stop.pattern.hint')}>
            {say('admin.mail.stop.add')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function StopFacts({ reason, by, at }: { readonly reason: string; readonly by: string | null; readonly at: string }) {
  const formats = useFormats()
  const now = useNow()
  return <span className="muted">{[reason, by, formats.moment(at, now)].filter(Boolean).join(' · ')}</span>
}
