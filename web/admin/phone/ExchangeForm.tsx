import { useState } from 'react'
import type { Exchange, Exchanges } from '../../../src/contract/phone/exchanges.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import { AsteriskFields } from './AsteriskFields.tsx'
import { CloudFields } from './CloudFields.tsx'
import { draftOf, typedOf } from './exchange-draft.ts'
import { useKeepingExchange } from './exchanges.ts'
import { Hook } from './Hook.tsx'
import { KindChoice } from './KindChoice.tsx'
import styles from './Phone.module.css'
import { RoutesField } from './RoutesField.tsx'

interface ExchangeFormProps {
  /** Null: there is none yet. */
  readonly exchange: Exchange | null
  readonly kinds: Exchanges['kinds']
  readonly onMade: (id: number) => void
}

/** How an exchange is reached and whose telephones ring by it; its secret goes in and never comes out. */
export function ExchangeForm({ exchange, kinds, onMade }: ExchangeFormProps) {
  const say = useSay()
  const keep = useKeepingExchange(exchange?.id ?? null)
  const form = useForm({
    typed: useState(() => typedOf(exchange, say('admin.phone.title.first'))),
    check: ({ kind, title, apiKey, secret, api, host, port, user }) => {
      const needs = kinds.find((one) => one.kind === kind)?.needs ?? []
      const lacks = (name: 'apiKey' | 'api', value: string) =>
        needs.includes(name) && value.trim() === '' && say(`admin.phone.missing.${name}`)
      const hasSecret = secret.trim() !== '' || (exchange?.secretEnds ?? '') !== ''
      return {
        title: title.trim() === '' && say('admin.phone.missing.title'),
        apiKey: lacks('apiKey', apiKey),
        api: lacks('api', api),
        secret:
          exchange?.managedBy !== 'environment' &&
          (needs.includes('secret') || kind === 'asterisk') &&
          !hasSecret &&
          say('admin.phone.missing.secret'),
        host: kind === 'asterisk' && host.trim() === '' && say('admin.phone.missing.host'),
        port: kind === 'asterisk' && !/^\d{1,5}$/.test(port.trim()) && say('admin.phone.wrong.port'),
        user: kind === 'asterisk' && user.trim() === '' && say('admin.phone.missing.user'),
      }
    },
    body: draftOf,
    send: keep,
    places: {
      '/asterisk/host': 'host',
      '/asterisk/port': 'port',
      '/asterisk/user': 'user',
      '/asterisk/trunks': 'trunks',
      '/asterisk/technology': 'technology',
      '/asterisk/dialContext': 'dialContext',
      'exchange.secret-missing': 'secret',
      'team.not-found': 'routes',
    },
    onDone: (id) => {
      if (exchange === null) return onMade(id)
      form.reset({ ...form.latest(), secret: '' })
    },
  })
  const { kind, enabled } = form.typed
  return (
    <form className={styles.form} {...form.wiring}>
      <SettingRow label={say('admin.phone.kind')}>
        <KindChoice
          kind={kind}
          kinds={kinds}
          isFixed={exchange !== null}
          onChange={(next) => form.set({ kind: next })}
        />
      </SettingRow>
      <SettingRow label={say('admin.phone.title')}>
        <div className={channel.bare}>
          <TextField label={say('admin.phone.title')} maxLength={80} autoComplete="off" {...form.text('title')} />
        </div>
      </SettingRow>
      {kind === 'asterisk' ? (
        <AsteriskFields form={form} exchange={exchange} />
      ) : (
        <CloudFields form={form} exchange={exchange} needs={kinds.find((one) => one.kind === kind)?.needs ?? []} />
      )}
      {exchange && <Hook exchange={exchange} />}
      <SettingRow label={say('admin.phone.routes')} hint={say('admin.phone.routes.hint')}>
        <RoutesField
          routes={form.typed.routes}
          error={form.error('routes')}
          onChange={(routes) => form.set({ routes })}
        />
      </SettingRow>
      {exchange && (
        <SettingRow label={say('admin.phone.work')}>
          <Check label={say('admin.phone.enabled')} on={enabled} onChange={(on) => form.set({ enabled: on })} />
        </SettingRow>
      )}
      <div className={channel.actions}>
        <FormTrouble form={form} />
        <SendButton form={form}>{say(exchange === null ? 'admin.phone.connect' : 'admin.phone.save')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}
