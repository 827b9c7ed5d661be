import type { LinkKind } from '../domain/words.ts'
import type { Tx } from './database.ts'

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
