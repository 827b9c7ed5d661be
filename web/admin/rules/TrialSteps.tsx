import type { RoutingTrial } from '../../../src/contract/routing/routing.ts'
import { useSay } from '../../language.ts'
import trial from './Trial.module.css'

interface TrialStepsProps {
  readonly number: number
  readonly data: RoutingTrial
}

/** Why one request would go where it would: each rule that is asked, until one takes it. */
export function TrialSteps({ number, data: { steps, goes } }: TrialStepsProps) {
  const say = useSay()
  const isTaken = steps.at(-1)?.lacked === null
  return (
    <div className={trial.why}>
      <h3>{say('admin.rules.trial.steps', { number })}</h3>
      <ol className={trial.steps}>
        <li>
          <b>{say('routing.stop-list')}</b>
          <span>{say('admin.rules.trial.stop-list')}</span>
        </li>
        {steps.map(({ name, lacked }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike
          <li key={place} data-takes={lacked === null ? '' : undefined}>
            <b>{`${place + 1}. ${name}`}</b>
            <span>
              {lacked === null
                ? say('admin.rules.trial.takes')
                : say('routing.lacked', { kind: say(`routing.kind.${lacked}`) })}
            </span>
          </li>
        ))}
        {!isTaken && goes && (
          <li data-takes="">
            <b>{goes.team}</b>
            <span>{say(goes.because === 'rule' ? 'admin.rules.rest' : `routing.because.${goes.because}`)}</span>
          </li>
        )}
      </ol>
    </div>
  )
}
