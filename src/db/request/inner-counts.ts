import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { INNER_VIEWS, type InnerView } from '../../domain/request/views.ts'
import { readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { conditionsOf, type ListQuestion } from './request-list.ts'
import { IS_OPEN, openCondition } from './request-views.ts'

/** How many open requests of a list stand in each of the views that can narrow it, in one pass. */
export async function countInner(
  db: Db,
  actor: Actor,
  now: Instant,
  question: Omit<ListQuestion, 'also' | 'sort' | 'limit'>,
): Promise<Readonly<Record<InnerView, number>>> {
  const conditions = [readableBy(actor), IS_OPEN, ...(await conditionsOf(db, actor, now, question))]
  const counts = INNER_VIEWS.map(
    (view) => sql`(count(*) filter (where ${openCondition(view, actor, now)}))::int as ${sql.ref(view)}`,
  )
  const { rows } = await sql<Record<InnerView, number>>`select ${sql.join(counts)} from requests r
    where ${sql.join(conditions, sql` and `)}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('one row was asked for')
  return row
}
