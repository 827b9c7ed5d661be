import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Icon } from '../../ui/Icon.tsx'
import channel from '../channel/Channel.module.css'
import panes from '../panes/Panes.module.css'
import styles from './Sms.module.css'
import { useMoney } from './sms.ts'
import type { Trying } from './use-trying.ts'

type State = 'done' | 'wrong' | 'waits'

const ICONS = { done: IconCircleCheck, wrong: IconAlertTriangle, waits: IconCircleDashed }

/** How far the message came, and what stopped it. */
export function Steps({ trying }: { readonly trying: Trying }) {
  const say = useSay()
  return (
    <section>
      <div className={panes.section}>
        <h2>{say('admin.sms.steps')}</h2>
      </div>
      <div role="status">
        <ol className={styles.steps}>
          <Known trying={trying} />
          <Accepted trying={trying} />
          <Delivered trying={trying} />
        </ol>
        {trying.error && <p className={styles.refused}>{say(textOfProblem(trying.error))}</p>}
        <Trouble trying={trying} />
      </div>
    </section>
  )
}

function Known({ trying: { tried, at } }: { readonly trying: Trying }) {
  const say = useSay()
  const formats = useFormats()
  const money = useMoney()
  const isKnown = tried?.balance != null
  return (
    <Step title={say('admin.sms.step.known')} state={tried === null ? 'waits' : isKnown ? 'done' : 'wrong'}>
      {tried?.balance != null && say('admin.sms.step.known.yes', { balance: money(tried.balance) })}
      {tried && !isKnown && at && say('admin.sms.step.known.no', { at: formats.time(at) })}
    </Step>
  )
}

function Accepted({ trying: { tried, at, became } }: { readonly trying: Trying }) {
  const say = useSay()
  const formats = useFormats()
  const money = useMoney()
  const isAccepted = tried?.message != null
  const isWrong = tried?.balance != null && !isAccepted
  return (
    <Step title={say('admin.sms.step.accepted')} state={isAccepted ? 'done' : isWrong ? 'wrong' : 'waits'}>
      {isAccepted && became && say('admin.sms.step.accepted.yes', { price: money(became.price) })}
      {isWrong && at && say('admin.sms.step.accepted.no', { at: formats.time(at) })}
    </Step>
  )
}

function Delivered({ trying: { tried, became } }: { readonly trying: Trying }) {
  const say = useSay()
  const formats = useFormats()
  const at = became?.reportedAt ? formats.time(became.reportedAt) : null
  const ends = { delivered: 'done', failed: 'wrong' } as const
  const state = became?.state === 'delivered' || became?.state === 'failed' ? ends[became.state] : 'waits'
  return (
    <Step title={say('admin.sms.step.delivered')} state={state}>
      {state === 'waits' && tried?.message != null && say('admin.sms.step.delivered.waits')}
      {state === 'done' && at && say('admin.sms.step.delivered.yes', { at })}
      {state === 'wrong' && at && say('admin.sms.step.delivered.no', { at })}
    </Step>
  )
}

/** What was said, what to do, and that nothing of what is kept has changed. */
function Trouble({ trying: { tried, became } }: { readonly trying: Trying }) {
  const say = useSay()
  const trouble = tried?.trouble ?? (became?.state === 'failed' ? became.trouble : null)
  const said = tried?.trouble ? tried.said : (became?.said ?? null)
  // That stands at the key.
  if (!trouble || trouble === 'key_wrong') return null
  const [title, todo] =
    trouble === 'limit_reached'
      ? [say('admin.sms.money.reached'), say('admin.sms.money.reached.do')]
      : [say(`admin.sms.trouble.${trouble}`), say(`admin.sms.trouble.${trouble}.do`)]
  return (
    <div className={channel.trouble}>
      <strong>{title}</strong>
      <p>{todo}</p>
      {said && <p className={channel.small}>{say('admin.sms.said', { said })}</p>}
      <p className={channel.small}>{say('admin.sms.untouched')}</p>
    </div>
  )
}

interface StepProps {
  readonly title: string
  readonly state: State
  readonly children: ReactNode
}

function Step({ title, state, children }: StepProps) {
  return (
    <li data-state={state}>
      <Icon of={ICONS[state]} />
      <span>
        {title}
        <small>{children}</small>
      </span>
    </li>
  )
}
