import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { passwordChange } from '../../../src/contract/people/session.ts'
import { put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

const SHORTEST = 10

/** A password is an option: a code by mail always works. Setting one ends every other session and all tokens of programs. */
export function Password() {
  const say = useSay()
  const { name } = useMe()
  const queries = useQueryClient()
  const form = useForm({
    typed: useState({ current: '', next: '' }),
    check: ({ next }) => ({ next: next.length < SHORTEST && say('refusal.password.too-weak') }),
    body: ({ current, next }): z.input<typeof passwordChange> => ({ next, ...(current !== '' && { current }) }),
    send: (body) => put('/api/me/password', body),
    places: { 'sign-in.failed': 'current', 'password.too-weak': 'next' },
    refusal: ({ code }) => (code === 'sign-in.failed' ? say('portal.password.wrong') : undefined),
    onDone: () => {
      form.reset({ current: '', next: '' })
      showToast({ text: say('portal.password.saved') })
      void queries.invalidateQueries({ queryKey: ['tokens'] })
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  return (
    <Sheet title={say('portal.password')} lead={say('portal.password.lead')}>
      <form className={styles.two} {...form.wiring}>
        <input type="text" hidden readOnly autoComplete="username" value={name} />
        <TextField
          label={say('portal.password.current')}
          hint={say('portal.password.current.hint')}
          type="password"
          autoComplete="current-password"
          {...form.text('current')}
        />
        <TextField
          label={say('portal.password.next')}
          type="password"
          autoComplete="new-password"
          {...form.text('next')}
        />
        <FormTrouble form={form} />
        <div className={styles.save}>
          <SendButton form={form} kind="default">
            {say('portal.password.save')}
          </SendButton>
        </div>
      </form>
    </Sheet>
  )
}
