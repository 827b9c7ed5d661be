import type { TeamCard } from '../../../src/contract/people/people.ts'
import { MOST_NEEDED } from '../../../src/domain/duty/need.ts'
import type { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './People.module.css'

type Need = TeamCard['need']

const WHEN = ['always', 'daily', 'weekdays'] as const

/** How many people a team needs on duty, as it is typed. */
export interface TypedNeed {
  readonly people: string
  readonly when: (typeof WHEN)[number]
  readonly from: string
  readonly to: string
}

const BY_DAY = { from: '09:00', to: '21:00' }

export function typedNeed({ people, weekends, from, to }: Need): TypedNeed {
  const isAlways = weekends && from === to
  return {
    people: String(people),
    when: isAlways ? 'always' : weekends ? 'daily' : 'weekdays',
    ...(isAlways ? BY_DAY : { from, to }),
  }
}

export function needOf({ people, when, from, to }: TypedNeed): Need {
  const hours = when === 'always' ? { from: '00:00', to: '00:00' } : { from, to }
  return { people: Number(people), weekends: when !== 'weekdays', ...hours }
}

export function isCount(people: string): boolean {
  return /^\d+$/.test(people.trim()) && Number(people) >= 1 && Number(people) <= MOST_NEEDED
}

interface NeedFieldsProps {
  readonly form: Pick<ReturnType<typeof useForm<TypedNeed, unknown, unknown>>, 'typed' | 'set' | 'text'>
}

/** What the week of duty takes for a gap. */
export function NeedFields({ form }: NeedFieldsProps) {
  const say = useSay()
  const { when } = form.typed
  return (
    <>
      <TextField
        label={say('admin.teams.need')}
        hint={say('admin.teams.need.hint')}
        inputMode="numeric"
        maxLength={2}
        {...form.text('people')}
      />
      <Segmented
        label={say('admin.teams.when')}
        options={WHEN.map((value) => ({ value, label: say(`admin.teams.when.${value}`) }))}
        value={when}
        onChange={(chosen) => form.set({ when: chosen })}
      />
      {when !== 'always' && (
        <div className={styles.two}>
          <TextField label={say('admin.duty.from')} type="time" {...form.text('from')} />
          <TextField label={say('admin.duty.to')} type="time" {...form.text('to')} />
        </div>
      )}
    </>
  )
}
