import { useState } from 'react'
import type { Exchange } from '../../../src/contract/phone/exchanges.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import type { ExchangeFields } from './fields.ts'

interface SecretFieldProps {
  readonly form: ExchangeFields
  readonly exchange: Exchange | null
  readonly label: string
}

/** Goes in and never comes out: of the kept one only its end is shown. */
export function SecretField({ form, exchange, label }: SecretFieldProps) {
  const say = useSay()
  const ends = exchange?.secretEnds ?? ''
  const [isReplacing, setReplacing] = useState(ends === '')
  if (exchange?.managedBy === 'environment') return <p className="muted">{say('admin.phone.secret.environment')}</p>
  if (!isReplacing) {
    return (
      <div className={channel.kept}>
        <span className={channel.mono}>{say('admin.phone.secret.kept', { ends })}</span>
        <Button onClick={() => setReplacing(true)}>{say('admin.phone.secret.replace')}</Button>
      </div>
    )
  }
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      maxLength={300}
      className={channel.mono}
      {...form.text('secret')}
    />
  )
}
