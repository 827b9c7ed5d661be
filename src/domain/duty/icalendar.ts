import type { Instant } from '../ground/instant.ts'
import type { LocalDate } from '../hours/local-date.ts'
import { daysLater } from './wall.ts'

/** An entry of a calendar: from a moment until before another, or on whole days, both included. */
export type CalendarEntry = {
  /** The same for ever, so that a calendar replaces the entry instead of doubling it. */
  readonly uid: string
  readonly summary: string
  /** Free for other things, as a calendar shows it. */
  readonly isFree: boolean
} & (
  | { readonly startsAt: Instant; readonly endsAt: Instant }
  | { readonly startsOn: LocalDate; readonly endsOn: LocalDate }
)

export interface Calendar {
  readonly name: string
  /** When it was made: the stamp of each entry. */
  readonly at: Instant
  readonly entries: readonly CalendarEntry[]
}

/**
 * A calendar as RFC 5545 has it: moments in UTC, whole days as dates, texts escaped, lines of 75 octets at most, CRLF. One without
 * entries has the zone of its moments, since a calendar has one component at least (3.6), and a zone shows nothing to anybody. It has no
 * METHOD: that would make a message to attendees of it (RFC 5546), which names an organiser in each entry and is never empty.
 */
export function icalendar({ name, at, entries }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Okno//Duty//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    ...(entries.length === 0 ? ZONE_OF_MOMENTS : entries.flatMap((entry) => eventOf(entry, at))),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const ZONE_OF_MOMENTS = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const

function eventOf(entry: CalendarEntry, at: Instant): readonly string[] {
  const times =
    'startsAt' in entry
      ? [`DTSTART:${utc(entry.startsAt)}`, `DTEND:${utc(entry.endsAt)}`]
      : [`DTSTART;VALUE=DATE:${dated(entry.startsOn)}`, `DTEND;VALUE=DATE:${dated(daysLater(entry.endsOn, 1))}`]
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${utc(at)}`,
    ...times,
    `SUMMARY:${escaped(entry.summary)}`,
    `TRANSP:${entry.isFree ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

/** «20261123T120000Z» */
function utc(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
}

function dated(day: LocalDate): string {
  return day.replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
}

const MOST_OCTETS = 75

/** Cut between characters, each further line after a blank. */
function folded(line: string): string {
  const lines = ['']
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > MOST_OCTETS) {
      lines.push('')
      octets = 1 // the blank in front of it
    }
    lines[lines.length - 1] += character
    octets += size
  }
  return lines.join('\r\n ')
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
