import type { Db, Tx } from '../../db/engine/database.ts'
import { lockOwner } from '../../db/people/identities.ts'
import { keepProvenPhone, listPhones, lockPhones, type PhoneOf } from '../../db/people/own-phones.ts'
import { endPhoneCodes, spendPhoneTry } from '../../db/people/phone-codes.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { phoneCodeHash, sameBytes } from '../ground/secrets.ts'
import type { AddressPost } from './address-letters.ts'
import { tellOwner } from './tell-owner.ts'

export interface PhoneProof {
  readonly personId: number
  /** In any spelling. */
  readonly phone: string
  /** Six digits. */
  readonly code: string
}

/** What proving stands on, and what the letter about it is written with. */
export interface AroundPhone extends AddressPost {
  readonly now: Instant
  readonly secret: string
}

/**
 * Whoever reads the telephone has said so by its code. Opens its own transaction: a try counts whatever comes of it. Throws
 * `phone.code-over`, `phone.code-wrong`, `phone.taken`.
 *
 * A number of somebody else stays his, proven or not, as a mail address does. One that is not proven came from a card or a
 * call, and requests, calls and letters go by it: whoever holds the telephone today (a shared one, a number that the operator gave
 * away again) would take them over. Support sees both people, and merges them or frees the number.
 */
export async function provePhone(
  db: Db,
  { personId, phone: typed, code }: PhoneProof,
  around: AroundPhone,
): Promise<void> {
  const { secret, now } = around
  const mine = { personId, phone: normalisedAddress(typed).value }
  const own = await listPhones(db, personId)
  // An answer that was lost on its way is asked for again.
  if (own.some(({ phone, isProven }) => isProven && phone === mine.phone)) return
  const spent = await spendPhoneTry(db, mine, now)
  if (!spent?.codeHash) throw new Refusal('phone.code-over')
  if (!sameBytes(spent.codeHash, phoneCodeHash(secret, { ...mine, code }))) throw new Refusal('phone.code-wrong')
  const isHis = await db.transaction().execute((tx) => becomesHis(tx, mine, around))
  if (!isHis) throw new Refusal('phone.taken')
}

/** False when it is somebody else's; the code has done its work all the same. */
async function becomesHis(tx: Tx, mine: PhoneOf, around: AroundPhone): Promise<boolean> {
  const { personId, phone } = mine
  await lockPhones(tx, personId)
  if (!(await endPhoneCodes(tx, personId, around.now))) throw new Refusal('phone.code-over')
  await lockOwner(tx, { kind: 'phone', value: phone })
  if (!(await keepProvenPhone(tx, mine, around.now))) return false
  await tellOwner(tx, around, { personId, what: 'phone-added', now: around.now })
  return true
}
