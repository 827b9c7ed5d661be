import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'

export interface SendableFile {
  readonly id: number
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

/** A file of the desk, for whoever the notice that brings it is for. */
export async function findSendable(db: Db, id: number): Promise<SendableFile | null> {
  const { rows } = await sql<SendableFile>`select id, name, media_type as "mediaType", size, sha256 from files
    where id = ${id} and sha256 is not null`.execute(db)
  return rows[0] ?? null
}

/** Files of a public message that its text does not show in place. */
export async function filesOfMessage(db: Db, message: number): Promise<SendableFile[]> {
  const { rows } =
    await sql<SendableFile>`select f.id, f.name, f.media_type as "mediaType", f.size, f.sha256 from files f
    join messages m on m.id = f.message_id and m.visibility = 'public'
    where f.message_id = ${message} and f.sha256 is not null and f.content_id is null order by f.id`.execute(db)
  return rows
}
