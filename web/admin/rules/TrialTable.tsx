import type { RoutingTrial } from '../../../src/contract/routing/routing.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import styles from './Rules.module.css'
import trial from './Trial.module.css'

type Target = RoutingTrial['changes'][number]['tried']

/** Requests that would go elsewhere than by the saved rules, the latest first. */
export function TrialTable({ data: { checked, changes, changed } }: { readonly data: RoutingTrial }) {
  const say = useSay()
  if (changes.length === 0)
    return <p className={trial.nothing}>{say(checked === 0 ? 'admin.rules.trial.empty' : 'admin.rules.trial.same')}</p>
  return (
    <div className={trial.table}>
      <table>
        <thead>
          <tr>
            <th>{say('admin.rules.trial.number-column')}</th>
            <th>{say('admin.rules.trial.subject')}</th>
            <th>{say('admin.rules.trial.saved')}</th>
            <th>{say('admin.rules.trial.tried')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ number, subject, saved, tried }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>
                <a href={paths.deskRequest(number)}>{subject}</a>
              </td>
              <td className={styles.quiet}>
                <TargetWords target={saved} />
              </td>
              <td>
                <TargetWords target={tried} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed > changes.length && (
        <p className={trial.nothing}>{say('admin.rules.trial.latest', { count: changes.length })}</p>
      )}
    </div>
  )
}

function TargetWords({ target: { team, specialist, strategy } }: { readonly target: Target }) {
  const say = useSay()
  const who = specialist ?? (strategy === 'by_hand' ? null : say(`routing.strategy.${strategy}`))
  return (
    <>
      <b>{team}</b>
      {who && `, ${who}`}
    </>
  )
}
