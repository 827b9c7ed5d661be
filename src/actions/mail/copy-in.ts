import { lockSender } from '../../db/mail/senders.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { insertCopied } from '../../db/request/watchers.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { isStaff, THE_DESK } from '../../domain/access/permissions.ts'
import type { ArrivedLetter, LetterAddress } from '../../domain/mail/letter.ts'
import { isReadByNobody } from '../../domain/mail/mail-loops.ts'
import { ownAddress } from '../../domain/mail/mailbox.ts'
import { newcomer } from '../requests/receive.ts'
import { fromOf } from './act-on-letter.ts'
import type { MailDesk } from './mail-desk.ts'

/** Nobody who means well brings more along at once. */
const MOST_COPIED = 10

/**
 * Whom a participant names in his letter hears by mail what is said from now on, and may answer it. He reads nothing of the
 * request, and nothing that was said before.
 */
export async function copyIn(desk: MailDesk, letter: ArrivedLetter, number: number): Promise<void> {
  const named = newcomersIn(letter, desk.own.addresses)
  if (named.length === 0) return
  const request = await lockRequest(desk.tx, THE_DESK, number)
  const there = [request.contactId, request.authorId, ...request.watcherIds]
  const people = new Set<number>()
  for (const address of named) {
    const personId = await customerOf(desk, letter, address)
    if (personId !== null && !there.includes(personId)) people.add(personId)
  }
  const acting = { tx: desk.tx, now: desk.now, actor: THE_DESK }
  const added = await insertCopied(acting, number, people)
  const events = added.map((personId) => ({ type: 'request.copied', data: { personId } }) as const)
  await save(acting, { request, events }, await loadTerms(desk.tx, request))
}

/** In one order, so that letters that name the same people wait for each other instead of blocking. */
function newcomersIn({ addressees, from }: ArrivedLetter, own: readonly string[]): LetterAddress[] {
  const others = addressees.filter(
    ({ address }) => ownAddress(address, own) === null && address !== from?.address && !isReadByNobody(address),
  )
  const distinct = [...new Map(others.map((one) => [one.address, one])).values()]
  return distinct.slice(0, MOST_COPIED).toSorted((one, other) => (one.address < other.address ? -1 : 1))
}

/** Somebody of the customers' side; whoever is unknown becomes a person whose address nobody has proven. */
async function customerOf(desk: MailDesk, letter: ArrivedLetter, from: LetterAddress): Promise<number | null> {
  const known = await lockSender(desk.tx, from.address)
  if (!known) return (await newcomer(desk, fromOf(letter, from))).personId
  const actor = known.archived ? null : (await findByPerson(desk.tx, known.personId, 'email'))?.actor
  return actor && !isStaff(actor) ? known.personId : null
}
