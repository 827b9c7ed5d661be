import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useRaise } from './moves.ts'
import styles from './RaiseForm.module.css'

const REASONS = ['queue', 'shift', 'stop', 'other'] as const
/** What is left to say when the urgency is high already. */
const ABOVE_HIGH = ['stop'] as const

interface Typed {
  readonly chosen: (typeof REASONS)[number]
  readonly own: string
}

interface RaiseFormProps {
  readonly request: RequestDetails
  readonly onClose: () => void
}

/** «Срочнее» needs a reason: three usual ones, or his own words. It may be said again, up to a restaurant that cannot trade. */
export function RaiseForm({ request, onClose }: RaiseFormProps) {
  const say = useSay()
  const raise = useRaise(request)
  const isHigh = request.urgency === 'high'
  const form = useForm({
    typed: useState<Typed>({ chosen: isHigh ? 'stop' : 'queue', own: '' }),
    check: ({ chosen, own }) => ({ own: chosen === 'other' && own.trim() === '' && say('portal.raise.own.missing') }),
    body: ({ chosen, own }) => ({
      reason: chosen === 'other' ? own.trim() : say(`portal.raise.${chosen}`),
      stopOfTrade: chosen === 'stop',
    }),
    send: (body) => raise.mutateAsync(body),
    places: { '/reason': 'own' },
    onDone: onClose,
  })
  const { chosen } = form.typed
  return (
    <form className={styles.form} {...form.wiring}>
      <p className={styles.lead}>{say(isHigh ? 'portal.raise.lead.high' : 'portal.raise.lead')}</p>
      <fieldset>
        <legend className={styles.legend}>{say('portal.raise.title')}</legend>
        {(isHigh ? ABOVE_HIGH : REASONS).map((one) => (
          <label key={one} className={classes(styles.reason, one === 'stop' && styles.red)}>
            <input type="radio" name="reason" checked={one === chosen} onChange={() => form.set({ chosen: one })} />
            {say(`portal.raise.${one}`)}
          </label>
        ))}
      </fieldset>
      {chosen === 'other' && <TextField label={say('portal.raise.own')} maxLength={2000} {...form.text('own')} />}
      <FormTrouble form={form} />
      <div className={styles.buttons}>
        <SendButton form={form}>{say(isHigh ? 'portal.raise.do.stop' : 'portal.raise.do')}</SendButton>
        <Button onClick={onClose}>{say('portal.cancel')}</Button>
      </div>
    </form>
  )
}
