import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** How many exchanges do not work, calls ring, and callers wait longer than they were promised. */
export async function callFigures(db: Db, now: Instant) {
  const { rows } = await sql<{ broken: number; ringing: number; late: number }>`select
      (select count(*)::int from phone_exchange_states s join phone_exchanges x on x.id = s.exchange_id and x.enabled
        where s.failing_since is not null) as broken,
      (select count(*)::int from phone_calls where closes_at is not null and state = 'ringing') as ringing,
      (select count(*)::int from phone_callbacks where done_at is null and due_at < ${iso(now)}) as late`.execute(db)
  return rows[0] ?? { broken: 0, ringing: 0, late: 0 }
}
