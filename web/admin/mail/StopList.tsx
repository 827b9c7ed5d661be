import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { newStop, stopList } from '../../../src/contract/mail/stop-list.ts'
import { get, post, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { AdminList } from '../list/AdminList.tsx'
import styles from './Mail.module.css'

const KEY = ['mail-stop-list'] as const
const PATH = '/api/mail-stop-list'

/** Whom nobody listens to: their letters are kept and refused, and they hear nothing back. */
export function StopList() {
  const say = useSay()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<z.infer<typeof stopList>>(PATH, signal),
  })
  const onSettled = () => queries.invalidateQueries({ queryKey: KEY })
  const listen = useMutation({
    mutationFn: (id: number) => remove(`${PATH}/${id}`),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled,
  })
  const form = useForm({
    typed: useState({ pattern: '', reason: '' }),
    check: ({ pattern }) => ({ pattern: !isPattern(pattern) && say('admin.mail.stop.pattern.hint') }),
    body: (typed): z.input<typeof newStop> => typed,
    send: (body, key) => post(PATH, body, key),
    onDone: () => {
      form.reset({ pattern: '', reason: '' })
      return onSettled()
    },
  })
  return (
    <section id="stop-list" className={styles.stop} aria-label={say('admin.mail.stop')}>
      <h2>{say('admin.mail.stop')}</h2>
      <p className="muted">{say('admin.mail.stop.lead')}</p>
      <AdminList
        name="stop"
        label={say('admin.mail.stop')}
        items={data?.items}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ pattern, reason, addedBy }) => `${pattern} ${reason} ${addedBy?.name ?? ''}`}
        actionOf={({ id }) => <Button onClick={() => listen.mutate(id)}>{say('admin.mail.stop.remove')}</Button>}
        empty={{ title: say('admin.mail.stop.none'), text: say('admin.mail.stop.none.text') }}
      >
        {({ pattern, reason, addedBy, addedAt }) => (
          <span className={styles.who}>
            <strong className="cut">{pattern}</strong>
            <StopFacts reason={reason} by={addedBy?.name ?? null} at={addedAt} />
          </span>
        )}
      </AdminList>
      <form className={styles.fields} {...form.wiring}>
        <TextField
          label={say('admin.mail.stop.pattern')}
          hint={form.error('pattern') ? undefined : say('admin.mail.stop.pattern.hint')}
          autoComplete="off"
          {...form.text('pattern')}
        />
        <TextField label={say('admin.mail.stop.reason')} maxLength={300} {...form.text('reason')} />
        <FormTrouble form={form} />
        <div>
          <SendButton form={form} kind="default">
            {say('admin.mail.stop.add')}
          </SendButton>
        </div>
      </form>
    </section>
  )
}

function isPattern(text: string): boolean {
  return /^[^\s@]*@[^\s@]+\.[^\s@]+$/.test(text.trim())
}

function StopFacts({ reason, by, at }: { readonly reason: string; readonly by: string | null; readonly at: string }) {
  const formats = useFormats()
  const now = useNow()
  return <span className="muted">{[reason, by, formats.moment(at, now)].filter(Boolean).join(' · ')}</span>
}
