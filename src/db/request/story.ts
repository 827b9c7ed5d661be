import { sql } from 'kysely'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { Db } from '../engine/database.ts'

/** Everything that happened to a request, the oldest first. */
export async function storyOf(db: Db, request: number): Promise<RequestEvent[]> {
  const { rows } = await sql<RequestEvent>`select type, data from events where request_number = ${request}
    order by id`.execute(db)
  return rows
}
