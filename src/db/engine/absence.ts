import { isAbsence } from './wait-for-database.ts'

/** Nothing is wrong with what was asked: classes of connection trouble and of missing resources, and those who met in a lock. */
const PASSING = /^(08|53|57P0|40001$|40P01$|55P03$)/
const NO_CONNECTION = [
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
]

/** The database is away, restarts, or all of its connections are taken: a moment later the same may well succeed. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isAbsence(error) || NO_CONNECTION.some((words) => error.message.startsWith(words))) return true
  return 'code' in error && typeof error.code === 'string' && (PASSING.test(error.code) || error.code === 'EPIPE')
}
