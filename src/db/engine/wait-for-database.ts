import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

const PATIENCE_MS = 30_000
const PAUSE_MS = 500

/** Not there yet: connection refused, no such host, or the server is starting up or shutting down. */
const NOT_YET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P03',
  '57P01',
  '57P02',
])

/** Resolves when the database answers; gives a starting one half a minute. Anything but absence is an error at once. */
export async function waitForDatabase(
  url: string,
  say: (line: string) => void,
  patience: number = PATIENCE_MS,
): Promise<void> {
  const deadline = Date.now() + patience
  for (let told = false; ; told = true) {
    const refusal = await ask(url)
    if (refusal === null) return
    if (!isAbsence(refusal)) throw unusable(url, refusal)
    if (Date.now() > deadline) throw unusable(url, refusal)
    if (!told) say(`the database at ${placeOf(url)} is not there yet (${reasonOf(refusal)}), waiting`)
    await delay(PAUSE_MS)
  }
}

/** Does a step of a start that may be repeated, again while the database goes away in the middle of it. */
export async function patiently<T>(step: () => Promise<T>, patience: number = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      return await step()
    } catch (error) {
      if (!isAbsence(error) || Date.now() > deadline) throw error
      await delay(PAUSE_MS)
    }
  }
}

export function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && NOT_YET.has(error.code)) return true
  return error.message.startsWith('Connection terminated')
}

async function ask(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // the query below fails with the same error
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function unusable(url: string, cause: unknown): Error {
  return new Error(`no database at ${placeOf(url)} (DATABASE_URL): ${reasonOf(cause)}`, { cause })
}

/** An address tried on both IPv4 and IPv6 fails with an AggregateError that has no text of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}

/** Without the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
