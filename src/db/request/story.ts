import { sql } from 'kysely'
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
