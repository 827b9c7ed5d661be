import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface KeptView {
  readonly id: number
  readonly viewerId: number
  readonly personId: number
  readonly name: string
  readonly beganAt: string
  readonly endsAt: string
}

export async function insertView(
  tx: Tx,
  view: { sessionId: number; viewerId: number; personId: number; now: Instant; endsAt: Instant },
): Promise<void> {
  const { sessionId, viewerId, personId, now, endsAt } = view
  const row = {
    session_id: sessionId,
    viewer_id: viewerId,
    person_id: personId,
    began_at: iso(now),
    ends_at: iso(endsAt),
  }
  await tx.insertInto('views_as').values(row).execute()
}

/** The view of this session that has not ended, held. */
export async function lockViewOf(tx: Tx, sessionId: number): Promise<KeptView | null> {
  return (await lockViews(tx, sql`v.session_id = ${sessionId}`))[0] ?? null
}

/** Views whose time is over or whose session has gone, held. */
export function lockViewsOver(tx: Tx, now: Instant): Promise<KeptView[]> {
  return lockViews(tx, sql`(v.session_id is null or v.ends_at <= ${iso(now)})`)
}

async function lockViews(tx: Tx, which: ReturnType<typeof sql>): Promise<KeptView[]> {
  const { rows } = await sql<KeptView>`select v.id, v.viewer_id as "viewerId", v.person_id as "personId", p.name,
      v.began_at as "beganAt", v.ends_at as "endsAt"
    from views_as v join people p on p.id = v.person_id where v.ended_at is null and ${which} order by v.id for update of v`.execute(
    tx,
  )
  return rows
}

export async function endView(tx: Tx, id: number, at: Instant): Promise<void> {
  await tx
    .updateTable('views_as')
    .set({ ended_at: iso(at) })
    .where('id', '=', id)
    .execute()
}
