import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { RoutingTrial } from '../../../src/contract/routing/routing.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import styles from './Rules.module.css'
import { type Rule, type TrialOf, useTrial } from './rules.ts'
import trial from './Trial.module.css'
import { TrialSteps } from './TrialSteps.tsx'
import { TrialTable } from './TrialTable.tsx'

type Way = '7' | '30' | 'one'

interface TrialPaneProps {
  readonly rules: readonly Rule[]
  /** The one that is open; null: none. */
  readonly rule: Rule | null
}

/** Where past requests would go by these rules, before they hold. */
export function TrialPane({ rules, rule }: TrialPaneProps) {
  const say = useSay()
  const [way, setWay] = useState<Way>('7')
  const [number, setNumber] = useState('')
  const { data, error, isFetching } = useTrial(rules, questionOf(way, number))
  const isOne = way === 'one'
  return (
    <section className={trial.trial} aria-label={say('admin.rules.trial')} aria-busy={isFetching || undefined}>
      {data && rule && <Earlier data={data} rule={rule} rules={rules} />}
      <div className={trial.head}>
        <h2>{say('admin.rules.trial')}</h2>
        <Told data={data} />
        <span className="grow" />
        {isOne && (
          <input
            className={`${fieldBox} ${trial.number}`}
            inputMode="numeric"
            aria-label={say('admin.rules.trial.number')}
            placeholder={say('admin.rules.trial.number')}
            value={number}
            onChange={(event) => setNumber(event.target.value.replaceAll(/\D/g, '').slice(0, 12))}
          />
        )}
        <Segmented
          label={say('admin.rules.trial.of')}
          value={way}
          onChange={setWay}
          options={[
            { value: '7', label: say('admin.rules.trial.7') },
            { value: '30', label: say('admin.rules.trial.30') },
            { value: 'one', label: say('admin.rules.trial.one') },
          ]}
        />
      </div>
      {error instanceof Problem && (
        <p role="alert" className={styles.trouble}>
          {say(textOfProblem(error))}
        </p>
      )}
      {data && !isOne && <Figures data={data} rule={rule} />}
      {data && !isOne && <TrialTable data={data} />}
      {data && isOne && number !== '' && !error && <TrialSteps number={Number(number)} data={data} />}
    </section>
  )
}

function questionOf(way: Way, number: string): TrialOf | null {
  if (way === 'one') return number === '' ? null : { number: Number(number) }
  return { days: way === '7' ? 7 : 30 }
}

function Told({ data }: { readonly data: RoutingTrial | undefined }) {
  const say = useSay()
  const { number } = useFormats()
  const words = data
    ? say('admin.rules.trial.took', { seconds: number(Math.max(0.1, Math.round(data.tookMs / 100) / 10)) })
    : say('admin.rules.trial.nothing')
  return <span className={styles.quiet}>{words}</span>
}

function Figures({ data, rule }: { readonly data: RoutingTrial; readonly rule: Rule | null }) {
  const say = useSay()
  const { number } = useFormats()
  const own = data.took.find(({ id }) => id === rule?.id)
  return (
    <dl className={trial.figures}>
      <Figure value={number(data.checked)} label={say('admin.rules.trial.checked')} />
      {own && <Figure value={number(own.now)} label={say('admin.rules.trial.fit', { before: number(own.before) })} />}
      <Figure value={number(data.changed)} label={say('admin.rules.trial.changed')} />
      <Figure value={number(data.rest)} label={say('admin.rules.trial.rest')} />
    </dl>
  )
}

function Figure({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div>
      <dd>{value}</dd>
      <dt>{label}</dt>
    </div>
  )
}

/** Which rule above takes what this one would fit as well. */
function Earlier({
  data,
  rule,
  rules,
}: {
  readonly data: RoutingTrial
  readonly rule: Rule
  readonly rules: readonly Rule[]
}) {
  const say = useSay()
  const taking = data.earlier.filter(({ id }) => id === rule.id).toSorted((a, b) => b.count - a.count)
  const [most] = taking
  if (!most) return null
  const place = rules.findIndex(({ id }) => id === most.by)
  return (
    <div className={trial.earlier}>
      <Icon of={IconAlertTriangle} />
      <div>
        <p>
          <b>{say('admin.rules.earlier', { rule: rules[place]?.name ?? '', count: most.count })}</b>{' '}
          {say('admin.rules.earlier.text')}
        </p>
        <details>
          <summary>{say('admin.rules.earlier.show', { count: most.numbers.length })}</summary>
          <p className={trial.numbers}>
            {most.numbers.map((number) => (
              <a key={number} className={trial.taken} href={paths.deskRequest(number)}>
                №{number}
              </a>
            ))}
          </p>
        </details>
      </div>
    </div>
  )
}
