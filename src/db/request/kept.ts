/** Reads what a column holds, or says which column holds something else: the rules are never given a word they do not know. */
export type Read<T> = (value: unknown, column: string) => T

export function oneOf<const Word extends string | number>(words: readonly Word[]): Read<Word> {
  return (value, column) => {
    for (const word of words) if (word === value) return word
    throw unreadable(column, value)
  }
}

export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, column) => (value === null || value === undefined ? null : read(value, column))
}

export const number: Read<number> = (value, column) => {
  if (typeof value !== 'number') throw unreadable(column, value)
  return value
}

export const text: Read<string> = (value, column) => {
  if (typeof value !== 'string') throw unreadable(column, value)
  return value
}

export const yesOrNo: Read<boolean> = (value, column) => {
  if (typeof value !== 'boolean') throw unreadable(column, value)
  return value
}

/** A moment as the database writes it. */
export const moment: Read<number> = (value, column) => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(at)) throw unreadable(column, value)
  return at
}

export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (value, column) => {
    if (!Array.isArray(value)) throw unreadable(column, value)
    return value.map((one) => read(one, column))
  }
}

/** The parts of a JSON object, still unread. */
export function partsOf(value: unknown, column: string): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw unreadable(column, value)
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unreadable(column: string, value: unknown): Error {
  return new Error(`${column} holds ${JSON.stringify(value)?.slice(0, 80)}, which the desk cannot read`)
}
