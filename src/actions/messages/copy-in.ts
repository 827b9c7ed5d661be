import { findByPerson } from '../../db/actors.ts'
import { lockRequest } from '../../db/requests.ts'
import { save } from '../../db/save.ts'
import { insertSender, lockSender } from '../../db/senders.ts'
import { loadTerms } from '../../db/terms.ts'
import { insertCopied } from '../../db/watchers.ts'
import type { ArrivedLetter, LetterAddress } from '../../domain/letter.ts'
import { localeOf } from '../../domain/letter-subject.ts'
import { isReadByNobody } from '../../domain/mail-loops.ts'
import { ownAddress } from '../../domain/mailbox.ts'
import { isStaff, THE_DESK } from '../../domain/permissions.ts'
import type { MailDesk } from './receive-letter.ts'

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
async function customerOf({ tx }: MailDesk, letter: ArrivedLetter, { address, name }: LetterAddress) {
  const known = await lockSender(tx, address)
  if (!known)
    return insertSender(tx, { name: name || address, address, locale: localeOf(`${letter.subject} ${letter.text}`) })
  const actor = known.archived ? null : (await findByPerson(tx, known.personId, 'email'))?.actor
  return actor && !isStaff(actor) ? known.personId : null
}
