import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { findGuess, type GuessedLetter } from '../../db/mail/author-questions.ts'
import { lockSender } from '../../db/mail/senders.ts'
import { insertQuestion } from '../../db/people/address-questions.ts'
import { listAddresses } from '../../db/people/own-addresses.ts'
import { belongingsOf } from '../../db/request/requests.ts'
import { type Actor, may, mayOnDesk, STAFF_ROLES } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { addressPage } from '../../domain/mail/letter-links.ts'
import {
  type AskingObstacle,
  mayAskAgain,
  obstacleTo,
  QUESTION_LIFETIME,
} from '../../domain/people/address-questions.ts'
import { type AddressPost, sendAddressLetter } from '../people/address-letters.ts'

export interface Askable {
  readonly obstacle: AskingObstacle | null
  /** Where the question would go. */
  readonly reachable: string | null
}

/** Whether the person whom a letter looks like can be asked, and where. */
export async function askableAbout(db: Db, { person, ownerId }: GuessedLetter): Promise<Askable> {
  const reachable = (await listAddresses(db, person.id)).find(({ bounced }) => !bounced)?.address ?? null
  const isStaff = person.roles.some((role) => STAFF_ROLES.includes(role))
  const { id: personId, isArchived } = person
  return { obstacle: obstacleTo({ personId, isArchived, isStaff, reachable, ownerId }), reachable }
}

/**
 * Asks somebody we know, at an address of his that we know, whether the unknown one that a letter came from is his too. Asked
 * twice is asked once.
 */
export async function askAuthor({ tx, actor, now }: Desk, post: AddressPost, letterId: number): Promise<void> {
  const found = await findGuess(tx, letterId)
  if (!found) throw new Refusal('letter.not-found', { letter: letterId })
  await demandDecides(tx, actor, found)
  await lockSender(tx, found.address)
  const guess = (await findGuess(tx, letterId)) ?? found
  const { person, address, request } = guess
  const { obstacle, reachable } = await askableAbout(tx, guess)
  if (obstacle !== null || reachable === null) throw new Refusal('person.not-found', { because: obstacle })
  if (!mayAskAgain(guess.last, now)) return

  const expiresAt = now + QUESTION_LIFETIME
  const asked = { personId: person.id, address, sentTo: reachable, letterId, askedBy: actor.personId, askedAt: now }
  const question = await insertQuestion(tx, { ...asked, expiresAt })
  const written = (await post.letters(tx)).whose(person, {
    address,
    request,
    page: post.url + addressPage(),
    now,
    until: expiresAt,
  })
  await sendAddressLetter(tx, { to: reachable, recipientId: person.id, written, question }, now)
}

/** Who sorts letters decides about all of them; who works the request that a letter points to, about that one. */
async function demandDecides(tx: Tx, actor: Actor, { request }: GuessedLetter): Promise<void> {
  if (mayOnDesk(actor, 'sort_letters')) return
  const belonging = request && (await belongingsOf(tx, [request.number])).get(request.number)
  if (!belonging || !may(actor, 'work', belonging)) throw new Refusal('permission.missing')
}
