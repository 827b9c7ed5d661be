import type { Language } from './language.ts'
import { placeOfZone } from './zone-place.ts'

/** A moment as the API gives it (ISO 8601) or as rules keep it (milliseconds). */
export type When = string | number

export type Formats = ReturnType<typeof newFormats>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** No-break space: a number never leaves its unit. */
const NB = '\u00a0'
const MINUS = '−'

const UNITS = {
  ru: { m: 'м', h: 'ч', d: 'дн', min: 'мин', now: 'сейчас', sizes: ['Б', 'КБ', 'МБ', 'ГБ'] },
  en: { m: 'm', h: 'h', d: 'd', min: 'min', now: 'now', sizes: ['B', 'KB', 'MB', 'GB'] },
} as const

const made = new Map<string, Formats>()

/** How numbers and times look to whoever reads this language and lives by this zone: made once for all of them. */
export function formatsFor(language: Language, zone: string): Formats {
  const key = `${language} ${zone}`
  const formats = made.get(key) ?? newFormats(language, zone)
  made.set(key, formats)
  return formats
}

function newFormats(language: Language, zone: string) {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
  const units = UNITS[language]
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }))
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const shortDate = dates({ day: 'numeric', month: 'short' })
  const longDate = dates({ day: 'numeric', month: 'long' })
  const yearDate = dates({ day: 'numeric', month: 'short', year: 'numeric' })
  const weekday = dates({ weekday: 'short' })
  const longWeekday = dates({ weekday: 'long' })
  const exactly = dates({ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })
  const isoDay = once(() => new Intl.DateTimeFormat('en-CA', { timeZone: zone }))
  const count = once(() => new Intl.NumberFormat(locale))
  const oneDecimal = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))

  /** «23 нояб.», in another year «23 нояб. 2025 г.» */
  const date = (at: When, now: When) => glued((sameYear(at, now) ? shortDate() : yearDate()).format(new Date(at)))
  /** «14:05» */
  const time = (at: When) => clock().format(new Date(at))
  const isToday = (at: When, now: When) => isoDay().format(new Date(at)) === isoDay().format(new Date(now))
  const sameYear = (at: When, now: When) =>
    isoDay().format(new Date(at)).slice(0, 4) === isoDay().format(new Date(now)).slice(0, 4)
  const clockName = () => (language === 'ru' ? placeOfZone(zone, 'ru') : `${placeOfZone(zone, 'en')} time`)
  const joined = (amount: number, unit: string) => `${amount}${NB}${unit}`

  /** Whole minutes; what is late is late by one at least: there is no «−0». */
  const minutesIn = (length: number) => Math.max(Math.floor(Math.abs(length) / MINUTE), length < 0 ? 1 : 0)

  /** «42 м», «3 ч», «2 дн», late «−15 м»: six signs at most. */
  const short = (length: number) => {
    const size = Math.abs(length)
    const sign = length < 0 ? MINUS : ''
    if (size < HOUR) return sign + joined(minutesIn(length), units.m)
    if (size < DAY) return sign + joined(Math.floor(size / HOUR), units.h)
    return sign + joined(Math.floor(size / DAY), units.d)
  }

  /** Kilobytes are whole, anything larger has one decimal. */
  const figure = (amount: number, step: number) =>
    step < 2 ? count().format(Math.round(amount)) : oneDecimal().format(amount)

  return {
    language,
    zone,
    date,
    time,
    isToday,
    short,
    /** «23 ноября» */
    longDate: (at: When) => glued(longDate().format(new Date(at))),
    /** «пт» */
    weekday: (at: When) => weekday().format(new Date(at)),
    /** «пятница» */
    longWeekday: (at: When) => longWeekday().format(new Date(at)),
    /** Today «14:05», else «23 нояб., 14:05». */
    moment: (at: When, now: When) => (isToday(at, now) ? time(at) : `${date(at, now)}, ${time(at)}`),
    /** For a title on hover: «23 нояб. 2026 г., 11:00 (Москва)». */
    exact: (at: When) => `${exactly().format(new Date(at))} (${clockName()})`,
    /** «Москва», “Moscow time”: whose wall clock it is. */
    clockName,
    /** «сейчас», «12 м», «3 ч», after a day the date. */
    ago: (at: When, now: When) => {
      const past = new Date(now).getTime() - new Date(at).getTime()
      if (past < MINUTE) return units.now
      return past < DAY ? short(past) : date(at, now)
    },
    /** «2 ч 15 мин», «42 мин», «1 дн 4 ч». */
    duration: (length: number) => {
      const minutes = minutesIn(length)
      const parts = [
        joined(Math.floor(minutes / 1440), units.d),
        joined(Math.floor((minutes % 1440) / 60), units.h),
        joined(minutes % 60, units.min),
      ].filter((part) => !part.startsWith('0'))
      return (length < 0 ? MINUS : '') + (parts.slice(0, 2).join(NB) || joined(0, units.min))
    },
    /** «2,4 МБ» */
    size: (bytes: number) => {
      const step = sizeStep(bytes)
      const amount = bytes / 1024 ** step
      return `${figure(amount, step)}${NB}${units.sizes[step]}`
    },
    /** «11,5» of 18 МБ: a part in the unit of the whole. */
    sizePart: (bytes: number, whole: number) => figure(bytes / 1024 ** sizeStep(whole), sizeStep(whole)),
    /** «1 234» */
    number: (value: number) => count().format(value),
    phone,
  }
}

/** Browsers need milliseconds to make a formatter: it is made when somebody reads by it. */
function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= make()
    return value
  }
}

/** «+7 916 123-45-67»; numbers of other countries stay as they were written. */
export function phone(number: string): string {
  const digits = number.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7')
  const parts = /^7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits)
  if (!parts) return number
  const [, code, first, second, third] = parts
  return `+7${NB}${code}${NB}${first}-${second}-${third}`
}

/** 0 for bytes, 1 for kilobytes and so on, up to gigabytes. */
function sizeStep(bytes: number): number {
  return Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 3)
}

function glued(text: string): string {
  return text.replaceAll(' ', NB)
}
