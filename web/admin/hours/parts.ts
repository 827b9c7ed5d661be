import { type DayRead, readDay, writeDay } from '../../../src/domain/hours/day-text.ts'
import type { ProductionYear } from '../../../src/domain/hours/production-calendar-ru.ts'
import type { Say, TextId } from '../../../src/texts/catalogue.ts'
import type { Parts } from '../terms/crossing.ts'
import { dayText, type TypedException, type TypedHours } from './draft.ts'

/** Hours part by part; a day counts as what was understood of it. */
export function partsOf(typed: TypedHours): Parts {
  const { name, zone, days, isByCalendar, years, shortDayCutMinutes, exceptions } = typed
  const week = days.map((text, place) => [`day.${place}`, readDay(text)] as const)
  const read = exceptions.map(({ date, text, note }) => ({ date, read: readDay(text), note }))
  return { name, zone, ...Object.fromEntries(week), isByCalendar, years, shortDayCutMinutes, exceptions: read }
}

export function fromParts(parts: Parts, roundTheClock: string): TypedHours {
  const days = Array.from({ length: 7 }, (_, place) => written(parts[`day.${place}`], roundTheClock))
  const exceptions: readonly unknown[] = Array.isArray(parts.exceptions) ? parts.exceptions : []
  return {
    name: String(parts.name ?? ''),
    zone: String(parts.zone ?? ''),
    days,
    isByCalendar: parts.isByCalendar === true,
    years: yearsIn(parts.years),
    shortDayCutMinutes: Number(parts.shortDayCutMinutes),
    exceptions: exceptions.map((one) => exceptionOf(one, roundTheClock)),
    effectiveFrom: '',
  }
}

export function partText(part: string): TextId {
  if (part.startsWith('day.')) return dayText(Number(part.slice(4)))
  if (part === 'name' || part === 'zone' || part === 'exceptions') return `admin.hours.changed.${part}`
  return 'admin.hours.changed.calendar'
}

export function tellPart(part: string, value: unknown, say: Say, roundTheClock: string): string {
  if (part.startsWith('day.')) return written(value, roundTheClock) || say('admin.hours.closed')
  if (typeof value === 'boolean') return say(value ? 'admin.yes' : 'admin.no')
  if (part === 'years')
    return yearsIn(value)
      .map(({ year }) => year)
      .join(', ')
  if (Array.isArray(value)) return value.map((one) => exceptionOf(one, roundTheClock).date).join(', ')
  return String(value ?? '')
}

function written(value: unknown, roundTheClock: string): string {
  return isRead(value) && 'intervals' in value ? writeDay(value.intervals, roundTheClock) : ''
}

function yearsIn(value: unknown): readonly ProductionYear[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : []
  return all.filter(isProductionYear)
}

function isProductionYear(one: unknown): one is ProductionYear {
  return typeof one === 'object' && one !== null && 'year' in one && 'moves' in one && 'shortDays' in one
}

function exceptionOf(one: unknown, roundTheClock: string): TypedException {
  const { date, read, note }: { date?: unknown; read?: unknown; note?: unknown } = Object(one)
  return { date: String(date ?? ''), text: written(read, roundTheClock), note: String(note ?? '') }
}

function isRead(value: unknown): value is DayRead {
  return typeof value === 'object' && value !== null && ('intervals' in value || 'problem' in value)
}
