import type { Desk } from '../../db/desk.ts'
import { deleteDraft } from '../../db/request/drafts.ts'

/** Throws away what its author began to write; nobody has another's drafts. */
export async function throwDraftAway(desk: Desk, key: string): Promise<void> {
  await deleteDraft(desk, key)
}
