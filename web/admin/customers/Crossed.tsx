import { useState } from 'react'
import { useSay } from '../../language.ts'
import type { Problem } from '../../problem.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { same } from '../terms/crossing.ts'
import styles from './Panes.module.css'

export interface Line {
  readonly name: string
  readonly label: string
  /** How a value reads. */
  readonly words: (value: unknown) => string
}

type State = Readonly<Record<string, unknown>>

/** What somebody else saved meanwhile, when that is why a change was refused. */
export function savedMeanwhile({ code, facts }: Problem): State | null {
  const now: unknown = facts?.now
  return code.endsWith('.changed') && isState(now) ? now : null
}

interface CrossedProps {
  /** As it was when the form was opened. */
  readonly seen: State
  /** As somebody else saved it. */
  readonly saved: State
  readonly mine: State
  readonly lines: readonly Line[]
  readonly onTake: (name: string, value: unknown) => void
}

/** Two administrators at once: both versions, line by line; what is kept is chosen, nothing is lost. */
export function Crossed({ seen, saved, mine, lines, onTake }: CrossedProps) {
  const say = useSay()
  const [first] = useState(mine)
  const crossed = lines.filter(({ name }) => !same(seen[name], saved[name]))
  return (
    <section className={styles.crossed} role="alert">
      <strong>{say('admin.customers.crossed')}</strong>
      <p>{say('admin.customers.crossed.text')}</p>
      {crossed.map(({ name, label, words }) => (
        <div key={name} className={styles.crossedLine}>
          <span className={styles.term}>{label}</span>
          <Segmented
            label={label}
            value={same(mine[name], saved[name]) ? 'theirs' : 'mine'}
            options={[
              { value: 'mine', label: say('admin.customers.crossed.mine', { value: words(first[name]) }) },
              { value: 'theirs', label: say('admin.customers.crossed.theirs', { value: words(saved[name]) }) },
            ]}
            onChange={(choice) => onTake(name, choice === 'mine' ? first[name] : saved[name])}
          />
        </div>
      ))}
    </section>
  )
}

function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null
}
