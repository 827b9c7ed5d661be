import { sql } from 'kysely'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Desk } from '../desk.ts'
import { LIVE_CHANNEL } from '../engine/live.ts'
import { iso } from '../engine/moments.ts'
import { demandAllAttached } from '../files/files.ts'
import { countedAsNew } from './facts.ts'
import { rowOf } from './request-row.ts'
import { NEXT_CHANGE } from './save.ts'
import { TELL_LATER } from './untold.ts'

export interface NewRequestParts {
  /** Without its number: the database gives it. */
  readonly request: Omit<ServiceRequest, 'number' | 'version'>
  readonly terms: Terms
  readonly description: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly fileIds: readonly number[]
  /** In their order; the first says that it is registered. */
  readonly events: readonly RequestEvent[]
}

/** Everything a request is made of in one statement: one trip, together or not at all. Resolves with its number. */
export async function saveNew({ tx, actor, now }: Desk, parts: NewRequestParts): Promise<number> {
  const { request, terms, description } = parts
  const row = rowOf({ ...request, number: 0, version: 1 }, terms)
  const at = sql`${iso(now)}::timestamptz`
  const found = await tx
    .with('filed', (db) =>
      db
        .insertInto('requests')
        .values(row)
        .returning(['number', 'contact_id', 'author_id', 'organisation_id', 'venue_id', 'dealer_id', 'team_id']),
    )
    .with('clocked', (db) =>
      db
        .insertInto('request_clocks')
        .columns(['request_number', 'ledger'])
        .expression(sql`select number, ${JSON.stringify(request.ledger)}::jsonb from filed`)
        .returning('request_number'),
    )
    .with('counted', () => countedAsNew(request.channel))
    .with('formed', (db) =>
      Object.keys(parts.answers).length === 0
        ? NOTHING_ANSWERED
        : db
            .insertInto('request_forms')
            .columns(['request_number', 'answers'])
            .expression(sql`select number, ${JSON.stringify(parts.answers)}::jsonb from filed`)
            .returning('request_number'),
    )
    .with('said', (db) =>
      db
        .insertInto('messages')
        .columns(['request_number', 'visibility', 'author_id', 'author_side', 'channel', 'text', 'sent_at'])
        .expression(
          sql`select number, 'public', ${request.lastMessage.by}::bigint, ${request.lastMessage.from}, ${request.channel}, ${description}, ${at} from filed`,
        )
        .returning(['id', 'request_number']),
    )
    .with('words', (db) =>
      db
        .insertInto('request_search')
        .columns(['request_number', 'readers', 'public_words'])
        .expression(
          sql`select number, request_readers(contact_id, author_id, organisation_id, venue_id, dealer_id, team_id),
            with_words(setweight(request_words(${request.subject}), 'A'), ${description}) from filed`,
        )
        .returning('request_number'),
    )
    .with('attached', (db) =>
      parts.fileIds.length === 0
        ? NOTHING_ATTACHED
        : db
            .updateTable('files')
            .from('said')
            .set((eb) => ({ request_number: eb.ref('said.request_number'), message_id: eb.ref('said.id') }))
            .where(sql<boolean>`files.id = any(${[...parts.fileIds]})`)
            .where('files.request_number', 'is', null)
            .where('files.sha256', 'is not', null)
            .where('files.uploaded_by', '=', actor.personId)
            .returning('files.id'),
    )
    .with('change', (db) => db.selectNoFrom(NEXT_CHANGE))
    .with('told', (db) =>
      db
        .insertInto('events')
        .columns(['request_number', 'type', 'at', 'actor_id', 'channel', 'data', 'change_id'])
        .expression(
          sql`select number, e.type, ${at}, ${actor.personId}::bigint, ${actor.channel}, e.data, change.id
            from filed, change, jsonb_to_recordset(${JSON.stringify(parts.events)}::jsonb) as e(type text, data jsonb)`,
        )
        .returning(['id', 'type', 'request_number', 'change_id']),
    )
    .with('untold', () => TELL_LATER)
    .selectFrom('told')
    .select([
      'told.request_number as number',
      sql<number[]>`array(select id from attached)`.as('attached'),
      sql`pg_notify(${LIVE_CHANNEL}, jsonb_build_object('request', told.request_number, 'event', told.id,
        'kinds', ${JSON.stringify(parts.events.map(({ type }) => type))}::jsonb)::text)`.as('notified'),
    ])
    .limit(1)
    .executeTakeFirstOrThrow()
  demandAllAttached(parts.fileIds, found.attached)
  return found.number
}

/** Most requests bring neither; a statement has no part for what is not there. */
const NOTHING_ANSWERED = sql<{ request_number: number }>`(select 0::bigint as request_number)`
const NOTHING_ATTACHED = sql<{ id: number }>`(select 0::bigint as id where false)`
