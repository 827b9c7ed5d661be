import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { INNER_VIEWS, type InnerView, OPEN_VIEWS, type OpenView } from '../../domain/request/views.ts'
import { readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { openAndUrgent } from './desk-counts.ts'
import { conditionsOf, type ListQuestion } from './request-list.ts'
import { IS_OPEN, openCondition } from './request-views.ts'

type Question = Omit<ListQuestion, 'also' | 'sort' | 'limit'>

/** How many open requests of a list stand in each of the views that can narrow it, in one pass. */
export async function countInner(
  db: Db,
  actor: Actor,
  now: Instant,
  question: Question,
): Promise<Readonly<Record<InnerView, number>>> {
  const sums = sumsOf(actor, now, question)
  const { rows } = await (sums ?? (await passOver(db, actor, now, question))).execute(db)
  const [row] = rows
  if (!row) throw new Error('one row was asked for')
  return row
}

type Counted = RawBuilder<Record<InnerView, number>>

/** A list that asks for nothing but a view, a team and a specialist: what is known of these needs no look at requests. Null: another list. */
function sumsOf(
  actor: Actor,
  now: Instant,
  { view = 'open', team, specialist, zone, ...others }: Question,
): Counted | null {
  if (!isSummed(view) || Object.values(others).some((filter) => filter !== undefined)) return null
  const narrowed = [
    ...(view === 'burning' ? [] : [openCondition(view, actor, now)]),
    ...(team === undefined ? [] : [sql`r.team_id = ${team}`]),
    ...(specialist === undefined ? [] : [sql`r.specialist_id = ${specialist}`]),
  ]
  const all = view === 'burning' ? sql`urgent` : sql`open`
  const counts = INNER_VIEWS.map((inner) => {
    const from = inner === 'burning' ? sql`urgent` : all
    const where = [sql`true`, ...narrowed, ...(inner === 'burning' ? [] : [openCondition(inner, actor, now)])]
    return sql`coalesce((select sum(r.count) from ${from} r where ${sql.join(where, sql` and `)}), 0)::int as ${sql.ref(inner)}`
  })
  return sql<Record<InnerView, number>>`with ${openAndUrgent(actor, now)} select ${sql.join(counts)}`
}

/** Known by team, specialist and status alone, or by what burns. */
function isSummed(view: string): view is OpenView {
  return OPEN_VIEWS.some((open) => open === view && open !== 'mentioned')
}

async function passOver(db: Db, actor: Actor, now: Instant, question: Question): Promise<Counted> {
  const conditions = [readableBy(actor), IS_OPEN, ...(await conditionsOf(db, actor, now, question))]
  const counts = INNER_VIEWS.map(
    (view) => sql`(count(*) filter (where ${openCondition(view, actor, now)}))::int as ${sql.ref(view)}`,
  )
  return sql<Record<InnerView, number>>`select ${sql.join(counts)} from requests r
    where ${sql.join(conditions, sql` and `)}`
}
