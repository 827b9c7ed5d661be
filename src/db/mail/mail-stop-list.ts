import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface StopEntry {
  readonly id: number
  /** An address, or a domain with its @. */
  readonly pattern: string
  readonly reason: string
  readonly addedBy: { readonly id: number; readonly name: string } | null
  readonly addedAt: string
}

/** Everybody who is not listened to, the last added first. */
export async function listStopped(db: Db): Promise<StopEntry[]> {
  const { rows } = await sql<StopEntry>`select s.id, s.pattern, s.reason, s.added_at as "addedAt",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "addedBy"
    from mail_stop_list s left join people p on p.id = s.added_by order by s.id desc`.execute(db)
  return rows
}

export async function isStopped(db: Db, address: string): Promise<boolean> {
  const domain = address.slice(address.lastIndexOf('@'))
  const found = await db
    .selectFrom('mail_stop_list')
    .select('id')
    .where('pattern', 'in', [address, domain])
    .executeTakeFirst()
  return found !== undefined
}

export interface NewStop {
  readonly pattern: string
  readonly reason: string
  readonly by: number
  readonly now: Instant
}

export async function findStop(db: Db, by: { readonly id: number } | { readonly pattern: string }) {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['pattern', by.pattern] as const)
  const found = await db
    .selectFrom('mail_stop_list')
    .select(['id', 'pattern', 'reason'])
    .where(column, '=', value)
    .executeTakeFirst()
  return found ?? null
}

/** Named again, it gets the new reason. */
export async function insertStop(tx: Tx, { pattern, reason, by, now }: NewStop): Promise<number> {
  const { id } = await tx
    .insertInto('mail_stop_list')
    .values({ pattern, reason, added_by: by, added_at: iso(now) })
    .onConflict((conflict) => conflict.column('pattern').doUpdateSet({ reason, added_by: by, added_at: iso(now) }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function deleteStop(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('mail_stop_list').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
