import { useState } from 'react'
import type { Sms } from '../../../src/contract/sms/sms.ts'
import { SMS_PROVIDERS } from '../../../src/domain/sms/providers.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import styles from './Sms.module.css'
import { accountOf, useMoney } from './sms.ts'
import type { SmsForm } from './use-sms-form.ts'

interface ProviderRowsProps {
  readonly sms: Sms
  readonly form: SmsForm
  /** What the provider said of the key when it was tried. */
  readonly refusal: string | null
}

/** Who sends, by which key, in which name. */
export function ProviderRows({ sms, form, refusal }: ProviderRowsProps) {
  const say = useSay()
  const { provider } = form.typed
  return (
    <>
      <SettingRow label={say('admin.sms.provider')}>
        <div className={styles.providers} role="radiogroup" aria-label={say('admin.sms.provider')}>
          {SMS_PROVIDERS.map((one) => (
            <label key={one} className={styles.provider} data-chosen={one === provider || undefined}>
              <input type="radio" name="provider" checked={one === provider} onChange={() => form.turnTo(one)} />
              <span>
                <strong>{say(`admin.sms.provider.${one}`)}</strong>
                <small>{say(`admin.sms.provider.needs.${one}`)}</small>
              </span>
            </label>
          ))}
        </div>
        <Balance sms={sms} form={form} />
      </SettingRow>
      <Key key={provider} sms={sms} form={form} refusal={refusal} />
      <SettingRow label={say('admin.sms.sender')}>
        <div className={channel.bare}>
          <TextField
            label={say('admin.sms.sender')}
            hint={say('admin.sms.sender.hint')}
            autoComplete="off"
            spellCheck={false}
            maxLength={11}
            {...form.text('sender')}
          />
        </div>
      </SettingRow>
    </>
  )
}

function Balance({ sms, form }: Omit<ProviderRowsProps, 'refusal'>) {
  const say = useSay()
  const formats = useFormats()
  const money = useMoney()
  const account = accountOf({ ...sms, provider: form.typed.provider })
  if (account?.balance == null || account.balanceAt === null) return null
  return (
    <p className={channel.small}>
      {say('admin.sms.balance', { balance: money(account.balance), at: formats.exact(account.balanceAt) })}
    </p>
  )
}

/** It goes in and never comes out. */
function Key({ sms, form, refusal }: ProviderRowsProps) {
  const say = useSay()
  const { provider, key } = form.typed
  const ends = accountOf({ ...sms, provider })?.keyEnds ?? null
  const [isReplacing, setReplacing] = useState(false)
  if (ends !== null && key === '' && !isReplacing && !form.error('key') && refusal === null)
    return (
      <SettingRow label={say('admin.sms.key')}>
        <div className={channel.kept}>
          <span className={channel.mono}>{say('admin.sms.key.kept', { ends })}</span>
          <Button onClick={() => setReplacing(true)}>{say('admin.sms.key.replace')}</Button>
        </div>
      </SettingRow>
    )
  const field = form.text('key')
  return (
    <SettingRow label={say('admin.sms.key')}>
      <div className={channel.bare}>
        <TextField
          label={say('admin.sms.key')}
          hint={say(`admin.sms.key.hint.${provider}`)}
          autoComplete="off"
          spellCheck={false}
          className={channel.mono}
          {...field}
          error={field.error ?? refusal ?? undefined}
        />
      </div>
    </SettingRow>
  )
}
