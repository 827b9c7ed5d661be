import { countClaims, insertQuestion, listClaims } from '../../db/address-questions.ts'
import type { Db } from '../../db/database.ts'
import type { Desk } from '../../db/desk.ts'
import { countGuess } from '../../db/guesses.ts'
import { type ListedAddress, lockAddresses } from '../../db/own-addresses.ts'
import { lockSender } from '../../db/senders.ts'
import { ownAddresses } from '../../db/unread-letters.ts'
import { ASKING_LIMITS, QUESTION_LIFETIME } from '../../domain/address-questions.ts'
import type { Instant } from '../../domain/instant.ts'
import { addressPage } from '../../domain/letter-links.ts'
import { ownAddress } from '../../domain/mailbox.ts'
import { MOST_ADDRESSES } from '../../domain/own-addresses.ts'
import { Refusal } from '../../domain/refusal.ts'
import { hashOf } from '../sessions/secrets.ts'
import { type Addressee, type AddressPost, sendAddressLetter } from './address-letters.ts'

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
  const { letters, url } = post
  const isTaken = owner !== null && owner.personId !== personId
  const written = isTaken
    ? letters.taken(asker, { address, url })
    : letters.confirm(asker, { address, page: url + addressPage(), now, until: expiresAt })
  await sendAddressLetter(tx, post, { to: address, recipientId: personId, written, question }, now)
}

/** Before anything else, and kept whatever comes of it: a source that tries many addresses is slowed down. */
export async function limitClaims(db: Db, source: string, now: Instant): Promise<void> {
  const { within, most } = ASKING_LIMITS.perSource
  const [tries = 0] = await countGuess(db, [hashOf(`address-claim:${source}`)], now, now - within)
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
