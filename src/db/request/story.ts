import { type RawBuilder, sql } from 'kysely'
import type { HeardEvent, PastEvent } from '../../domain/request/events.ts'
import type { Db } from '../engine/database.ts'

/** Everything that happened to a request, the oldest first. */
export async function storyOf(db: Db, request: number): Promise<(PastEvent & HeardEvent)[]> {
  const { rows } = await sql<
    PastEvent & HeardEvent
  >`select type, data, channel, change_id as change from events where request_number = ${request}
    order by id`.execute(db)
  return rows
}

/** Whether the change of this event was taken back. */
export function isUndone(event: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select 1 from events undone where undone.request_number = ${event}.request_number
    and undone.type = 'request.move-undone' and (undone.data->>'change')::bigint = ${event}.change_id)`
}
