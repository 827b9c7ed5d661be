import { sql } from 'kysely'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Change } from '../../domain/request/change.ts'
import { EVENTS, tellsOf } from '../../domain/request/event-table.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Desk } from '../desk.ts'
import type { Tx } from '../engine/database.ts'
import { LIVE_CHANNEL } from '../engine/live.ts'
import { iso } from '../engine/moments.ts'
import { counted } from './facts.ts'
import { rowOf } from './request-row.ts'
import { NOTHING_TO_TELL, TELL_LATER, tellHeld } from './untold.ts'

/** What is saved together is one change: its events carry one number, drawn once (a volatile query is never repeated). */
export const NEXT_CHANGE = sql<number>`nextval('change_numbers')`.as('id')

/** Row, ledger, facts, events and the word to live screens: together or not at all. Nothing to tell, nothing is written. */
export async function save({ tx, actor, now }: Desk, change: Change, terms: Terms): Promise<ServiceRequest> {
  const { request, events } = change
  if (events.length === 0) return request
  const version = versionAfter(request, events)
  const updated = await tx
    .with('kept', (db) =>
      db
        .updateTable('requests')
        .set({ ...rowOf(request, terms), version })
        .where('number', '=', request.number)
        .where('version', '=', request.version)
        .returning('number'),
    )
    .with('clocked', (db) =>
      db
        .updateTable('request_clocks')
        .set({ ledger: JSON.stringify(request.ledger), steps_told: [...request.stepsTold] })
        .where('request_number', '=', request.number)
        .returning('request_number'),
    )
    .with('counted', () => counted(change, actor.channel, terms))
    .with('change', (db) => db.selectNoFrom(NEXT_CHANGE))
    .with('told', (db) =>
      db
        .insertInto('events')
        .columns(['request_number', 'type', 'at', 'actor_id', 'channel', 'data', 'change_id'])
        .expression(
          sql`select kept.number, e.type, ${iso(now)}::timestamptz, ${actorId(actor.personId)}::bigint, ${actor.channel}, e.data, change.id
            from kept, change, jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(type text, data jsonb)`,
        )
        .returning(['id', 'type', 'request_number', 'change_id']),
    )
    .with('untold', () => tellingOf(change))
    .selectNoFrom((eb) => [
      eb.selectFrom('kept').select('number').as('number'),
      sql`(select pg_notify(${LIVE_CHANNEL}, jsonb_build_object('request', ${request.number}::bigint,
        'event', max(told.id), 'kinds', jsonb_agg(told.type))::text) from told)`.as('notified'),
    ])
    .executeTakeFirst()
  if (updated?.number == null) throw new Refusal('request.changed', { number: request.number })
  return { ...request, version }
}

export function versionAfter({ version }: ServiceRequest, events: readonly RequestEvent[]): number {
  return version + (events.every(({ type }) => EVENTS[type].keepsVersion) ? 0 : 1)
}

/** Brings the derived columns up to date when there is nothing to tell. */
export async function keepWake({ tx }: Desk, request: ServiceRequest, terms: Terms): Promise<void> {
  await tx.updateTable('requests').set(rowOf(request, terms)).where('number', '=', request.number).execute()
}

function tellingOf({ events, held }: Change) {
  if (held) return tellHeld(held)
  return isTold(events) ? TELL_LATER : NOTHING_TO_TELL
}

/** Whether one of the events tells a notice, so that somebody has to be looked for who hears of it. */
function isTold(events: readonly RequestEvent[]): boolean {
  return events.some((event) => tellsOf(event).length > 0)
}

/** Word to open screens of the support, about what is no event of the request; ids only, and nothing to customers. */
export async function tellLive(tx: Tx, request: number | null, kind: 'delivery.changed'): Promise<void> {
  if (request === null) return
  await sql`select pg_notify(${LIVE_CHANNEL}, jsonb_build_object('request', ${request}::bigint,
    'event', (select max(id) from events where request_number = ${request}), 'kinds', jsonb_build_array(${kind}::text))::text)`.execute(
    tx,
  )
}

/** The desk itself is no person: id 0 in an Actor, null in the history. */
function actorId(personId: number): number | null {
  return personId === 0 ? null : personId
}
