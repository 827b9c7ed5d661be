import { type Instant, MINUTE } from '../ground/instant.ts'
import type { NoticeKind } from '../ground/words.ts'

/** What a kind does that finds its hearer in quiet hours, or that he wants to read in a summary. */
interface Haste {
  readonly inQuietHours: 'comes' | 'waits'
  readonly summary: 'beside' | 'within'
}

const AT_ONCE: Haste = { inQuietHours: 'comes', summary: 'beside' }
/** It waits for the morning, and for nothing else. */
const TODAY: Haste = { inQuietHours: 'waits', summary: 'beside' }
const CAN_WAIT: Haste = { inQuietHours: 'waits', summary: 'within' }
/** What a person wrote to him leaves at any hour, unless he wants to read such words together. */
const WRITTEN: Haste = { inQuietHours: 'comes', summary: 'within' }

/** Which notices wait for the morning and for a summary, and why the others do not. */
const HASTE: Readonly<Record<NoticeKind, Haste>> = {
  // It answers what he just wrote, and says its number.
  acknowledgement: AT_ONCE,
  reply: WRITTEN,
  // Work stands still until he answers, and the request closes by itself when he does not.
  question: AT_ONCE,
  // Silence closes it after days, and the reminder before that comes by itself.
  resolved: WRITTEN,
  closed: CAN_WAIT,
  // After the end that it announces it is worth nothing.
  reminder: TODAY,
  due_moved: CAN_WAIT,
  // Money is lost by the minute.
  trade_stopped: AT_ONCE,
  // He is called, on duty or because nobody else answered.
  escalated: AT_ONCE,
  // A promise is broken, and grows older with each minute.
  breached: AT_ONCE,
  // Somebody turns to him, and to nobody else.
  mention: TODAY,
  assigned: TODAY,
  // In a summary it would announce what is over.
  soon_due: TODAY,
  returned: CAN_WAIT,
  answered: CAN_WAIT,
  reassigned: CAN_WAIT,
  rated: CAN_WAIT,
  in_team: CAN_WAIT,
}

/** A notice, and whether its restaurant cannot trade: then nothing of it waits. */
export interface Hasty {
  readonly kind: NoticeKind
  readonly stopOfTrade: boolean
}

/** Whether it comes in quiet hours, too. */
export function comesAtNight({ kind, stopOfTrade }: Hasty): boolean {
  return stopOfTrade || HASTE[kind].inQuietHours === 'comes'
}

/** Whether it can be told in a summary with others. */
export function fitsSummary({ kind, stopOfTrade }: Hasty): boolean {
  return !stopOfTrade && HASTE[kind].summary === 'within'
}

/** Of one kind about one request a person hears by one way so often at most; what comes sooner waits, and the last stands for all. */
const REPEATS_AFTER = 10 * MINUTE

/** When a notice leaves of which there was one like it: at once when that is long ago; `lastAt`: when it left, or is to leave. */
export function afterRepeat(notice: Hasty, lastAt: Instant | null, now: Instant): Instant {
  if (lastAt === null || !canBeRepeated(notice)) return now
  return Math.max(now, lastAt > now ? lastAt : lastAt + REPEATS_AFTER)
}

/** What can wait for both the morning and a summary can stand for an earlier one of its kind. */
export function canBeRepeated(notice: Hasty): boolean {
  return !comesAtNight(notice) && fitsSummary(notice)
}
