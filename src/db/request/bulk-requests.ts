import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Channel } from '../../domain/ground/words.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { wholeFactsRow } from './facts.ts'
import { rowOf } from './request-row.ts'

export type LivedEvent = RequestEvent & { readonly at: Instant; readonly by: number | null; readonly channel: Channel }

export interface LivedMessage {
  readonly visibility: 'public' | 'internal'
  readonly by: number
  readonly side: 'customer' | 'support'
  readonly channel: Channel
  readonly text: string
  readonly at: Instant
}

/** A request with all that happened to it, lived through in memory. */
export interface Lived {
  readonly request: ServiceRequest
  readonly terms: Terms
  readonly events: readonly LivedEvent[]
  readonly messages: readonly LivedMessage[]
  readonly rating: {
    readonly score: number
    readonly comment: string
    readonly by: number
    readonly at: Instant
  } | null
}

export async function reserveNumbers(db: Db, count: number): Promise<readonly number[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval('request_numbers') as number from generate_series(1, ${count}::int)`.execute(db)
  return rows.map(({ number }) => number)
}

/** Many requests at once, one statement a table; no notice is sent. */
export async function insertLived(tx: Tx, lived: readonly Lived[]): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx)
  await sql`insert into requests select * from jsonb_populate_recordset(null::requests, ${json(lived.map(requestRow))})`.execute(
    tx,
  )
  await sql`insert into request_clocks select * from jsonb_populate_recordset(null::request_clocks, ${json(lived.map(clockRow))})`.execute(
    tx,
  )
  await sql`insert into request_facts select * from jsonb_populate_recordset(null::request_facts, ${json(lived.map(factsRowOf))})`.execute(
    tx,
  )
  await sql`insert into messages (request_number, visibility, author_id, author_side, channel, text, sent_at)
    select request_number, visibility, author_id, author_side, channel, text, sent_at
    from jsonb_populate_recordset(null::messages, ${json(lived.flatMap(messageRows))})`.execute(tx)
  await sql`insert into events (request_number, type, at, actor_id, channel, data)
    select request_number, type, at, actor_id, channel, data
    from jsonb_populate_recordset(null::events, ${json(lived.flatMap(eventRows))})`.execute(tx)
  await sql`insert into request_search (request_number, public_words, internal_words)
    select number, with_words(setweight(request_words(subject), 'A'), public), request_words(internal)
    from jsonb_to_recordset(${json(lived.map(wordsRow))}) as w(number bigint, subject text, public text, internal text)`.execute(
    tx,
  )
  await sql`insert into ratings select * from jsonb_populate_recordset(null::ratings, ${json(lived.flatMap(ratingRows))})`.execute(
    tx,
  )
}

/** Tells the planner what there is now, and puts the search indexes in order. */
export async function settle(db: Db): Promise<void> {
  for (const table of [
    'requests',
    'request_clocks',
    'request_facts',
    'messages',
    'events',
    'request_search',
    'ratings',
  ]) {
    await sql`vacuum (analyze) ${sql.table(table)}`.execute(db)
  }
}

/** Objects stay objects here, where a row of its own would carry them as text. */
function requestRow({ request, terms }: Lived) {
  const { number, version, coverage, routing, priorityOverride } = request
  return { ...rowOf(request, terms), number, version, coverage, routing, priority_override: priorityOverride }
}

function clockRow({ request: { number, ledger, stepsTold } }: Lived) {
  return { request_number: number, ledger, steps_told: stepsTold }
}

function factsRowOf({ request, events, terms }: Lived) {
  return wholeFactsRow(request, events, terms)
}

function messageRows({ request, messages }: Lived) {
  return messages.map(({ visibility, by, side, channel, text, at }) => ({
    request_number: request.number,
    visibility,
    author_id: by,
    author_side: side,
    channel,
    text,
    sent_at: iso(at),
  }))
}

function eventRows({ request, events }: Lived) {
  return events.map(({ type, at, by, channel, data }) => ({
    request_number: request.number,
    type,
    at: iso(at),
    actor_id: by,
    channel,
    data,
  }))
}

function wordsRow({ request: { number, subject }, messages }: Lived) {
  const said = (visibility: LivedMessage['visibility']) =>
    messages.flatMap((message) => (message.visibility === visibility ? [message.text] : [])).join('\n')
  return { number, subject, public: said('public'), internal: said('internal') }
}

function ratingRows({ request, rating }: Lived) {
  if (rating === null) return []
  const { score, comment, by, at } = rating
  return [{ request_number: request.number, score, comment, rated_by: by, rated_at: iso(at) }]
}

function json(rows: readonly unknown[]) {
  return sql`${JSON.stringify(rows)}::jsonb`
}
