import type { Exchange } from '../../../src/contract/phone/exchanges.ts'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import type { ExchangeFields } from './fields.ts'
import styles from './Phone.module.css'
import { SecretField } from './SecretField.tsx'

/** Where the manager interface answers and by which name; the rest as FreePBX has it. */
export function AsteriskFields({
  form,
  exchange,
}: {
  readonly form: ExchangeFields
  readonly exchange: Exchange | null
}) {
  const say = useSay()
  const plain = { autoComplete: 'off', spellCheck: false, className: channel.mono }
  return (
    <>
      <SettingRow label={say('admin.phone.server')} hint={say('admin.phone.server.hint')}>
        <div className={styles.pair}>
          <TextField label={say('admin.phone.host')} maxLength={253} {...plain} {...form.text('host')} />
          <TextField
            label={say('admin.phone.port')}
            inputMode="numeric"
            maxLength={5}
            {...plain}
            {...form.text('port')}
          />
        </div>
        <Check label={say('admin.phone.tls')} on={form.typed.tls} onChange={(tls) => form.set({ tls })} />
      </SettingRow>
      <SettingRow label={say('admin.phone.user-secret')}>
        <div className={styles.halves}>
          <TextField label={say('admin.phone.user')} maxLength={100} {...plain} {...form.text('user')} />
          <SecretField form={form} exchange={exchange} label={say('admin.phone.secret')} />
        </div>
      </SettingRow>
      <SettingRow label={say('admin.phone.contexts')} hint={say('admin.phone.contexts.hint')}>
        <div className={styles.halves}>
          <TextField label={say('admin.phone.trunks')} maxLength={300} {...plain} {...form.text('trunks')} />
          <TextField label={say('admin.phone.technology')} maxLength={20} {...plain} {...form.text('technology')} />
          <TextField label={say('admin.phone.dial-context')} maxLength={80} {...plain} {...form.text('dialContext')} />
        </div>
      </SettingRow>
    </>
  )
}
