import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** Counts a guess under each key and tells how many each has had since `since`. Outside a transaction: a refusal must not undo it. */
export async function countGuess(db: Db, keys: readonly Buffer[], now: Instant, since: Instant): Promise<number[]> {
  const { rows } = await sql<{ guesses: number }>`
    with old as (delete from guesses where at < ${iso(since)}::timestamptz - interval '1 day'),
    mine as (insert into guesses (key, at) select unnest(${[...keys]}::bytea[]), ${iso(now)}::timestamptz)
    select (select count(*) from guesses g where g.key = k.key and g.at > ${iso(since)}::timestamptz) + 1 as guesses
    from unnest(${[...keys]}::bytea[]) with ordinality as k(key, place) order by place`.execute(db)
  return rows.map((row) => row.guesses)
}
