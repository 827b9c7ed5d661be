import {
  IconAdjustments,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowsExchange,
  IconCircleCheck,
  IconClock,
  IconFileText,
  IconFlag,
  IconLink,
  IconMail,
  IconMailOff,
  IconMoon,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlus,
  IconRobot,
  IconStar,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import { isDeferred, isInWork, isResolved, isResumed } from '../../../src/domain/ground/status.ts'
import type { EventType } from '../../../src/domain/request/events.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { CallTold } from '../calls/CallTold.tsx'
import { useLength } from '../length.ts'
import { Emphasised } from './Emphasised.tsx'
import { wordsOf } from './event-words.ts'
import styles from './Timeline.module.css'
import type { Told } from './told-events.ts'

interface EventLineProps {
  readonly told: Told
  readonly names: Readonly<Record<string, string>>
  /** Whose history it is. */
  readonly request: number
}

/** An event: one quiet line in the columns of the messages. */
export function EventLine({ told, names, request }: EventLineProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const length = useLength()
  return (
    <div className={styles.event} data-tone={toneOf(told)}>
      <Icon of={shapeOf(told)} size={14} className={styles.sign} />
      <span>
        <Emphasised text={wordsOf(told, { say, formats, length, names, now, day: told.at })} />
        {told.what === 'event' && told.event.type === 'request.called' && (
          <CallTold request={request} call={told.event.data.call} />
        )}
        {told.by && <span className={styles.by}> · {told.by}</span>}
      </span>
      <time dateTime={told.at} data-tip={formats.exact(told.at)}>
        {formats.time(told.at)}
        {told.until !== undefined && `–${told.until ? endOf(told.at, told.until) : '…'}`}
      </time>
    </div>
  )

  function endOf(from: string, to: string) {
    return formats.isToday(from, to) ? formats.time(to) : formats.moment(to, now)
  }
}

function toneOf(told: Told): 'ok' | 'late' | undefined {
  if (told.what === 'taken' || told.what === 'replied') return told.late ? 'late' : told.reaction ? 'ok' : undefined
  if (told.what === 'event' && told.event.type === 'clock.breached') return 'late'
  return undefined
}

function shapeOf(told: Told): IconShape {
  if (told.what === 'taken' || told.what === 'replied') return IconCircleCheck
  if (told.what === 'stood') return isDeferred(told.status) ? IconMoon : IconPlayerPause
  if (told.event.type === 'request.moved') {
    const { to } = told.event.data
    if (isResolved(to)) return IconCircleCheck
    return isResumed(to) || isInWork(to) ? IconArrowBackUp : IconFlag
  }
  return SHAPES[told.event.type] ?? IconFlag
}

const SHAPES: { readonly [Type in EventType]?: IconShape } = {
  'request.registered': IconPlus,
  'request.move-undone': IconArrowBackUp,
  'request.assigned': IconUser,
  'request.automated': IconRobot,
  'request.criticality-changed': IconAdjustments,
  'request.urgency-changed': IconAdjustments,
  'request.priority-changed': IconArrowsExchange,
  'request.priority-overridden': IconAdjustments,
  'request.terms-changed': IconFileText,
  'letter.filed': IconMail,
  'letter.moved': IconMail,
  'request.watcher-added': IconUsers,
  'request.watcher-removed': IconUsers,
  'request.copied': IconUsers,
  'request.called': IconPhone,
  'request.exception-made': IconPhoneOff,
  'request.linked': IconLink,
  'request.unlinked': IconLink,
  'request.rated': IconStar,
  'request.reminded': IconMail,
  'letter.bounced': IconAlertTriangle,
  'letter.held': IconMailOff,
  'clock.soon-due': IconClock,
  'clock.escalated': IconAlertTriangle,
  'alarm.confirmed': IconCircleCheck,
  'alarm.passed-on': IconAlertTriangle,
  'clock.breached': IconAlertTriangle,
}
