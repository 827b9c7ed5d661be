import { sql } from 'kysely'
import type { LinkKind } from '../domain/words.ts'
import type { Db, Tx } from './database.ts'

export interface RequestLink {
  readonly from: number
  readonly to: number
  readonly kind: LinkKind
}

export async function insertLink(tx: Tx, { from, to, kind }: RequestLink): Promise<void> {
  await tx
    .insertInto('request_links')
    .values({ from_number: from, to_number: to, kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteLink(tx: Tx, { from, to, kind }: RequestLink): Promise<void> {
  await tx
    .deleteFrom('request_links')
    .where('from_number', '=', from)
    .where('to_number', '=', to)
    .where('kind', '=', kind)
    .execute()
}

/** A request that was restored is nobody's duplicate any more. */
export async function deleteDuplicateLink(tx: Tx, number: number): Promise<void> {
  await tx.deleteFrom('request_links').where('from_number', '=', number).where('kind', '=', 'duplicate_of').execute()
}

/** The request that a duplicate is one of, over as many duplicates as lead there; null when it is none, or they lead in a circle. */
export async function mainOf(db: Db, number: number): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    with recursive mains as (
      select to_number as number from request_links where from_number = ${number} and kind = 'duplicate_of'
      union select l.to_number from request_links l join mains m on l.from_number = m.number where l.kind = 'duplicate_of')
    select number from mains m where not exists (
      select 1 from request_links l where l.from_number = m.number and l.kind = 'duplicate_of')
    order by number limit 1`.execute(db)
  return rows[0]?.number ?? null
}
