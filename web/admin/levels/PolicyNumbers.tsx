import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { TextField } from '../../ui/TextField.tsx'
import panes from '../terms/Panes.module.css'
import styles from './Levels.module.css'
import type { NumberName, TypedPolicy } from './policy-draft.ts'

interface PolicyNumbersProps {
  readonly typed: TypedPolicy
  readonly onChange: (typed: TypedPolicy) => void
}

const GROUPS = [
  {
    title: 'admin.policy.silence',
    names: [
      'admin.policy.closes-after',
      'admin.policy.reminds-before',
      'admin.policy.reminds-after',
      'admin.policy.gives-up-after',
    ],
  },
  { title: 'admin.policy.work', names: ['admin.policy.soon-due'] },
  {
    title: 'admin.policy.limits',
    names: [
      'admin.policy.requests-proven',
      'admin.policy.requests-unproven',
      'admin.policy.notices-hour',
      'admin.policy.notices-day',
    ],
  },
] as const satisfies readonly { readonly title: string; readonly names: readonly NumberName[] }[]

/** Silence, reminders and limits: none of them touches a wait that has begun. */
export function PolicyNumbers({ typed, onChange }: PolicyNumbersProps) {
  const say = useSay()
  return GROUPS.map(({ title, names }) => (
    <section key={title} className={panes.section} aria-label={say(title)}>
      <div className={panes.sectionHead}>
        <h2>{say(title)}</h2>
      </div>
      <div className={styles.numbers}>
        {names.map((name) => (
          <TextField
            key={name}
            label={say(name)}
            inputMode="numeric"
            maxLength={40}
            value={typed.numbers[name]}
            onChange={(event) => onChange({ ...typed, numbers: { ...typed.numbers, [name]: event.target.value } })}
          />
        ))}
        {title === 'admin.policy.work' && (
          <Check
            label={say('admin.policy.reply-takes')}
            on={typed.replyTakes}
            onChange={(replyTakes) => onChange({ ...typed, replyTakes })}
          />
        )}
      </div>
    </section>
  ))
}
