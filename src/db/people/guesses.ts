import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** No limit is as high, and counting a flood to its end would help it. */
const ENOUGH = 1_000

/** Counts a guess under each key and tells how many each has had since `since`. Outside a transaction: a refusal must not undo it. */
export async function countGuess(db: Db, keys: readonly Buffer[], now: Instant, since: Instant): Promise<number[]> {
  if (db.isTransaction) return countInTurn(db, keys, now, since)
  return db.transaction().execute((tx) => countInTurn(tx, keys, now, since))
}

/** Guesses under one key that come at once wait for each other, or all would find the place of the first. */
async function countInTurn(db: Db, keys: readonly Buffer[], now: Instant, since: Instant): Promise<number[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(encode(key, 'hex'), 0))
    from (select key from unnest(${[...keys]}::bytea[]) as k(key) order by key) as sorted`.execute(db)
  const { rows } = await sql<{ guesses: number }>`
    with mine as (insert into guesses (key, at) select unnest(${[...keys]}::bytea[]), ${iso(now)}::timestamptz)
    select (select count(*) from (select from guesses g where g.key = k.key and g.at > ${iso(since)}::timestamptz
      limit ${ENOUGH}) as seen) + 1 as guesses
    from unnest(${[...keys]}::bytea[]) with ordinality as k(key, place) order by place`.execute(db)
  return rows.map((row) => row.guesses)
}

/** How many a key has had since then. */
export async function guessesSince(db: Db, key: Buffer, since: Instant): Promise<number> {
  const { rows } = await sql<{ guesses: number }>`select count(*) as guesses from (select from guesses
    where key = ${key} and at > ${iso(since)}::timestamptz limit ${ENOUGH}) as seen`.execute(db)
  return rows[0]?.guesses ?? 0
}

/** Nothing is counted over more than a day. */
export async function forgetOldGuesses(tx: Tx): Promise<void> {
  await sql`delete from guesses where at < now() - interval '2 days'`.execute(tx)
}
