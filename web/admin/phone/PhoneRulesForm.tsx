import { useState } from 'react'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import { type PhoneRules, useKeepingRules } from './exchanges.ts'
import styles from './Phone.module.css'

const LONGEST = 1_440

/** What a caller hears whom we do not serve by phone, and how soon a missed one is called back. */
export function PhoneRulesForm({ rules }: { readonly rules: PhoneRules }) {
  const say = useSay()
  const keep = useKeepingRules()
  const form = useForm({
    typed: useState({ minutes: String(rules.callbackMinutes), ru: rules.script.ru, en: rules.script.en }),
    check: ({ minutes, ru, en }) => ({
      minutes:
        !(/^\d{1,4}$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= LONGEST) &&
        say('admin.phone.minutes.wrong'),
      ru: ru.trim() === '' && say('admin.phone.script.missing'),
      en: en.trim() === '' && say('admin.phone.script.missing'),
    }),
    body: ({ minutes, ru, en }): PhoneRules => ({ callbackMinutes: Number(minutes), script: { ru, en } }),
    send: (body) => keep(body),
    places: { '/callbackMinutes': 'minutes', '/script/ru': 'ru', '/script/en': 'en' },
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <SettingRow label={say('admin.phone.script')} hint={say('admin.phone.script.hint')}>
        <TextArea label={say('admin.phone.script.ru')} rows={3} maxLength={2_000} {...form.text('ru')} />
        <TextArea label={say('admin.phone.script.en')} rows={3} maxLength={2_000} {...form.text('en')} />
      </SettingRow>
      <SettingRow label={say('admin.phone.missed')}>
        <TextField
          label={say('admin.phone.minutes')}
          hint={say('admin.phone.minutes.hint')}
          inputMode="numeric"
          maxLength={4}
          className={styles.minutes}
          {...form.text('minutes')}
        />
      </SettingRow>
      <div className={channel.actions}>
        <FormTrouble form={form} />
        <SendButton form={form}>{say('admin.phone.rules.save')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}
