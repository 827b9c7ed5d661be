import type { Desk } from '../../db/desk.ts'
import { roomOfDrafts, saveDraft } from '../../db/request/drafts.ts'
import { QUOTAS } from '../../domain/files/quotas.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** Keeps what somebody has begun to write, as long as he has room for it. */
export async function keepDraft(desk: Desk, key: string, draft: Readonly<Record<string, unknown>>): Promise<void> {
  const body = JSON.stringify(draft)
  const size = Buffer.byteLength(body)
  if (size > QUOTAS.draftBytes) throw new Refusal('draft.too-large', { largest: QUOTAS.draftBytes })
  const others = await roomOfDrafts(desk, key)
  if (others.drafts >= QUOTAS.drafts || others.bytes + size > QUOTAS.allDraftBytes) {
    throw new Refusal('draft.too-many', { drafts: QUOTAS.drafts, bytes: QUOTAS.allDraftBytes })
  }
  await saveDraft(desk, key, body)
}
