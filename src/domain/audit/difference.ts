/** A state of a thing as plain data: what JSON can say. Null: there is no such thing. */
export type State = object | null

/** Values by dotted path. */
export type Values = Readonly<Record<string, unknown>>

export interface Difference {
  /** Null: it was made. */
  readonly before: Values | null
  /** Null: it is gone. */
  readonly after: Values | null
}

/**
 * What differs between two states, and nothing else; null when nothing does. Objects are walked into, a list is one value. Left out,
 * undefined and null are the same: nothing is said.
 */
export function difference(before: State, after: State): Difference | null {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  if (before === null || after === null) {
    return before === after ? null : { before: before && was, after: after && is }
  }
  const paths = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((path) => !isSame(was[path], is[path]))
  return paths.length === 0 ? null : { before: chosen(was, paths), after: chosen(is, paths) }
}

/** The state that values by path come from. */
export function stateOf(values: Values): Record<string, unknown> {
  const state: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(values)) place(state, path.split('.'), value)
  return state
}

/** Names of what opens doors: such a thing is said to be there or not, and never what it is. */
const SECRET = /password|secret|passkey|hash$|token$|(?<!^)key$|^totp|remoteAccess/i

/** Throws when a state holds a secret or bytes: the journal is read by many and kept for ever. */
export function demandNoSecrets(state: unknown, name = ''): void {
  if (ArrayBuffer.isView(state)) throw new Error(`"${name}" holds bytes, which the journal does not keep`)
  const says = state !== null && state !== undefined && typeof state !== 'boolean'
  if (SECRET.test(name) && says) throw new Error(`"${name}" may hold a secret, which the journal does not keep`)
  if (Array.isArray(state)) for (const one of state) demandNoSecrets(one)
  else if (isRecord(state)) for (const [key, value] of Object.entries(state)) demandNoSecrets(value, key)
}

function leavesOf(state: State): Values {
  return state === null ? {} : Object.fromEntries(leaves(state, ''))
}

function leaves(value: unknown, path: string): [string, unknown][] {
  if (value === null || value === undefined) return []
  if (!isRecord(value) || (path !== '' && !canBeWalked(value))) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

/** A path has to lead back: what is empty, or has a key with a dot, is one value. */
function canBeWalked(value: Values): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => key !== '' && !key.includes('.'))
}

function chosen(values: Values, paths: readonly string[]): Values {
  return Object.fromEntries(paths.map((path) => [path, values[path] ?? null]))
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, place) => isSame(value, other[place]))
  }
  if (!isRecord(one) || !isRecord(other)) return false
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    isSame(one[key] ?? null, other[key] ?? null),
  )
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function place(state: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    state[key] = value
    return
  }
  const inner = isRecord(state[key]) ? { ...state[key] } : {}
  place(inner, rest, value)
  state[key] = inner
}
