import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findGuessedLetters } from '../../db/mail/author-questions.ts'
import { readAgainLater } from '../../db/mail/raw-letters.ts'
import { lockSender } from '../../db/mail/senders.ts'
import { findByPerson, type SignedIn } from '../../db/people/actors.ts'
import { type AddressQuestion, answerQuestion, lockQuestion } from '../../db/people/address-questions.ts'
import { keepProvenAddress, type ListedAddress, lockAddresses } from '../../db/people/own-addresses.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isOpen } from '../../domain/people/address-questions.ts'
import { type AddressPost, sendAddressLetter } from '../people/address-letters.ts'
import { reopenLetter } from './reopen-letter.ts'

export interface AnswerOrder {
  readonly question: Pick<AddressQuestion, 'id' | 'address' | 'personId'>
  readonly answer: 'yes' | 'no'
}

/**
 * Whoever reads the mailbox that was asked has answered. With a yes the address is proven, and letters from it that waited for
 * that alone are decided again. With a no everything stays as it was. An address that became another's meanwhile stays his.
 */
export async function answerAddressQuestion(
  desk: Desk,
  post: AddressPost,
  { question: { id, address, personId }, answer }: AnswerOrder,
): Promise<'yes' | 'no' | 'taken'> {
  const { tx, now } = desk
  await lockSender(tx, address)
  const [main] = await lockAddresses(tx, personId)
  const question = await lockQuestion(tx, id)
  const found = question && (await findByPerson(tx, question.personId, 'email'))
  if (!question || !found || !isOpen(question, now)) throw new Refusal('letter-link.over')
  if (question.letterId !== null && isStaff(found.actor)) throw new Refusal('letter-link.over')

  const told = answer === 'yes' && !(await becomesHis(desk, post, { question, main, owner: found })) ? 'taken' : answer
  await answerQuestion(tx, id, told, now)
  if (told === 'yes') await readLettersAgain(tx, question)
  return told
}

interface Becoming {
  readonly question: AddressQuestion
  /** Where letters to him went until now. */
  readonly main: ListedAddress | undefined
  readonly owner: SignedIn
}

/** False when the address is somebody else's by now. Whoever did not ask for it at his main address is told there. */
async function becomesHis(
  { tx, now }: Desk,
  post: AddressPost,
  { question: { personId, address, letterId }, main, owner: { person } }: Becoming,
): Promise<boolean> {
  if (!(await keepProvenAddress(tx, { personId, address }, now))) return false
  const isToldThere = letterId !== null || !main || main.address === address
  if (isToldThere) return true
  const written = (await post.letters(tx)).added(person, { address, url: post.url })
  await sendAddressLetter(tx, { to: main.address, recipientId: personId, written }, now)
  return true
}

async function readLettersAgain(tx: Tx, { personId, address }: AddressQuestion): Promise<void> {
  for (const letter of await findGuessedLetters(tx, personId, address)) {
    await reopenLetter(tx, letter, { by: null })
    await readAgainLater(tx, letter)
  }
}
