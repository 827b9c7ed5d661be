import { insertAdminChange } from '../../db/audit/admin-changes.ts'
import type { Desk } from '../../db/desk.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import { demandNoSecrets, difference, type State } from '../../domain/audit/difference.ts'
import type { Subject } from '../../domain/audit/subjects.ts'

export interface AdminChange {
  readonly subject: Subject
  readonly id: number | string
  /** How a person calls it. */
  readonly name: string
  /** Null: it did not exist. */
  readonly before: State
  /** Null: it is gone. */
  readonly after: State
}

/**
 * Keeps what a change of administration made different, who made it, when and from where, in the transaction of the change. Nothing
 * differs, nothing is kept. Throws at a secret: say that there is one, not what it is.
 */
export async function recordChange(desk: Desk, { subject, id, name, before, after }: AdminChange): Promise<void> {
  demandNoSecrets(before)
  demandNoSecrets(after)
  const found = difference(before, after)
  if (found === null) return
  const { personId } = desk.actor
  await insertAdminChange(desk.tx, {
    ...found,
    at: desk.now,
    actorId: personId === THE_DESK.personId ? null : personId,
    subject,
    subjectId: String(id),
    name,
    origin: desk.origin ?? null,
  })
}
