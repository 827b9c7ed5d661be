import type { TextId } from '../../../src/texts/catalogue.ts'
import { LANGUAGES } from '../../../src/texts/language.ts'
import { useLanguage, useSay } from '../../language.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { FieldName, Plan } from './plan.ts'
import styles from './Wizard.module.css'

export interface StepFieldsProps {
  readonly plan: Plan
  readonly onChange: (news: Partial<Plan>) => void
  readonly password: string
  readonly onPassword: (password: string) => void
  readonly wrong: readonly FieldName[]
}

const OWN_NAMES = { ru: 'Русский', en: 'English' } as const

export function StepFields(props: StepFieldsProps) {
  switch (props.plan.step) {
    case 'place':
      return <Place {...props} />
    case 'company':
      return <Line {...props} name="company" autoComplete="organization" />
    case 'administrator':
      return <Administrator {...props} />
    case 'hours':
      return <Hours {...props} />
    case 'service':
      return (
        <div className={styles.fields}>
          <Line {...props} name="team" />
          <Line {...props} name="serviceRu" />
          <Line {...props} name="serviceEn" />
        </div>
      )
  }
}

function Place({ plan, onChange }: StepFieldsProps) {
  const say = useSay()
  const [, speak] = useLanguage()
  const zones = [...new Set([plan.zone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <div className={styles.fields}>
      <Segmented
        label={say('common.language')}
        value={plan.locale}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        onChange={(locale) => {
          speak(locale)
          onChange({ locale })
        }}
      />
      <Select
        label={say('admin.setup.zone')}
        placeholder={say('admin.setup.zone')}
        value={plan.zone}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        search={{ placeholder: say('admin.setup.zone.search'), nothing: say('admin.setup.zone.nothing') }}
        onChange={(zone) => onChange({ zone })}
      />
    </div>
  )
}

function Administrator(props: StepFieldsProps) {
  const say = useSay()
  return (
    <div className={styles.fields}>
      <Line {...props} name="name" autoComplete="name" />
      <Line {...props} name="email" autoComplete="username" type="email" />
      <TextField
        label={say('admin.setup.field.password')}
        type="password"
        autoComplete="new-password"
        value={props.password}
        onChange={(event) => props.onPassword(event.target.value)}
        error={props.wrong.includes('password') && say('refusal.password.too-weak')}
      />
    </div>
  )
}

function Hours(props: StepFieldsProps) {
  const { plan, onChange } = props
  return (
    <div className={styles.fields}>
      <Check name="roundTheClock" isOn={plan.roundTheClock} onChange={(roundTheClock) => onChange({ roundTheClock })} />
      {!plan.roundTheClock && (
        <>
          <div className={styles.two}>
            <Line {...props} name="opens" type="time" />
            <Line {...props} name="closes" type="time" />
          </div>
          <Check name="weekends" isOn={plan.weekends} onChange={(weekends) => onChange({ weekends })} />
          <Check name="holidays" isOn={plan.holidays} onChange={(holidays) => onChange({ holidays })} />
        </>
      )}
    </div>
  )
}

interface LineProps extends StepFieldsProps {
  readonly name: 'company' | 'name' | 'email' | 'opens' | 'closes' | 'team' | 'serviceRu' | 'serviceEn'
  readonly type?: string
  readonly autoComplete?: string
}

function Line({ plan, onChange, wrong, name, type = 'text', autoComplete = 'off' }: LineProps) {
  const say = useSay()
  const isWrong = wrong.some((field) => field === name)
  const trouble: TextId = name === 'email' || name === 'opens' ? `admin.setup.wrong.${name}` : 'admin.setup.wrong'
  return (
    <TextField
      label={say(`admin.setup.field.${name}`)}
      type={type}
      autoComplete={autoComplete}
      maxLength={200}
      value={plan[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      error={isWrong && say(trouble)}
    />
  )
}

interface CheckProps {
  readonly name: 'roundTheClock' | 'weekends' | 'holidays'
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Check({ name, isOn, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {useSay()(`admin.setup.field.${name}`)}
    </label>
  )
}
