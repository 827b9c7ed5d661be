import { type RawBuilder, sql } from 'kysely'
import type { LetterState } from '../../domain/mail/letter.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'

export interface LetterQuestion {
  /** Left out, or empty: all. */
  readonly states?: readonly LetterState[] | undefined
  /** Words in the sender's address or in the subject. */
  readonly words?: string | undefined
  /** Only letters that belong to this request. */
  readonly request?: number | undefined
  /** Only letters that came before this one. */
  readonly before?: number | undefined
  readonly limit: number
}

/** Among so many of the newest letters words are looked for one by one, before an index is asked. */
const NEWEST = 2_000

/**
 * The letters that answer a question, the newest first. What many letters say is found among the newest of them; only what few
 * say is worth the index of words, which knows nothing of their order.
 */
export async function foundLetters(db: Db, question: LetterQuestion): Promise<number[]> {
  const { words, limit } = question
  if (words === undefined) return idsOf(db, anyState(question))
  const newest = await idsOf(db, amongNewest(question, words))
  return newest.length === limit ? newest : idsOf(db, withWords(question, words))
}

async function idsOf(db: Db, query: RawBuilder<{ id: number }>): Promise<number[]> {
  const { rows } = await query.execute(db)
  return rows.map(({ id }) => id)
}

/** Each state has its index in the order of the list: as many as are wanted of each, and of these the newest. */
function anyState({ states, request, before, limit }: LetterQuestion): RawBuilder<{ id: number }> {
  const rest = all([
    request !== undefined && sql`request_number = ${request}`,
    before !== undefined && sql`id < ${before}`,
  ])
  if (!states || states.length === 0)
    return sql`select id from raw_letters where ${rest} order by id desc limit ${limit}`
  return sql`select l.id from unnest(${[...states]}::text[]) s(state) cross join lateral (
      select id from raw_letters where state = s.state and ${rest} order by id desc limit ${limit}) l
    order by l.id desc limit ${limit}`
}

function amongNewest(question: LetterQuestion, words: string): RawBuilder<{ id: number }> {
  const newest = anyState({ ...question, limit: NEWEST })
  return sql`select l.id from (${newest}) n join raw_letters l on l.id = n.id where ${says(words)}
    order by l.id desc limit ${question.limit}`
}

function withWords({ states, request, before, limit }: LetterQuestion, words: string): RawBuilder<{ id: number }> {
  const wanted = all([
    says(words),
    states && states.length > 0 && sql`l.state = any(${[...states]}::text[])`,
    request !== undefined && sql`l.request_number = ${request}`,
    before !== undefined && sql`l.id < ${before}`,
  ])
  return sql`with found as materialized (select l.id from raw_letters l where ${wanted})
    select id from found order by id desc limit ${limit}`
}

/** The words as they stand: what means something to the pattern means itself. */
function says(words: string): RawBuilder<unknown> {
  const pattern = `%${literally(words)}%`
  return sql`letter_words(l.decision) like lower(${pattern})`
}

function all(conditions: readonly (RawBuilder<unknown> | false | undefined)[]): RawBuilder<unknown> {
  const given = conditions.filter((condition) => condition !== false && condition !== undefined)
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `)
}
