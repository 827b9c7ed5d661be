import { type RawBuilder, sql } from 'kysely'
import type { Subject } from '../../domain/audit/subjects.ts'
import { inLatinLayout, inRussianLayout } from '../../domain/ground/keyboard-layout.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'

export interface ChangeQuestion {
  readonly actor?: number | undefined
  readonly subject?: Subject | undefined
  readonly subjectId?: string | undefined
  /** Days of `zone`, both included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly zone: string
  readonly q?: string | undefined
}

export interface ChangeRow {
  readonly id: number
  readonly at: string
  readonly actor: { readonly id: number; readonly name: string } | null
  readonly token: string | null
  readonly subject: Subject
  readonly subjectId: string
  readonly name: string
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
  readonly address: string | null
  readonly userAgent: string | null
}

/** More than so many are not counted. */
const COUNTED = 10_000

const COLUMNS = sql.raw(`c.id, c.at, c.subject, c.subject_id as "subjectId", c.name, c.before, c.after, c.address,
  c.user_agent as "userAgent", t.name as token,
  case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as actor`)
const AROUND = sql.raw(
  'admin_changes c left join people p on p.id = c.actor_id left join api_tokens t on t.id = c.token_id',
)

interface ChangePage {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The last changes that fit, the newest first, with the cursor of those before them. */
export async function listAdminChanges(db: Db, question: ChangeQuestion, { cursor, limit }: ChangePage) {
  const conditions = [...conditionsOf(question), ...(cursor === undefined ? [] : [before(cursor)])]
  const { rows } = await sql<ChangeRow>`select ${COLUMNS} from ${AROUND} where ${allOf(conditions)}
    order by c.at desc, c.id desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last) : null }
}

/** How many fit; null when there are too many to count them on every look. */
export async function countAdminChanges(db: Db, question: ChangeQuestion): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`select count(*) from (select 1 from admin_changes c
    where ${allOf(conditionsOf(question))} limit ${COUNTED + 1}) counted`.execute(db)
  const count = rows[0]?.count ?? 0
  return count > COUNTED ? null : count
}

export async function findAdminChange(db: Db, id: number): Promise<ChangeRow | null> {
  const { rows } = await sql<ChangeRow>`select ${COLUMNS} from ${AROUND} where c.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Everybody who has changed something, by name: from person to person along the index, however much each has changed. */
export async function listAdminActors(db: Db) {
  const { rows } = await sql<{ id: number; name: string }>`
    with recursive acted(id) as (select min(actor_id) from admin_changes
      union all select (select min(c.actor_id) from admin_changes c where c.actor_id > acted.id) from acted where acted.id is not null)
    select p.id, p.name from acted join people p on p.id = acted.id order by p.name, p.id`.execute(db)
  return rows
}

function conditionsOf({ actor, subject, subjectId, since, until, zone, q }: ChangeQuestion): RawBuilder<unknown>[] {
  return [
    ...(actor === undefined ? [] : [sql`c.actor_id = ${actor}`]),
    ...(subject === undefined ? [] : [sql`c.subject = ${subject}`]),
    ...(subjectId === undefined ? [] : [sql`c.subject_id = ${subjectId}`]),
    ...(since === undefined ? [] : [sql`c.at >= ${since}::date::timestamp at time zone ${zone}`]),
    ...(until === undefined ? [] : [sql`c.at < (${until}::date + 1)::timestamp at time zone ${zone}`]),
    ...(q ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(hasWord),
  ]
}

/** Spelled as in the index of words; a word typed in the other keyboard layout is found as well. */
function hasWord(word: string): RawBuilder<unknown> {
  const spellings = [word, inRussianLayout(word), inLatinLayout(word)].filter((one) => one !== null)
  return sql`(c.name || ' ' || coalesce(c.before::text, '') || ' ' || coalesce(c.after::text, ''))
    ilike any(${spellings.map((one) => `%${literally(one)}%`)})`
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `)
}

function cursorOf({ at, id }: ChangeRow): string {
  return Buffer.from(`${at}|${id}`).toString('base64url')
}

function before(cursor: string): RawBuilder<unknown> {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|')
  const isMoment = /^20\d\d-[\d-]{5}T[\d:.]{8,15}Z$/.test(at) && !Number.isNaN(Date.parse(at))
  if (!isMoment || !/^\d{1,15}$/.test(id)) throw new Refusal('input.invalid', { field: 'cursor' })
  return sql`(c.at, c.id) < (${at}::timestamptz, ${Number(id)})`
}
