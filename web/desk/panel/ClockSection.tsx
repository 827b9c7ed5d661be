import { IconAlertTriangle, IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { PromisedTime, RequestDetails } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { SlaChip } from '../../request/SlaChip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useLength } from '../length.ts'
import { LedgerPopover } from './LedgerPopover.tsx'
import styles from './SidePanel.module.css'

/** Both promises: how the reaction went, till when the solution is due, and how much of its time is gone. */
export function ClockSection({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const { reaction, resolution } = details
  return (
    <section className={styles.section} aria-label={say('desk.clocks')}>
      <Clock label={say('desk.reaction')} time={reaction} />
      <Clock label={say('desk.resolution')} time={resolution} />
      <Meter time={resolution} />
      {(reaction.targetSeconds !== null || resolution.targetSeconds !== null) && (
        <Popover
          label={say('desk.clock.why')}
          position="bottom-start"
          className={styles.pop}
          trigger={(wiring) => (
            <button {...wiring} type="button" className={styles.why}>
              {say('desk.clock.why')}
              <Icon of={IconChevronDown} size={14} />
            </button>
          )}
        >
          {(close) => <LedgerPopover number={details.number} onClose={close} />}
        </Popover>
      )}
    </section>
  )
}

function Clock({ label, time }: { readonly label: string; readonly time: PromisedTime }) {
  return (
    <div className={styles.clock}>
      <span className={styles.target}>{label}</span>
      <span className="cut">
        <Words time={time} />
      </span>
      <State time={time} />
    </div>
  )
}

function Words({ time }: { readonly time: PromisedTime }) {
  const say = useSay()
  const formats = useFormats()
  const length = useLength()
  const now = useNow()
  const { targetSeconds, dueAt, metAt, consumedSeconds } = time
  if (targetSeconds === null) return say('desk.clock.no-target')
  const target = length(targetSeconds * 1_000)
  if (metAt !== null) return say('desk.clock.met', { spent: length(consumedSeconds * 1_000), target })
  if (time.state === 'paused')
    return say('desk.clock.left', { left: length(targetSeconds * 1_000 - consumedSeconds * 1_000), target })
  if (dueAt === null) return target
  return say(formats.isToday(dueAt, now) ? 'desk.clock.due-today' : 'desk.clock.due', {
    at: formats.moment(dueAt, now),
  })
}

function State({ time }: { readonly time: PromisedTime }) {
  const say = useSay()
  const { targetSeconds, dueAt, metAt, state } = time
  if (targetSeconds === null) return <SlaChip dueAt={null} burnsAt={null} paused={false} />
  if (metAt !== null) {
    const isLate = state === 'late'
    return (
      <span className={styles.met} data-late={isLate || undefined}>
        <Icon of={isLate ? IconAlertTriangle : IconCheck} size={14} />
        {say(isLate ? 'desk.clock.late' : 'desk.clock.in-time')}
      </span>
    )
  }
  return <SlaChip dueAt={dueAt} burnsAt={burnsAt(time)} paused={state === 'paused'} />
}

/** It burns now, or when as much of its time as is missing has passed. */
function burnsAt({ dueAt, targetSeconds, soonDueAfterSeconds: soon, consumedSeconds }: PromisedTime): number | null {
  if (dueAt === null || targetSeconds === null || soon === null) return null
  return consumedSeconds >= soon ? 0 : Date.parse(dueAt) - (targetSeconds - soon) * 1_000
}

function Meter({ time }: { readonly time: PromisedTime }) {
  const { targetSeconds, soonDueAfterSeconds: soon, consumedSeconds, metAt } = time
  if (targetSeconds === null || targetSeconds === 0 || metAt !== null) return null
  const share = Math.min(1, consumedSeconds / targetSeconds)
  const state = time.state === 'late' ? 'late' : soon !== null && consumedSeconds >= soon ? 'warning' : 'calm'
  return (
    <div className={styles.meter} data-state={state} aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </div>
  )
}
