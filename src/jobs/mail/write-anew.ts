import type { EmailHouse } from '../../channels/email/index.ts'
import type { Db } from '../../db/engine/database.ts'
import { rewriteLetter, type Sending } from '../../db/notices/deliveries.ts'
import { findSaying, listReaders, loadBeginning, loadTold, type ToldFacts } from '../../db/notices/notices.ts'
import { readRequest } from '../../db/request/requests.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { announcesMoments } from '../../domain/notices/deliveries.ts'
import { noticeLetter } from '../notices/write-notice.ts'

interface Rewriting {
  readonly db: Db
  readonly house: EmailHouse
  readonly now: Instant
}

/**
 * A letter that waited in the outbox says what holds when it leaves: a closing that is over by now, or a question that was
 * answered, is not announced. Its Message-ID and its place in the conversation stay. Null when there is nothing to tell any more.
 */
export async function writtenAnew({ db, house, now }: Rewriting, letter: Sending): Promise<Sending | null> {
  const { kind, request: number, recipientId, mailbox } = letter
  if (kind === 'sign_in' || kind === 'address' || number === null || recipientId === null) return letter
  if (!announcesMoments(letter, now)) return letter
  return db.transaction().execute(async (tx) => {
    const facts = await factsOf(tx, letter, number)
    const found = (await listReaders(tx, number)).find(({ id }) => id === recipientId)
    if (!facts || !found) return letter
    const request = await readRequest(tx, THE_DESK, number)
    const fresh = noticeLetter({
      house: mailbox ? { ...house, ...mailbox } : house,
      kind,
      request,
      terms: await loadTerms(tx, request),
      facts,
      // Of a late acknowledgement nobody knows any more whether its address was proven: it carries no words of the sender.
      reader: { ...found, address: letter.to, proven: found.proven && kind !== 'acknowledgement' },
      chain: letter.references,
      unique: letter.messageId,
      now,
    })
    if (!fresh) return null
    const { subject, text, html } = fresh
    await rewriteLetter(tx, letter.id, { subject, text, html })
    return { ...letter, subject, text, html }
  })
}

async function factsOf(db: Db, letter: Sending, request: number): Promise<ToldFacts | null> {
  if (letter.kind === 'acknowledgement') return loadBeginning(db, request)
  const saying = letter.aboutMessage === null ? null : await findSaying(db, letter.aboutMessage)
  return saying && loadTold(db, saying)
}
