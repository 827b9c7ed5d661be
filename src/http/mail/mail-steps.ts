import type { Db } from '../../db/engine/database.ts'
import { listMailboxes } from '../../db/mail/mailboxes.ts'
import type { SetupStep } from '../../domain/access/setup-steps.ts'

/** What of the set-up the mail has behind it; letters may leave by the server of the environment. */
export async function mailStepsDone(db: Db, hasSendingServer: boolean): Promise<SetupStep[]> {
  const open = (await listMailboxes(db)).filter(({ enabled }) => enabled)
  return [
    ...(open.length > 0 ? (['mail'] as const) : []),
    ...(hasSendingServer || open.some(({ smtp }) => smtp !== null) ? (['sending'] as const) : []),
    ...(open.some(({ dkim }) => dkim !== null) ? (['signature'] as const) : []),
  ]
}
