import { IconCheck } from '@tabler/icons-react'
import type { TimelineEvent } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './EventLine.module.css'
import { useEventWords } from './event-words.ts'

interface EventLineProps {
  readonly event: TimelineEvent
  readonly request: RequestDetails
}

/** What happened, in one quiet line. */
export function EventLine({ event, request }: EventLineProps) {
  const words = useEventWords(event, request)
  if (!words) return null
  return (
    <p className={styles.line}>
      {isMilestone(event) && <Icon of={IconCheck} className="desk-only" />}
      <span>{words}</span>
    </p>
  )
}

/** Where the request has come a step further. */
function isMilestone({ type, data }: TimelineEvent): boolean {
  return type === 'request.registered' || data.move === 'resolve' || data.move === 'close' || data.move === 'settle'
}
