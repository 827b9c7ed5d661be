import {
  IconAlertOctagon,
  IconCheck,
  IconCircleCheck,
  IconClock,
  IconCornerUpLeft,
  IconExternalLink,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react'
import type { SentenceCode, StatusSentence } from '../../src/domain/request/status-sentence.ts'
import type { Formats } from '../../src/texts/format.ts'
import { useNow } from '../clock.ts'
import { useFormats, useSay } from '../language.ts'
import { useOnline } from '../online.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import styles from './Sentence.module.css'

/** The status in words a customer would use: «Ответим до 14:35». */
export function Sentence({ sentence, size = 20 }: { readonly sentence: StatusSentence; readonly size?: number }) {
  return (
    <span className={styles.sentence} data-tone={sentence.tone}>
      <Icon of={shapeOf(sentence)} size={size} className={styles.icon} />
      <span>{useSentence(sentence)}</span>
    </span>
  )
}

/** The words alone. */
export function useSentence(sentence: StatusSentence): string {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const isOnline = useOnline()
  const at = sentence.at === null ? '' : timeOf(sentence.code, sentence.at, formats, now)
  // Without a net nobody vouches for a promise that was heard some time ago.
  return say(isOnline || !isPromise(sentence.code) ? `sentence.${sentence.code}` : `sentence.${sentence.code}.old`, {
    at,
  })
}

const PROMISES = ['reply_by', 'resolve_by', 'resumed_reply_by'] as const

function isPromise(code: SentenceCode): code is (typeof PROMISES)[number] {
  return PROMISES.some((one) => one === code)
}

/** Promises name the minute, returns and endings the day. */
function timeOf(code: SentenceCode, at: number, formats: Formats, now: number): string {
  if (code === 'deferred_until') return formats.longDate(at)
  return code === 'closed' || code === 'cancelled' ? formats.date(at, now) : formats.moment(at, now)
}

function shapeOf({ code, tone }: StatusSentence): IconShape {
  if (tone === 'late') return IconAlertOctagon
  return SHAPES[code] ?? IconClock
}

const SHAPES: { readonly [Code in SentenceCode]?: IconShape } = {
  we_wait_for_you: IconCornerUpLeft,
  deferred: IconPlayerPause,
  deferred_until: IconPlayerPause,
  external: IconExternalLink,
  resolved_rate: IconCircleCheck,
  resolved: IconCircleCheck,
  closed: IconCheck,
  cancelled: IconX,
}
