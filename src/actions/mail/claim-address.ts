import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { lockSender } from '../../db/mail/senders.ts'
import { ownAddresses } from '../../db/mail/unread-letters.ts'
import { countClaims, insertQuestion, listClaims } from '../../db/people/address-questions.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { type ListedAddress, lockAddresses } from '../../db/people/own-addresses.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { addressPage } from '../../domain/mail/letter-links.ts'
import { ownAddress } from '../../domain/mail/mailbox.ts'
import { ASKING_LIMITS, QUESTION_LIFETIME } from '../../domain/people/address-questions.ts'
import { MOST_ADDRESSES } from '../../domain/people/own-addresses.ts'
import { hashOf } from '../ground/secrets.ts'
import { type Addressee, type AddressPost, sendAddressLetter } from '../people/address-letters.ts'

export interface Claim {
  /** In lower case. */
  readonly address: string
  /** Whoever asks: letters about his addresses are in his language. */
  readonly asker: Addressee
}

/**
 * A person says that a mailbox is his, and a letter goes there. Whether it is somebody else's already is said in that letter
 * alone: here every address looks the same, so nobody finds out who has an account.
 */
export async function claimAddress(desk: Desk, post: AddressPost, { address, asker }: Claim): Promise<void> {
  const { tx, actor, now } = desk
  const { personId } = actor
  const owner = await lockSender(tx, address)
  const own = await lockAddresses(tx, personId)
  if (own.some((one) => one.address === address && one.isProven)) return
  await demandRoom(desk, own, address)

  const expiresAt = now + QUESTION_LIFETIME
  const asked = { personId, address, sentTo: address, letterId: null, askedBy: personId, askedAt: now, expiresAt }
  const question = await insertQuestion(tx, asked)
  const { url } = post
  const letters = await post.letters(tx)
  const isTaken = owner !== null && owner.personId !== personId
  const written = isTaken
    ? letters.taken(asker, { address, url })
    : letters.confirm(asker, { address, page: url + addressPage(), now, until: expiresAt })
  await sendAddressLetter(tx, { to: address, recipientId: personId, written, question }, now)
}

/**
 * Before anything else, and kept whatever comes of it: a person who tries many addresses is slowed down. Where he comes from does
 * not matter, since his colleagues come from there too.
 */
export async function limitClaims(db: Db, personId: number, now: Instant): Promise<void> {
  const { within, most } = ASKING_LIMITS.tries
  const [tries = 0] = await countGuess(db, [hashOf(`address-claim:${personId}`)], now, now - within)
  if (tries > most) throw new Refusal('too-many-requests')
}

async function demandRoom({ tx, actor, now }: Desk, own: readonly ListedAddress[], address: string): Promise<void> {
  const { personId } = actor
  const isOurs = ownAddress(address, await ownAddresses(tx)) !== null
  const names = new Set([...own, ...(await listClaims(tx, personId, now)), { address }].map((one) => one.address))
  if (isOurs || names.size > MOST_ADDRESSES) {
    throw new Refusal('input.invalid', { field: 'address', because: isOurs ? 'ours' : 'too_many' })
  }
  const { perPerson, perAddress } = ASKING_LIMITS
  const since = { byPerson: now - perPerson.within, atAddress: now - perAddress.within }
  const { byPerson, atAddress } = await countClaims(tx, { personId, address }, since)
  if (byPerson >= perPerson.most || atAddress >= perAddress.most) throw new Refusal('too-many-requests')
}
