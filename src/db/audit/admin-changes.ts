import type { Difference } from '../../domain/audit/difference.ts'
import type { Subject } from '../../domain/audit/subjects.ts'
import { cleanText, cutText } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Origin } from '../desk.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface NewAdminChange extends Difference {
  readonly at: Instant
  /** Null: the desk itself. */
  readonly actorId: number | null
  readonly subject: Subject
  readonly subjectId: string
  readonly name: string
  readonly origin: Origin | null
}

export async function insertAdminChange(tx: Tx, change: NewAdminChange): Promise<void> {
  const { at, actorId, subject, subjectId, name, before, after, origin } = change
  await tx
    .insertInto('admin_changes')
    .values({
      at: iso(at),
      actor_id: actorId,
      subject,
      subject_id: subjectId,
      name,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      address: origin?.address ?? null,
      user_agent: origin?.userAgent ? cutText(cleanText(origin.userAgent), 300) : null,
      token_id: origin?.tokenId ?? null,
    })
    .execute()
}
