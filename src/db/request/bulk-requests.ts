import { sql } from 'kysely'
import type pg from 'pg'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Channel } from '../../domain/ground/words.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { copyIn } from '../engine/copy-in.ts'
import { type Db, openPlainPool } from '../engine/database.ts'
import { indexesAside } from '../engine/indexes-aside.ts'
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

/** The tables that a request with its story is kept in, in the order of their keys. */
const TABLES = [
  'requests',
  'request_clocks',
  'request_facts',
  'messages',
  'events',
  'request_search',
  'ratings',
] as const

/** Requests on their way into the database: all of them come together, or none. */
export interface Filling {
  /** Resolves when the database has taken them; the next ones may be made meanwhile, but not given. */
  readonly add: (lived: readonly Lived[]) => Promise<void>
  readonly end: () => Promise<void>
  readonly giveUp: () => Promise<void>
}

/**
 * Begins to fill the database with so many requests; no notice is sent. Where they are many beside what is there, indexes are built when all rows have come,
 * and until then the desk waits. Keys to other tables are not looked up where the database lets us leave that: they were read from it.
 */
export async function beginFilling(url: string, count: number): Promise<Filling> {
  const pool = openPlainPool(url, { connections: 2 })
  const [client, speller] = [await pool.connect(), await pool.connect()]
  await client.query('begin; set local synchronous_commit = off')
  await client.query(`select set_config('session_replication_role', 'replica', true)
    where has_parameter_privilege('session_replication_role', 'set')`)
  const indexed = (await isMuch(client, count)) ? await indexesAside(client, TABLES) : async () => undefined
  const over = async (last: string) => {
    await client.query(last)
    for (const each of [client, speller]) each.release()
    await pool.end()
  }
  let first = Number.POSITIVE_INFINITY
  return {
    add: async (lived) => {
      first = Math.min(first, ...lived.map(({ request }) => request.number))
      const [words] = await Promise.all([wordsOf(speller, lived), copyAll(client, lived)])
      await copyIn(client, 'request_search', words)
    },
    end: async () => {
      await indexed()
      await keepWords(client, first)
      await client.query('select count_open_anew()')
      await over('commit')
    },
    giveUp: () => over('rollback'),
  }
}

/** What triggers do for requests that come one by one. */
async function keepWords(client: pg.ClientBase, first: number): Promise<void> {
  if (!Number.isFinite(first)) return
  await client.query(
    `insert into vocabulary select word from (select distinct word from request_search,
        unnest(tsvector_to_array(public_words || internal_words)) word where request_number >= $1) fresh
      where not exists (select 1 from vocabulary v where v.word = fresh.word collate "C")`,
    [first],
  )
}

async function copyAll(client: pg.ClientBase, lived: readonly Lived[]): Promise<void> {
  await copyIn(client, 'requests', lived.map(requestRow))
  await copyIn(client, 'request_clocks', lived.map(clockRow))
  await copyIn(client, 'request_facts', lived.map(factsRowOf))
  await copyIn(client, 'messages', lived.flatMap(messageRows))
  await copyIn(client, 'events', lived.flatMap(eventRows))
  await copyIn(client, 'ratings', lived.flatMap(ratingRows))
}

/** So few are kept in the indexes one by one. */
const FEW = 2_000

async function isMuch(client: pg.ClientBase, count: number): Promise<boolean> {
  const { rows } = await client.query<{ there: number }>(
    `select greatest(reltuples, 0)::int as there from pg_class where oid = 'requests'::regclass`,
  )
  return count > FEW && count > (rows[0]?.there ?? 0) / 4
}

/** Words cost more than all other columns together, so a second connection spells them. */
async function wordsOf(client: pg.ClientBase, lived: readonly Lived[]): Promise<WordsRow[]> {
  const { rows } = await client.query<WordsRow>(
    `select number as request_number, request_readers(contact, author, organisation, venue, dealer, team)::text as readers,
      with_words(setweight(request_words(subject), 'A'), public)::text as public_words,
      request_words(internal)::text as internal_words
    from json_to_recordset($1) as w(number bigint, contact bigint, author bigint, organisation bigint,
      venue bigint, dealer bigint, team bigint, subject text, public text, internal text)`,
    [JSON.stringify(lived.map(wordsRow))],
  )
  return rows
}

type WordsRow = Readonly<Record<'request_number' | 'readers' | 'public_words' | 'internal_words', string>>

/** Tells the planner what there is now, and puts the search indexes in order. */
export async function settle(db: Db): Promise<void> {
  for (const table of [...TABLES, 'vocabulary'] as const) {
    await sql`vacuum (analyze) ${sql.table(table)}`.execute(db)
  }
}

function requestRow({ request, terms }: Lived) {
  const { number, version } = request
  return { ...rowOf(request, terms), number, version }
}

function clockRow({ request: { number, ledger, stepsTold } }: Lived) {
  return { request_number: number, ledger, steps_told: `{${stepsTold.join(',')}}` }
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

function wordsRow({ request, messages }: Lived) {
  const { number, subject, contactId: contact, authorId: author, organisationId: organisation } = request
  const { venueId: venue, dealerId: dealer, teamId: team } = request
  const said = (visibility: LivedMessage['visibility']) =>
    messages.flatMap((message) => (message.visibility === visibility ? [message.text] : [])).join('\n')
  return {
    number,
    contact,
    author,
    organisation,
    venue,
    dealer,
    team,
    subject,
    public: said('public'),
    internal: said('internal'),
  }
}

function ratingRows({ request, rating }: Lived) {
  if (rating === null) return []
  const { score, comment, by, at } = rating
  return [{ request_number: request.number, score, comment, rated_by: by, rated_at: iso(at) }]
}
