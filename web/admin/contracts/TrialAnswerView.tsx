import type { TrialAnswer } from '../../../src/contract/terms/contract-book.ts'
import { useFormats, useSay } from '../../language.ts'
import { writeMinutes } from '../levels/minutes.ts'
import { Signal } from '../levels/Signal.tsx'
import styles from './Contracts.module.css'

/** The contract, the times and whether the way is open; then why, from precise to general; then the hours that make up the time. */
export function TrialAnswerView({ answer }: { readonly answer: TrialAnswer }) {
  const say = useSay()
  const { contract, refusal, priority, urgency, criticality, team, rule } = answer
  return (
    <>
      <div className={styles.answer}>
        <p className="muted">
          <Signal priority={priority} />{' '}
          {say('admin.trial.priority', {
            urgency: say(`admin.matrix.urgency.${urgency}`).toLowerCase(),
            criticality: say(`admin.matrix.criticality.${criticality}`).toLowerCase(),
            priority,
          })}
        </p>
        <div className={styles.answerHead}>
          <b>
            №{contract.number}, {contract.name}
          </b>
          <span className={styles.phone} data-closed={refusal === null ? undefined : ''}>
            {say(refusal === null ? 'admin.trial.open' : 'admin.trial.closed')}
          </span>
        </div>
        <dl className={styles.facts}>
          <Due
            label={say('admin.levels.reaction')}
            due={answer.reactionDueAt}
            minutes={rule?.reactionMinutes ?? null}
            at={answer.at}
          />
          <Due
            label={say('admin.levels.resolution')}
            due={answer.resolutionDueAt}
            minutes={rule?.resolutionMinutes ?? null}
            at={answer.at}
          />
          <dt>{say('admin.trial.hours')}</dt>
          <dd>{answer.hours.name}</dd>
          {team && (
            <>
              <dt>{say('admin.trial.team')}</dt>
              <dd>{team}</dd>
            </>
          )}
        </dl>
      </div>
      <div className={styles.answer}>
        <h2 className="muted">{say('admin.trial.why')}</h2>
        <Steps steps={answer.steps} />
      </div>
      <div className={styles.answer}>
        <h2 className="muted">{say('admin.trial.rule')}</h2>
        <p>{rule === null ? say('admin.trial.no-rule') : say(ruleText(rule), { priority })}</p>
        <Lines answer={answer} />
      </div>
    </>
  )
}

interface DueProps {
  readonly label: string
  readonly due: string | null
  readonly minutes: number | null
  readonly at: string
}

function Due({ label, due, minutes, at }: DueProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {due === null ? (
          say('admin.levels.no-promise')
        ) : (
          <>
            {say('admin.trial.until')} <b>{formats.moment(due, at)}</b>{' '}
            <span className="muted">{writeMinutes(minutes, formats)}</span>
          </>
        )}
      </dd>
    </>
  )
}

function ruleText({ serviceId, requestType, priority }: NonNullable<TrialAnswer['rule']>) {
  if (serviceId !== null) return 'admin.trial.rule.service'
  if (requestType !== null) return 'admin.trial.rule.type'
  return priority === null ? 'admin.trial.rule.any' : 'admin.trial.rule.priority'
}

/** Each place where a contract might be named, and what was found there. */
function Steps({ steps }: { readonly steps: TrialAnswer['steps'] }) {
  const say = useSay()
  return (
    <ol className={styles.steps}>
      {steps.map(({ place, name, isBeyond, contracts }) => {
        const chosen = contracts.find(({ why }) => why === 'chosen')
        const others = contracts.filter((one) => one !== chosen)
        return (
          <li key={`${place}-${name}`} data-chosen={chosen && !isBeyond ? '' : undefined}>
            <b>
              {say(`admin.trial.place.${place}`, { name: name ?? '' })}
              {chosen && !isBeyond && `: №${chosen.number}`}
            </b>
            {isBeyond ? (
              <small>{say('admin.trial.beyond')}</small>
            ) : (
              <>
                {chosen && <small>{say('admin.trial.because')}</small>}
                {others.map(({ id, number, why }) => (
                  <small key={id ?? number}>
                    №{number}: {why !== 'chosen' && say(`admin.trial.not.${why}`)}
                  </small>
                ))}
                {contracts.length === 0 && <small>{say('admin.trial.none-here')}</small>}
              </>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** The open time of the promise, stretch by stretch: the lines add up to it. */
function Lines({ answer: { lines, rule, resolutionDueAt } }: { readonly answer: TrialAnswer }) {
  const say = useSay()
  const formats = useFormats()
  const whole = (resolutionDueAt === null ? rule?.reactionMinutes : rule?.resolutionMinutes) ?? null
  const sum = lines.reduce((total, { ms }) => total + ms, 0)
  if (whole === null || lines.length === 0) return null
  const minutes = (ms: number) => writeMinutes(Math.round(ms / 60_000), formats) || writeMinutes(1, formats)
  return (
    <table className={styles.lines}>
      <tbody>
        {lines.map(({ from, to, ms }) => (
          <tr key={from}>
            <td>
              {formats.weekday(from)} {formats.date(from, from)}, {formats.time(from)}–{formats.time(to)}
            </td>
            <td>{minutes(ms)}</td>
          </tr>
        ))}
        {sum < whole * 60_000 && (
          <tr>
            <td colSpan={2}>{say('admin.trial.goes-on')}</td>
          </tr>
        )}
        <tr>
          <td>{say(resolutionDueAt === null ? 'admin.levels.reaction' : 'admin.levels.resolution')}</td>
          <td>{writeMinutes(whole, formats)}</td>
        </tr>
      </tbody>
    </table>
  )
}
