import type { Exchange, Exchanges } from '../../../src/contract/phone/exchanges.ts'
import { useSay } from '../../language.ts'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import type { ExchangeFields } from './fields.ts'
import styles from './Phone.module.css'
import { SecretField } from './SecretField.tsx'

interface CloudFieldsProps {
  readonly form: ExchangeFields
  readonly exchange: Exchange | null
  readonly needs: Exchanges['kinds'][number]['needs']
}

/** What the vendor gave to know each other by; whatever its kind does not need is not asked. */
export function CloudFields({ form, exchange, needs }: CloudFieldsProps) {
  const say = useSay()
  const plain = { autoComplete: 'off', spellCheck: false, className: channel.mono }
  if (needs.length === 0) return null
  return (
    <SettingRow label={say('admin.phone.keys')} hint={say('admin.phone.keys.hint')}>
      {needs.includes('api') && (
        <div className={styles.whole}>
          <TextField
            label={say('admin.phone.api')}
            hint={say('admin.phone.api.hint')}
            type="url"
            maxLength={300}
            {...plain}
            {...form.text('api')}
          />
        </div>
      )}
      <div className={styles.halves}>
        {needs.includes('apiKey') && (
          <TextField label={say('admin.phone.api-key')} maxLength={200} {...plain} {...form.text('apiKey')} />
        )}
        {needs.includes('secret') && <SecretField form={form} exchange={exchange} label={say('admin.phone.secret')} />}
      </div>
    </SettingRow>
  )
}
