import { useState } from 'react'
import type { Sms } from '../../../src/contract/sms/sms.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import channel from '../channel/Channel.module.css'
import panes from '../panes/Panes.module.css'
import { Dock } from './Dock.tsx'
import { ProviderRows } from './ProviderRows.tsx'
import { RuleRows } from './RuleRows.tsx'
import styles from './Sms.module.css'
import { SmsDot } from './SmsDot.tsx'
import { accountOf, useSms } from './sms.ts'
import { Trial } from './Trial.tsx'
import { type SmsForm, useSmsForm } from './use-sms-form.ts'
import { type Trying, useTrying } from './use-trying.ts'

/** By whom SMS is sent, for what and for how much; and one message on trial, before anything of it is kept. */
export function SmsPage() {
  const say = useSay()
  useTitle(say('admin.sms'))
  const { data, error, refetch } = useSms()
  if (data) return <Settings sms={data} />
  return (
    <div className={panes.sheet}>
      <section className={panes.pane}>
        <Bar />
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />}
      </section>
    </div>
  )
}

function Bar() {
  const say = useSay()
  return (
    <div className={panes.bar}>
      <h1>{say('admin.sms')}</h1>
      <span className={channel.standing}>
        <SmsDot withWords />
      </span>
    </div>
  )
}

function Settings({ sms }: { readonly sms: Sms }) {
  const form = useSmsForm(sms)
  const [phone, setPhone] = useState(useFormats().phone(sms.ownPhone ?? ''))
  const trying = useTrying(form, phone)
  const refusal = useKeyRefusal(trying, form)
  return (
    <div className={classes(panes.sheet, styles.sheet)}>
      <section className={panes.pane}>
        <Bar />
        <form className={classes(panes.scrolls, styles.form)} {...form.wiring}>
          <Standing sms={sms} />
          <ProviderRows sms={sms} form={form} refusal={refusal} />
          <RuleRows sms={sms} form={form} />
          <FormTrouble form={form} className={styles.trouble} />
        </form>
        <Dock sms={sms} form={form} trying={trying} />
      </section>
      <Trial form={form} phone={phone} onPhone={setPhone} trying={trying} />
      <Unsaved form={form} />
    </div>
  )
}

/** What is wrong with what is kept, and what to do about it. */
function Standing({ sms }: { readonly sms: Sms }) {
  const say = useSay()
  const account = accountOf(sms)
  if (!sms.enabled) return null
  if (account?.trouble)
    return (
      <div className={channel.trouble} role="status">
        <strong>{say(`admin.sms.trouble.${account.trouble}`)}</strong>
        <p>{say(`admin.sms.trouble.${account.trouble}.do`)}</p>
        {account.error && <p className={channel.small}>{say('admin.sms.said', { said: account.error })}</p>}
      </div>
    )
  if (sms.money === 'calm') return null
  return (
    <div className={channel.trouble} role="status">
      <strong>{say(`admin.sms.money.${sms.money}`)}</strong>
      <p>{say(`admin.sms.money.${sms.money}.do`)}</p>
    </div>
  )
}

/** Under the key: what the provider said of it when it was tried, what to do, and what is untouched. */
function useKeyRefusal({ tried, isAbout }: Trying, form: SmsForm): string | null {
  const say = useSay()
  if (tried?.trouble !== 'key_wrong' || !isAbout(form.typed)) return null
  const words = [
    `${say('admin.sms.trouble.key_wrong')}.`,
    say('admin.sms.trouble.key_wrong.do'),
    say('admin.sms.untouched'),
  ]
  return words.join(' ')
}
