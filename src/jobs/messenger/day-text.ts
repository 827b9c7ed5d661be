import type { Talk } from './talk.ts'

/** The day it is on the person's wall, as an answer keeps it: `2026-11-24`. */
export function dayText({ desk, person }: Pick<Talk, 'desk' | 'person'>): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: person.zone }).format(new Date(desk.now))
}
