import { IconAlertTriangle, IconClock, IconMinus, IconPlayerPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { TextId } from '../../src/texts/catalogue.ts'
import { useNow, useNowBySecond } from '../clock.ts'
import { useFormats, useSay } from '../language.ts'
import { classes } from '../ui/classes.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './SlaChip.module.css'
import { millis, type SlaFacts, type SlaState, slaState } from './sla-state.ts'

/** In its last minutes a countdown moves every second. */
const LAST_MINUTES = 5 * 60_000

/** The next promise, and how much of its time is left. Six signs, a shape and a word: never a colour alone. */
export function SlaChip(facts: SlaFacts) {
  const now = useNow()
  const left = facts.dueAt === null ? null : millis(facts.dueAt) - now
  const last = !facts.paused && left !== null && left > 0 && left <= LAST_MINUTES
  return last ? <LastMinutes {...facts} /> : <Face facts={facts} now={now} />
}

function LastMinutes(facts: SlaFacts) {
  return <Face facts={facts} now={useNowBySecond()} exactly />
}

function Face({
  facts,
  now,
  exactly = false,
}: {
  readonly facts: SlaFacts
  readonly now: number
  readonly exactly?: boolean
}) {
  const say = useSay()
  const formats = useFormats()
  const state = slaState(facts, now)
  if (facts.dueAt === null || state === 'none' || state === 'paused') {
    return <Chip state={state}>{say(state === 'paused' ? 'clock.paused' : 'clock.none')}</Chip>
  }
  const left = millis(facts.dueAt) - now
  const words = say(MEANINGS[state], { left: formats.duration(Math.abs(left)) })
  return (
    <Chip state={state} tip={`${words} · ${formats.moment(facts.dueAt, now)}`}>
      <span aria-hidden="true">{exactly && left > 0 ? minutesAndSeconds(left) : formats.short(left)}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </Chip>
  )
}

const MEANINGS: Record<'calm' | 'warning' | 'late', TextId> = {
  calm: 'clock.calm',
  warning: 'clock.warning',
  late: 'clock.late',
}

interface ChipProps {
  readonly state: SlaState
  readonly tip?: string
  readonly children: ReactNode
}

function Chip({ state, tip, children }: ChipProps) {
  const shape = SHAPES[state]
  return (
    <span className={classes(styles.chip, styles[state])} data-tip={tip}>
      {shape ? <Icon of={shape} size={12} /> : <Quarter />}
      {children}
    </span>
  )
}

const SHAPES: Record<SlaState, IconShape | null> = {
  none: IconMinus,
  paused: IconPlayerPause,
  late: IconAlertTriangle,
  warning: null,
  calm: IconClock,
}

/** A disc with a quarter left. */
function Quarter() {
  return (
    <svg viewBox="0 0 24 24" width="12" height="12" aria-hidden="true">
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.25" />
      <path d="M12 12V4.5A7.5 7.5 0 0 1 19.5 12z" fill="currentColor" />
    </svg>
  )
}

function minutesAndSeconds(left: number): string {
  const seconds = Math.ceil(left / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
