import { type Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../tables.ts'
import { preparing } from './prepared-statements.ts'
import { MarkedKysely } from './transactions.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

export interface Database {
  readonly url: string
  readonly db: Db
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

interface PoolSettings {
  readonly connections?: number
  readonly say?: (line: string) => void
}

/**
 * Opens the database. Values come back as: timestamptz → '2026-03-01T09:00:00.000Z' (UTC, microseconds kept), date →
 * '2026-03-01', bigint → number, numeric → string.
 */
export function openDatabase(url: string, settings: PoolSettings = {}): Database {
  // Without `pipeline` the first statement of a transaction would wait for the answer to `begin` (see `preparing`).
  const pool = openPool(url, { ...settings, pipeline: true, types: { getTypeParser: parserOf } })
  const db = new MarkedKysely({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  return { url, db, pool, close: () => db.destroy() }
}

/** A pool with the driver's own value parsers, for libraries that bring their own queries (the job queue). */
export function openPlainPool(url: string, settings: PoolSettings = {}): pg.Pool {
  return openPool(url, settings)
}

/** 'YYYY-MM-DD HH:MM:SS.ffffff+00' → 'YYYY-MM-DDTHH:MM:SS.ffffffZ'. Every connection runs in UTC. */
export function instantText(text: string): string {
  if (!text.endsWith('+00')) throw new Error(`PostgreSQL sent a timestamp that is not in UTC: ${text}`)
  return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`
}

type Parser = (text: string) => unknown

const TEXT_ARRAY: number = 1009
const TIMESTAMPTZ_ARRAY = 1185
const DATE_ARRAY = 1182
const INT8_ARRAY = 1016

const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [pg.types.builtins.TIMESTAMPTZ, instantText],
  [pg.types.builtins.DATE, String],
  [pg.types.builtins.INT8, Number],
  [TIMESTAMPTZ_ARRAY, arrayOf(instantText)],
  [DATE_ARRAY, arrayOf(String)],
  [INT8_ARRAY, arrayOf(Number)],
])

function parserOf(oid: number, format?: 'text' | 'binary'): Parser {
  return PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format)
}

function arrayOf(parse: Parser): Parser {
  const items: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY)
  return (text) => items(text).map((item) => (item === null ? null : parse(item)))
}

/** Moments come in UTC; one wrong letter in a word of eight is still like it, where PostgreSQL asks for more. */
const SESSION = '-c TimeZone=UTC -c pg_trgm.word_similarity_threshold=0.45'

/** Timeout of waiting for a free connection of the pool, in milliseconds; the door then answers 503. */
const LONGEST_QUEUE = 5_000

function openPool(
  url: string,
  { connections = 20, say = console.error, ...rest }: PoolSettings & pg.PoolConfig,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: LONGEST_QUEUE,
    keepAlive: true,
    application_name: 'okno',
    options: SESSION,
    ...rest,
  })
  // A connection dies when the database restarts. The pool drops it and opens another one for the next query; the query
  // that was running rejects. Without these listeners the `error` event would end the process.
  pool.on('error', (error) => say(`database connection lost: ${error.message}`))
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
