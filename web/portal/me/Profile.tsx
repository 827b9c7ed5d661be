import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Me, meChange } from '../../../src/contract/people/session.ts'
import { LANGUAGES, type Language } from '../../../src/texts/language.ts'
import { patch } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useLanguage, useSay } from '../../language.ts'
import { keys } from '../../queries.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { zoneOptions } from '../../zones.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

const OWN_NAMES: Record<Language, string> = { ru: 'Русский', en: 'English' }

/** The name that specialists see, the language of the letters, and the zone of all times. */
export function Profile({ me }: { readonly me: Me }) {
  const say = useSay()
  const queries = useQueryClient()
  const [language, speak] = useLanguage()
  const form = useForm({
    typed: useState({ name: me.name, locale: me.locale, zone: me.zone }),
    check: ({ name }) => ({ name: name.trim() === '' && say('portal.me.name.missing') }),
    body: ({ name, ...rest }): z.input<typeof meChange> => ({ name: name.trim(), ...rest }),
    send: (body) => patch('/api/me', body),
    onDone: async (_, { locale = me.locale }) => {
      if (locale !== me.locale) speak(locale)
      await queries.invalidateQueries({ queryKey: keys.me })
      showToast({ text: say('portal.me.saved') })
    },
  })
  const zone = form.choice('zone')
  return (
    <Sheet title={say('portal.me.profile')}>
      <form className={styles.two} {...form.wiring}>
        <TextField label={say('portal.me.name')} autoComplete="name" maxLength={200} {...form.text('name')} />
        <Select
          label={say('portal.me.language')}
          hint={say('portal.me.language.hint')}
          placeholder={say('portal.me.language')}
          options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
          {...form.choice('locale')}
        />
        <Select
          label={say('portal.me.zone')}
          placeholder={say('portal.me.zone')}
          options={zoneOptions(zone.value, language, Date.now())}
          search={{ placeholder: say('portal.me.zone.search'), nothing: say('portal.me.zone.nothing') }}
          {...zone}
        />
        <FormTrouble form={form} />
        <div className={styles.save}>
          <SendButton form={form}>{say('portal.me.save')}</SendButton>
        </div>
      </form>
    </Sheet>
  )
}
