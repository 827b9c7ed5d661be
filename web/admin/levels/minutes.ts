import type { Formats } from '../../../src/texts/format.ts'

const UNITS: Readonly<Record<string, number>> = {
  м: 1,
  мин: 1,
  минут: 1,
  m: 1,
  min: 1,
  '': 1,
  ч: 60,
  час: 60,
  часа: 60,
  часов: 60,
  h: 60,
}
const PART = /^(\d+(?:[.,]\d{1,2})?) ?([a-zа-я]*)\.?/

/**
 * A length of service time as people write it: «4 ч», «30 м», «1 ч 30 м», «2:30», «1,5 ч», “8 h”. A bare number is minutes; an
 * empty field promises nothing (null). Undefined: not understood. A day is no unit: how long it is depends on the hours.
 */
export function readMinutes(typed: string): number | null | undefined {
  const text = typed.toLowerCase().trim()
  if (text === '' || text === '—' || text === '-') return null
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text)
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : sumOf(text)
  return minutes !== undefined && Number.isInteger(minutes) && minutes >= 1 && minutes <= 525_600 ? minutes : undefined
}

function sumOf(text: string): number | undefined {
  let sum = 0
  for (let rest = text; rest !== ''; ) {
    const part = PART.exec(rest)
    const unit = part && UNITS[part[2] ?? '']
    if (!part || unit === undefined || unit === null) return undefined
    sum += Number((part[1] ?? '').replace(',', '.')) * unit
    rest = rest.slice(part[0].length).trim()
  }
  return sum
}

/** «30 м», «4 ч», «1 ч 30 м»: service time is never told in days. */
export function writeMinutes(minutes: number | null, { language }: Pick<Formats, 'language'>): string {
  if (minutes === null) return ''
  const [h, m] = language === 'ru' ? ['ч', 'м'] : ['h', 'm']
  const parts = [minutes >= 60 && `${Math.floor(minutes / 60)} ${h}`, minutes % 60 > 0 && `${minutes % 60} ${m}`]
  return parts.filter(Boolean).join(' ')
}
