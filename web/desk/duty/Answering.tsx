import type { DutyWeek } from '../../duty/week.ts'
import { useSay } from '../../language.ts'
import styles from './Duty.module.css'

/** Who answers for each team at this moment, and who is called after him. */
export function Answering({ week }: { readonly week: DutyWeek }) {
  const say = useSay()
  const teams = week.teams.filter(({ answering, gaps, shifts }) => answering.length + gaps.length + shifts.length > 0)
  return (
    <section aria-labelledby="answering">
      <h2 id="answering">{say('desk.duty.answers')}</h2>
      {teams.length === 0 && <p className="muted">{say('desk.duty.answers.none')}</p>}
      <dl className={styles.answering}>
        {teams.map(({ id, name, answering: [first, ...others] }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd data-nobody={first ? undefined : ''}>
              {first?.name ?? say('desk.duty.answers.nobody')}
              {others[0] && <span className="muted"> {say('desk.duty.answers.next', { name: others[0].name })}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
