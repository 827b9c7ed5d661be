import { addressesIn } from './decide.ts'
import type { ImportSubject } from './fields.ts'
import type { Knowledge } from './knowledge.ts'
import type { Cells } from './read-cells.ts'
import { RowFlaw } from './read-cells.ts'
import { normalisedWords } from './words-of-header.ts'

/** By what a row is known: the first of these that something is found by says which record it is. */
export function keysOf(subject: ImportSubject, cells: Cells, known: Pick<Knowledge, 'venue'>): string[] {
  const keys = KEYS[subject](cells, known)
  if (keys.length === 0) throw new RowFlaw('key-missing')
  return keys
}

const KEYS: Readonly<Record<ImportSubject, (cells: Cells, known: Pick<Knowledge, 'venue'>) => string[]>> = {
  organisations: ({ code, externalCode, inn, name }) => {
    const sure = [...one('code', code), ...one('external', externalCode)]
    if (sure.length > 0) return sure
    return inn === undefined ? one('name', name && normalisedWords(name)) : one('inn', inn.replace(/\s/g, ''))
  },
  venues: ({ code }) => one('code', code),
  people: (cells) => [
    ...one('external', cells.externalCode),
    ...addressesIn(cells).map(({ kind, value }) => `${kind} ${value}`),
  ],
  equipment: ({ externalCode, venue: code, serialNumber, name }, known) => {
    const venue = code === undefined ? null : known.venue(code)
    if (venue === null) return one('external', externalCode)
    const there = serialNumber === undefined ? one(`name ${venue.id}`, name) : one(`serial ${venue.id}`, serialNumber)
    return [...one('external', externalCode), ...there]
  },
  contracts: ({ number }) => one('number', number?.toLowerCase()),
}

function one(kind: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${kind} ${value}`]
}
