import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'

export interface BounceQuestion {
  /** Message-IDs that the bounce names. */
  readonly letterIds: readonly string[]
  readonly recipient: string | null
}

/** The one letter a bounce is about: the last of those it names, and of these one to the address it names. */
export async function findReturned(db: Db, { letterIds, recipient }: BounceQuestion): Promise<number | null> {
  if (letterIds.length === 0) return null
  const { rows } = await sql<{
    id: number
  }>`select d.id from letters l join deliveries d on d.id = l.delivery_id where l.message_id = any(${[...letterIds]})
    order by d.address = ${recipient} desc nulls last, d.id desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}
