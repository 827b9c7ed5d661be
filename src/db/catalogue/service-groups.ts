import { sql } from 'kysely'
import type { Arrangement } from '../../domain/catalogue/arrangement.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import type { Tx } from '../engine/database.ts'

export interface TreeNode {
  readonly id: number
  readonly parentId: number | null
  readonly isGroup: boolean
  readonly name: Bilingual
}

/** Every node in its order, all of them held until the transaction ends. */
export async function lockTree(tx: Tx): Promise<TreeNode[]> {
  await sql`select 1 from services order by id for update`.execute(tx)
  const { rows } = await sql<TreeNode>`
    select s.id, s.parent_id as "parentId", s.is_group as "isGroup", coalesce(shown.name, latest.name, s.name) as name
    from services s left join service_versions shown on shown.id = s.published_version_id
      left join lateral (select v.name from service_versions v where v.service_id = s.id order by v.version desc limit 1) latest on true
    order by s.position, s.id`.execute(tx)
  return rows
}

/** Each thing stands where the tree says, counted from one. */
export async function keepArrangement(tx: Tx, tree: Arrangement): Promise<void> {
  const places = tree.flatMap(({ groupId, serviceIds }, at) => [
    ...(groupId === null ? [] : [{ id: groupId, parent: null, position: at + 1 }]),
    ...serviceIds.map((id, place) => ({ id, parent: groupId, position: place + 1 })),
  ])
  await sql`update services s set parent_id = p.parent, position = p.position
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(id bigint, parent bigint, position integer)
    where s.id = p.id and (s.parent_id is distinct from p.parent or s.position <> p.position)`.execute(tx)
}

export async function renameGroup(tx: Tx, id: number, name: Bilingual): Promise<void> {
  await tx
    .updateTable('services')
    .set({ name: JSON.stringify(name) })
    .where('id', '=', id)
    .execute()
}

export async function deleteGroup(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('services').where('id', '=', id).where('is_group', '=', true).execute()
}
