import { sql } from 'kysely'
import type { Status } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'

/** A request as a letter finds it, or leaves it. */
export interface RequestNow {
  readonly number: number
  readonly subject: string
  readonly status: Status
  readonly messages: number
  /** Who watches it, or hears of it in copy, by name. */
  readonly watchers: string[]
}

export async function requestNow(db: Db, number: number): Promise<RequestNow | null> {
  const { rows } = await sql<RequestNow>`select r.number, r.subject, r.status,
      (select count(*) from messages m where m.request_number = r.number) as messages,
      array(select p.name from watchers w join people p on p.id = w.person_id
        where w.request_number = r.number order by p.name) as watchers
    from requests r where r.number = ${number}`.execute(db)
  return rows[0] ?? null
}

/** Whether the one is a duplicate of the other. */
export async function isDuplicateOf(db: Db, number: number, main: number): Promise<boolean> {
  const { rows } = await sql`select 1 from request_links
    where from_number = ${number} and to_number = ${main} and kind = 'duplicate_of'`.execute(db)
  return rows.length > 0
}
