import { noteHeldLetter } from '../../actions/requests/note-held-letter.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { maybeIso } from '../../db/engine/moments.ts'
import { deliverLater } from '../../db/mail/letters.ts'
import { tellLive } from '../../db/notices/deliveries.ts'
import {
  forgetDeadDelivery,
  listStranded,
  markTooLate,
  readStrandedAgain,
  type StrandedLetter,
} from '../../db/notices/stranded-letters.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isTooLate } from '../../domain/notices/deliveries.ts'
import type { Post } from '../mail/post.ts'

export interface Freeing {
  readonly db: Db
  readonly post: Pick<Post, 'transport'>
  readonly now: () => Instant
}

/**
 * No letter is ever stuck: one without an end and without a job gets its job again, whether it came or is to leave. What waited
 * for a mail server leaves when there is one, unless it waited too long; then it is given up, and the desk says so.
 */
export async function freeStranded({ db, post, now }: Freeing): Promise<void> {
  await db.transaction().execute(readStrandedAgain)
  for (const letter of await listStranded(db, { hasServer: post.transport !== null })) {
    await db.transaction().execute((tx) => (isTooLate(letter, now()) ? giveUp : sendAgain)(tx, letter, now()))
  }
}

async function sendAgain(tx: Tx, { id, dueAt }: StrandedLetter): Promise<void> {
  await forgetDeadDelivery(tx, id)
  await deliverLater(tx, id, maybeIso(dueAt))
}

async function giveUp(tx: Tx, letter: StrandedLetter, now: Instant): Promise<void> {
  const { id, kind, to, request, isAboutMessage } = letter
  if (!(await markTooLate(tx, id, now))) return
  await forgetDeadDelivery(tx, id)
  await tellLive(tx, request)
  if (request === null || kind === 'sign_in' || isAboutMessage) return
  await noteHeldLetter({ tx, now }, request, { letter: `l${id}`, kind, to, because: 'no_server', until: null })
}
