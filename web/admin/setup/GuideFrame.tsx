import { IconCheck, IconMinus } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { Logo } from '../../frame/Logo.tsx'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Guide.module.css'
import { GUIDE, type GuideStep, type StepState } from './guide.ts'

interface GuideFrameProps {
  readonly at: GuideStep
  readonly states: Readonly<Record<GuideStep, StepState>>
  /** Where a step is taken; null: it cannot be opened from here. */
  readonly href: (step: GuideStep) => string | null
  /** Back, skip, on. */
  readonly dock: ReactNode
  /** Ctrl+Enter. */
  readonly onNext?: (() => void) | undefined
  readonly children: ReactNode
}

/** The first set-up: its nine steps at the side, the one that is asked for, and the ways on below. */
export function GuideFrame({ at, states, href, dock, onNext, children }: GuideFrameProps) {
  const say = useSay()
  const place = GUIDE.indexOf(at)
  useTitle(say('admin.setup.title'))
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || !onNext) return
      event.preventDefault()
      onNext()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [onNext])
  return (
    <div className={styles.guide}>
      <nav className={styles.side} aria-label={say('admin.setup.title')}>
        <Logo />
        <p className={styles.count}>
          {say('admin.guide.step', { step: place + 1, steps: GUIDE.length, minutes: GUIDE.length - place })}
        </p>
        <meter
          className={styles.meter}
          min={0}
          max={GUIDE.length}
          value={place}
          aria-label={say('admin.guide.progress', { step: place + 1, steps: GUIDE.length })}
        />
        <ol className={styles.steps}>
          {GUIDE.map((step, order) => (
            <Line key={step} step={step} number={order + 1} state={states[step]} isAt={step === at} href={href(step)} />
          ))}
        </ol>
        <p className={styles.kept}>{say('admin.guide.kept')}</p>
      </nav>
      <main className={styles.main}>
        <div className={styles.body}>
          <h1>{say(`admin.guide.${at}`)}</h1>
          <p className={styles.lead}>{say(`admin.guide.${at}.lead`)}</p>
          {children}
        </div>
        <div className={styles.dock}>{dock}</div>
      </main>
    </div>
  )
}

interface LineProps {
  readonly step: GuideStep
  readonly number: number
  readonly state: StepState
  readonly isAt: boolean
  readonly href: string | null
}

function Line({ step, number, state, isAt, href }: LineProps) {
  const say = useSay()
  const face = (
    <>
      <span className={styles.mark} data-state={isAt ? 'at' : state} aria-hidden="true">
        {state === 'done' && !isAt ? (
          <Icon of={IconCheck} size={14} />
        ) : state === 'skipped' && !isAt ? (
          <Icon of={IconMinus} size={14} />
        ) : (
          number
        )}
      </span>
      <span>
        {say(`admin.guide.name.${step}`)}
        {state !== 'open' && !isAt && <small>{say(`admin.guide.state.${state}`)}</small>}
      </span>
    </>
  )
  return (
    <li aria-current={isAt ? 'step' : undefined}>
      {href && !isAt ? (
        <a href={href} className={classes(styles.line, styles.place)}>
          {face}
        </a>
      ) : (
        <span className={classes(styles.line, isAt && styles.at)}>{face}</span>
      )}
    </li>
  )
}
