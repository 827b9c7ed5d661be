import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SecondFactor as Kept } from '../../../src/contract/people/session.ts'
import { get, newKey, post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { SecondFactorSetup } from '../../sign-in/SecondFactorSetup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

export const SECOND_FACTOR = ['second-factor']

/** A code of a device besides password or letter; whoever has it turned on needs it to turn it off. */
export function SecondFactor() {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: SECOND_FACTOR,
    queryFn: ({ signal }) => get<Kept>('/api/me/second-factor', signal),
  })
  const told = (text: string) => {
    showToast({ text })
    void queries.invalidateQueries({ queryKey: SECOND_FACTOR })
    void queries.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <Sheet title={say('portal.second')} lead={say('portal.second.lead')}>
      {data?.since === null && <SecondFactorSetup onDone={() => told(say('portal.second.is-on'))} />}
      {data?.since && (
        <>
          <p>{say('portal.second.on', { at: formats.date(data.since, now), left: data.recoveryLeft })}</p>
          {data.demanded && data.passkeys.length === 0 ? (
            <p className="muted">{say('portal.second.demanded')}</p>
          ) : (
            <Off onDone={() => told(say('portal.second.is-off'))} />
          )}
        </>
      )}
    </Sheet>
  )
}

function Off({ onDone }: { readonly onDone: () => void }) {
  const say = useSay()
  const form = useForm({
    typed: useState({ code: '' }),
    check: ({ code }) => ({ code: code.trim().length < 6 && say('sign-in.second.missing') }),
    body: ({ code }) => ({ code: code.trim() }),
    send: (body) => post('/api/me/second-factor/removal', body, newKey()),
    places: { 'second-factor.wrong': 'code', 'sign-in.too-many-attempts': 'code', 'input.invalid': 'code' },
    onDone,
  })
  return (
    <form className={styles.two} {...form.wiring}>
      <TextField
        label={say('sign-in.second')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        {...form.text('code')}
      />
      <FormTrouble form={form} />
      <div className={styles.save}>
        <SendButton form={form} kind="danger">
          {say('portal.second.off')}
        </SendButton>
      </div>
    </form>
  )
}
