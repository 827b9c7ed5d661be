import { IconCircleCheck, IconCircleDashed, IconX } from '@tabler/icons-react'
import type { Overview } from '../../../src/contract/people/overview.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { pageSettingUp } from '../pages.ts'
import panes from '../panes/Panes.module.css'
import styles from './Home.module.css'
import { useSetupActs } from './overview.ts'

type Step = Overview['setup']['steps'][number]

/** What is left to set up: the next step with the one green button, then the others. It goes away when all is done. */
export function SetupList({ setup: { steps, hidden } }: { readonly setup: Overview['setup'] }) {
  const say = useSay()
  const { abilities } = useMe()
  const { hide } = useSetupActs()
  const known = steps.filter(({ step }) => pageSettingUp(step, abilities) !== null)
  const open = known.filter(({ state }) => state === 'open')
  const done = known.filter(({ state }) => state !== 'open')
  const [next, ...others] = open
  if (!next) return null
  if (hidden) {
    return (
      <div className={styles.back}>
        <Button kind="ghost" disabled={hide.isPending} onClick={() => hide.mutate(false)}>
          {say('admin.setup-list.back', { count: open.length })}
        </Button>
      </div>
    )
  }
  return (
    <section>
      <div className={panes.bar}>
        <h2>
          {say('admin.setup-list')}{' '}
          <span className={panes.number}>{say('admin.setup-list.left', { left: open.length, all: known.length })}</span>
        </h2>
        <span className="grow" />
        <IconButton icon={IconX} label={say('admin.setup-list.hide')} onClick={() => hide.mutate(true)} />
      </div>
      <div className={styles.meter}>
        <meter
          aria-label={say('admin.setup-list.done', { done: done.length, all: known.length })}
          min={0}
          max={known.length}
          value={done.length}
        />
      </div>
      <Next step={next} />
      <ul className={styles.steps}>
        {others.map(({ step }) => (
          <li key={step}>
            <Icon of={IconCircleDashed} />
            {say(`admin.step.${step}`)}
          </li>
        ))}
        {done.map(({ step, state }) => (
          <li key={step} data-done="">
            <Icon of={IconCircleCheck} />
            {say(`admin.step.${step}`)}
            {state === 'skipped' && <span className={panes.end}>{say('admin.setup-list.skipped')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Next({ step: { step } }: { readonly step: Step }) {
  const say = useSay()
  const { abilities } = useMe()
  const { skip } = useSetupActs()
  return (
    <div className={styles.next}>
      <Icon of={IconCircleDashed} />
      <div>
        <strong>{say(`admin.step.${step}`)}</strong>
        <p className={panes.quiet}>{say(`admin.step.${step}.text`)}</p>
        <div className={styles.acts}>
          <a className={buttonClass('primary')} href={pageSettingUp(step, abilities)?.path}>
            {say(`admin.step.${step}.do`)}
          </a>
          <Button kind="ghost" disabled={skip.isPending} onClick={() => skip.mutate(step)}>
            {say('admin.setup-list.skip')}
          </Button>
        </div>
      </div>
    </div>
  )
}
