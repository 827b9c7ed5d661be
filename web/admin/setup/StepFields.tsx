import { LANGUAGES } from '../../../src/texts/language.ts'
import type { useForm } from '../../form/use-form.ts'
import { useLanguage, useSay } from '../../language.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { zoneOptions } from '../../zones.ts'
import type { TypedPlan } from './plan.ts'
import styles from './Wizard.module.css'

interface StepFieldsProps {
  readonly form: Pick<ReturnType<typeof useForm<TypedPlan, unknown, unknown>>, 'typed' | 'set' | 'text' | 'choice'>
}

const OWN_NAMES = { ru: 'Русский', en: 'English' } as const

export function StepFields({ form }: StepFieldsProps) {
  switch (form.typed.step) {
    case 'place':
      return <Place form={form} />
    case 'company':
      return <Line form={form} name="company" autoComplete="organization" />
    case 'administrator':
      return (
        <div className={styles.fields}>
          <Line form={form} name="name" autoComplete="name" />
          <Line form={form} name="email" autoComplete="username" type="email" />
          <Line form={form} name="password" autoComplete="new-password" type="password" />
        </div>
      )
  }
}

function Place({ form }: StepFieldsProps) {
  const say = useSay()
  const [language, speak] = useLanguage()
  const zone = form.choice('zone')
  return (
    <div className={styles.fields}>
      <Segmented
        label={say('common.language')}
        value={form.typed.locale}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        onChange={(locale) => {
          speak(locale)
          form.set({ locale })
        }}
      />
      <Select
        label={say('admin.setup.zone')}
        placeholder={say('admin.setup.zone')}
        options={zoneOptions(zone.value, language, Date.now())}
        search={{ placeholder: say('admin.setup.zone.search'), nothing: say('admin.setup.zone.nothing') }}
        {...zone}
      />
    </div>
  )
}

interface LineProps extends StepFieldsProps {
  readonly name: 'company' | 'name' | 'email' | 'password'
  readonly type?: string
  readonly autoComplete?: string
}

function Line({ form, name, type = 'text', autoComplete = 'off' }: LineProps) {
  const say = useSay()
  const longest = name === 'password' ? 500 : 200
  return (
    <TextField
      label={say(`admin.setup.field.${name}`)}
      type={type}
      autoComplete={autoComplete}
      maxLength={longest}
      {...form.text(name)}
    />
  )
}
