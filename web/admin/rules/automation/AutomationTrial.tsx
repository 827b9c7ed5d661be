import { useState } from 'react'
import { useFormats, useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { Problem, textOfProblem } from '../../../problem.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import styles from '../Rules.module.css'
import trial from '../Trial.module.css'
import { type Automation, useAutomationTrial } from './automations.ts'

interface AutomationTrialProps {
  readonly rules: readonly Automation[]
  /** The one that is open; null: none. */
  readonly rule: Automation | null
}

/** To which requests of the last days the open one would have done something; does nothing. */
export function AutomationTrial({ rules, rule }: AutomationTrialProps) {
  const say = useSay()
  const { number } = useFormats()
  const [days, setDays] = useState<'7' | '30'>('7')
  const { data, error, isFetching } = useAutomationTrial(rules, days === '7' ? 7 : 30)
  const own = data?.fired.find(({ id }) => id === rule?.id)
  return (
    <section className={trial.trial} aria-label={say('admin.rules.trial')} aria-busy={isFetching || undefined}>
      <div className={trial.head}>
        <h2>{say('admin.rules.trial')}</h2>
        <span className={styles.quiet}>{say('admin.rules.trial.nothing')}</span>
        <span className="grow" />
        <Segmented
          label={say('admin.rules.trial.of')}
          value={days}
          onChange={setDays}
          options={[
            { value: '7', label: say('admin.rules.trial.7') },
            { value: '30', label: say('admin.rules.trial.30') },
          ]}
        />
      </div>
      {error instanceof Problem && (
        <p role="alert" className={styles.trouble}>
          {say(textOfProblem(error))}
        </p>
      )}
      {data && (
        <dl className={trial.figures}>
          <div>
            <dd>{number(data.checked)}</dd>
            <dt>{say('admin.rules.trial.checked')}</dt>
          </div>
          {own && (
            <div>
              <dd>{number(own.count)}</dd>
              <dt>{say('admin.automations.trial.fired')}</dt>
            </div>
          )}
        </dl>
      )}
      {own && own.count === 0 && <p className={trial.nothing}>{say('admin.automations.trial.none')}</p>}
      {own && own.requests.length > 0 && (
        <div className={trial.table}>
          <table>
            <thead>
              <tr>
                <th>{say('admin.rules.trial.number-column')}</th>
                <th>{say('admin.rules.trial.subject')}</th>
              </tr>
            </thead>
            <tbody>
              {own.requests.map(({ number: one, subject }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one request may have come to it twice
                <tr key={place}>
                  <td>{one}</td>
                  <td>
                    <a href={paths.deskRequest(one)}>{subject}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {own.count > own.requests.length && (
            <p className={trial.nothing}>{say('admin.rules.trial.latest', { count: own.requests.length })}</p>
          )}
        </div>
      )}
    </section>
  )
}
