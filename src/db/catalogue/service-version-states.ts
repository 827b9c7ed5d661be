import { sql } from 'kysely'
import { VERSION_MOVES, type VersionMove } from '../../domain/catalogue/service-versions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Desk } from '../desk.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface Step {
  readonly move: VersionMove
  /** What is to be put right; of a version that is returned. */
  readonly remark?: string
}

/** Who handed it over, approved it, and when each step was taken, are kept with the version. */
export async function setVersionState(
  { tx, actor, now }: Desk,
  id: number,
  { move, remark = '' }: Step,
): Promise<void> {
  const at = iso(now)
  const by = actor.personId === 0 ? null : actor.personId
  const marks = {
    hand: { handed_by: by, handed_at: at, remark: '' },
    return: { handed_by: null, handed_at: null, remark },
    approve: { approved_by: by, approved_at: at },
    publish: { published_at: at },
    unplan: {},
    withdraw: { withdrawn_at: at },
  } as const satisfies Record<VersionMove, object>
  await tx
    .updateTable('service_versions')
    .set({ state: VERSION_MOVES[move].to, publish_at: null, ...marks[move] })
    .where('id', '=', id)
    .execute()
}

/** An approved version is to be shown from then on. */
export async function planVersion(tx: Tx, id: number, at: Instant): Promise<void> {
  await tx
    .updateTable('service_versions')
    .set({ publish_at: iso(at) })
    .where('id', '=', id)
    .execute()
}

/** Versions whose moment has come, in the order of their moments, held until the transaction ends. */
export async function lockDueVersions(tx: Tx, now: Instant): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`select id from service_versions where publish_at <= ${iso(now)}::timestamptz
    order by publish_at, id for update skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}
