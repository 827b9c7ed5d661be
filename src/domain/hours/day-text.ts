import type { DayInterval } from './service-hours-day.ts'

/** Why a day as it was typed is no day. `night`: a day ends at midnight, what goes on is written on the next one. */
export type DayProblem = 'unclear' | 'no_such_time' | 'night' | 'empty_interval' | 'overlap' | 'break_outside'

export type DayRead = { readonly intervals: readonly DayInterval[] } | { readonly problem: DayProblem }

const WHOLE_DAY: readonly DayInterval[] = [{ opens: '00:00', closes: '24:00' }]
const MIDNIGHT = 24 * 60

const ROUND_THE_CLOCK =
  /^(круглосуточно|круглые сутки|сутки|24 ?часа?|24 ?[/x×х*] ?7|24|around the clock|round the clock|all day|24 ?hours|24 ?h)$/
const CLOSED = /^(|-|нет|закрыто|выходной|выходной день|не работаем|не работает|closed|off|day off|no)$/

/**
 * The intervals of one day as people write them: «9-13 14-18», «9:00–18:00», «с 9 до 18, обед 13–14», «круглосуточно»; nothing is
 * closed. What could be read in two ways is no day.
 */
export function readDay(typed: string): DayRead {
  const text = plain(typed)
  if (CLOSED.test(text)) return { intervals: [] }
  if (ROUND_THE_CLOCK.test(text)) return { intervals: WHOLE_DAY }

  const parts = spansIn(text)
  if (parts === null) return { problem: 'unclear' }
  const problem = parts.map(problemOf).find((one) => one !== null)
  if (problem) return { problem }

  const open = sorted(parts.filter(({ isBreak }) => !isBreak))
  if (open.length === 0) return { problem: 'unclear' }
  if (open.some((span, place) => span.from < (open[place - 1]?.to ?? 0))) return { problem: 'overlap' }
  return withoutBreaks(open, sorted(parts.filter(({ isBreak }) => isBreak)))
}

/** A day as the desk writes it; a closed one is nothing, a whole one its word in the language of the page. */
export function writeDay(intervals: readonly DayInterval[], roundTheClock: string): string {
  if (isWholeDay(intervals)) return roundTheClock
  return intervals.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')
}

export function isWholeDay(intervals: readonly DayInterval[]): boolean {
  return intervals.length === 1 && intervals[0]?.opens === '00:00' && intervals[0].closes === '24:00'
}

/** How long a day is open on the wall. */
export function minutesOf(intervals: readonly DayInterval[]): number {
  return intervals.reduce((sum, { opens, closes }) => sum + minuteOf(closes) - minuteOf(opens), 0)
}

interface Span {
  readonly from: number
  readonly to: number
  readonly isBreak: boolean
}

function plain(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/(?<![\p{L}])(до|по|to|till|until)(?![\p{L}])/gu, '-')
    .replace(/(?<![\p{L}])(с|со|и|from|and)(?![\p{L}])/gu, ' ')
    .replace(/[,;+&]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const BREAK = '(обед|перерыв|кроме|lunch|break|except)?'
const TIME = String.raw`(\d{1,2}(?:[:.]\d{2})?|\d{3,4}) ?(ч|час|часов|am|pm|h)?`
const SPAN = new RegExp(String.raw`^ ?${BREAK} ?${TIME} ?- ?${TIME}(?![\d\p{L}:.-])`, 'u')

/** All of the text as spans of minutes; null when some of it is none. */
function spansIn(text: string): readonly Span[] | null {
  const found: Span[] = []
  let rest = text
  while (rest.trim() !== '') {
    const match = SPAN.exec(rest)
    if (!match) return null
    const [whole, word, from = '', fromHalf, to = '', toHalf] = match
    const sameHalf = fromHalf ?? (toHalf === 'am' || toHalf === 'pm' ? halfBefore(from, to, toHalf) : undefined)
    found.push({ from: minuteAt(from, sameHalf), to: minuteAt(to, toHalf), isBreak: word !== undefined })
    rest = rest.slice(whole.length)
  }
  return found
}

/** «9-6pm» begins in the morning, «1-6pm» in the afternoon. */
function halfBefore(from: string, to: string, half: string): string {
  return half === 'pm' && minuteAt(from, 'pm') < minuteAt(to, 'pm') ? 'pm' : 'am'
}

/** Minutes since midnight; NaN when there is no such time. */
function minuteAt(time: string, half: string | undefined): number {
  const digits = time.replace(/[:.]/, '')
  const hour = Number(digits.length <= 2 ? digits : digits.slice(0, -2))
  const minute = digits.length <= 2 ? 0 : Number(digits.slice(-2))
  if (half === 'am' || half === 'pm') {
    return hour < 1 || hour > 12 || minute > 59 ? Number.NaN : ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute
  }
  return minute > 59 || hour * 60 + minute > MIDNIGHT ? Number.NaN : hour * 60 + minute
}

function problemOf({ from, to }: Span): DayProblem | null {
  if (Number.isNaN(from) || Number.isNaN(to)) return 'no_such_time'
  if (from === to) return 'empty_interval'
  return to < from ? 'night' : null
}

function withoutBreaks(open: readonly Span[], breaks: readonly Span[]): DayRead {
  let left = open
  for (const pause of breaks) {
    if (!left.some(({ from, to }) => from < pause.from && pause.to < to)) return { problem: 'break_outside' }
    left = left.flatMap((span) =>
      span.from < pause.from && pause.to < span.to
        ? [
            { ...span, to: pause.from },
            { ...span, from: pause.to },
          ]
        : [span],
    )
  }
  return { intervals: joined(left).map(({ from, to }) => ({ opens: clock(from), closes: clock(to) })) }
}

/** What ends where the next begins is one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = []
  for (const span of spans) {
    const last = apart.at(-1)
    if (last?.to === span.from) apart[apart.length - 1] = { ...last, to: span.to }
    else apart.push(span)
  }
  return apart
}

function sorted(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((one, other) => one.from - other.from)
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
