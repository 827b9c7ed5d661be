import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Me } from '../../../src/contract/people/session.ts'
import { LANGUAGES, type Language } from '../../../src/texts/language.ts'
import { patch } from '../../api.ts'
import { useLanguage, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'
import { zoneOptions } from './zones.ts'

const OWN_NAMES: Record<Language, string> = { ru: 'Русский', en: 'English' }

/** The name that specialists see, the language of the letters, and the zone of all times. */
export function Profile({ me }: { readonly me: Me }) {
  const say = useSay()
  const queries = useQueryClient()
  const [, speak] = useLanguage()
  const [name, setName] = useState(me.name)
  const [locale, setLocale] = useState<Language>(me.locale)
  const [zone, setZone] = useState(me.zone)
  const saving = useMutation({
    mutationFn: () => patch('/api/me', { name: name.trim(), locale, zone }),
    onSuccess: async () => {
      if (locale !== me.locale) speak(locale)
      await queries.invalidateQueries({ queryKey: keys.me })
      showToast({ text: say('portal.me.saved') })
    },
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  const isMissing = name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isMissing) saving.mutate()
  }
  return (
    <Sheet title={say('portal.me.profile')}>
      <form className={styles.two} onSubmit={submit} noValidate>
        <TextField
          label={say('portal.me.name')}
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={isMissing && say('portal.me.name.missing')}
        />
        <Select
          label={say('portal.me.language')}
          hint={say('portal.me.language.hint')}
          placeholder={say('portal.me.language')}
          value={locale}
          options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
          onChange={setLocale}
        />
        <Select
          label={say('portal.me.zone')}
          placeholder={say('portal.me.zone')}
          value={zone}
          options={zoneOptions(zone, Date.now())}
          search={{ placeholder: say('portal.me.zone.search'), nothing: say('portal.me.zone.nothing') }}
          onChange={setZone}
        />
        <div className={styles.save}>
          <Button type="submit" kind="primary" disabled={saving.isPending}>
            {say('portal.me.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
