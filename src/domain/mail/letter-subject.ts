import { cutWithDots } from '../ground/clean-text.ts'

/** «Re: RE: Отв: [№1042] Касса» says «Касса»: what clients and desks put before a subject is not the sender's. */
export function ownSubject(subject: string): string {
  const own = subject
    .replace(/^(?:\s*(?:re|fwd?|aw|отв|ответ|пересл|нa|ha)(?:\[\d+\])?\s?:|\s*\[\s?[№#]\s?\d+\s?\])+/i, '')
    .trim()
  return cutWithDots(own, LONGEST)
}

const LONGEST = 200

/** The language to answer a stranger in: Russian when he wrote any. */
export function localeOf(text: string): 'ru' | 'en' {
  return /\p{Script=Cyrillic}/u.test(text) || !/[a-z]/i.test(text) ? 'ru' : 'en'
}
