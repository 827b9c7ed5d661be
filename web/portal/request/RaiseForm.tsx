import { type FormEvent, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useRaise } from './moves.ts'
import styles from './RaiseForm.module.css'

const REASONS = ['queue', 'shift', 'stop', 'other'] as const

interface RaiseFormProps {
  readonly request: RequestDetails
  readonly onClose: () => void
}

/** «Срочнее» needs a reason: three usual ones, or his own words. */
export function RaiseForm({ request, onClose }: RaiseFormProps) {
  const say = useSay()
  const raise = useRaise(request)
  const [chosen, setChosen] = useState<(typeof REASONS)[number]>('queue')
  const [own, setOwn] = useState('')
  const [isComplaining, setComplaining] = useState(false)
  const reason = chosen === 'other' ? own.trim() : say(`portal.raise.${chosen}`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaining(true)
    if (reason !== '') raise.mutate(reason, { onSettled: onClose })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.lead}>{say('portal.raise.lead')}</p>
      <fieldset>
        <legend className={styles.legend}>{say('portal.raise.title')}</legend>
        {REASONS.map((one) => (
          <label key={one} className={classes(styles.reason, one === 'stop' && styles.red)}>
            <input type="radio" name="reason" checked={one === chosen} onChange={() => setChosen(one)} />
            {say(`portal.raise.${one}`)}
          </label>
        ))}
      </fieldset>
      {chosen === 'other' && (
        <TextField
          label={say('portal.raise.own')}
          value={own}
          maxLength={2000}
          onChange={(event) => setOwn(event.target.value)}
          error={isComplaining && reason === '' && say('portal.raise.own.missing')}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" disabled={raise.isPending}>
          {say('portal.raise.do')}
        </Button>
        <Button onClick={onClose}>{say('portal.cancel')}</Button>
      </div>
    </form>
  )
}
