import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { insertLoose } from '../../db/notices/outbox.ts'
import { countGuess, guessesSince } from '../../db/people/guesses.ts'
import { type ListedPhone, lockPhones, type PhoneOf } from '../../db/people/own-phones.ts'
import { findPhoneCode, insertPhoneCode, prolongPhoneCode, setPhoneCode } from '../../db/people/phone-codes.ts'
import { DAY, HOUR, type Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isCallable, normalisedAddress } from '../../domain/people/address.ts'
import { MOST_ADDRESSES } from '../../domain/people/own-addresses.ts'
import { PHONE_CODE_TRIES } from '../../domain/people/own-phones.ts'
import { CODE_LIFETIME, isLetterDue } from '../../domain/people/sign-in-code.ts'
import { sourceOf } from '../../domain/people/source.ts'
import { type LooseWay, wayTo } from '../ground/loose-way.ts'
import { hashOf, phoneCode, phoneCodeHash } from '../ground/secrets.ts'

export interface PhoneCodePost {
  readonly secret: string
  readonly ways: readonly LooseWay[]
}

export interface PhoneCodeOrder {
  /** In any spelling. */
  readonly phone: string
  readonly locale: 'ru' | 'en'
}

/**
 * A person says that a telephone is his, and a code goes there. Whose the number is, is not asked here at all: every number takes the
 * same steps, limits and money, so neither an answer nor its time tells who has an account. Whoever reads the telephone learns
 * it when his code was right (`provePhone`). A code that still opens is sent again.
 */
export async function orderPhoneCode(desk: Desk, post: PhoneCodePost, order: PhoneCodeOrder): Promise<void> {
  const { tx, actor, now } = desk
  const { personId } = actor
  const phone = phoneIn(order.phone)
  const own = await lockPhones(tx, personId)
  if (own.some((one) => one.phone === phone && one.isProven)) return
  const way = await openWay(desk, post.ways, phone)
  demandRoom(own, phone)
  await demandNotOften(desk, { personId, phone })
  const code = await codeFor(desk, post.secret, { personId, phone })
  const payload = way.write(order.locale, { kind: 'phone_code', code })
  await insertLoose(tx, { kind: 'phone_code', personId, way: way.way, address: phone, payload, now })
}

/**
 * Before anything else, and kept whatever comes of it. Messages cost money, so whoever has many accounts is slowed down where he
 * comes from; typing a code is not counted there.
 */
export async function limitPhoneCodes(
  db: Db,
  { personId, source }: { readonly personId: number; readonly source: string },
  now: Instant,
): Promise<void> {
  const keys = [hashOf(`phone-code-try:${personId}`), hashOf(`phone-code-source:${sourceOf(source)}`)]
  const { within, ofPerson, ofSource } = PHONE_CODE_TRIES
  const [own = 0, fromThere = 0] = await countGuess(db, keys, now, now - within)
  if (own > ofPerson || fromThere > ofSource) throw new Refusal('phone.codes-too-often')
}

function phoneIn(typed: string): string {
  const place = normalisedAddress(typed)
  if (!isCallable(place)) throw new Refusal('input.invalid', { field: 'phone' })
  return place.value
}

async function openWay({ tx, now }: Desk, ways: readonly LooseWay[], phone: string): Promise<LooseWay> {
  const found = await wayTo(tx, ways, { kind: 'phone_code', phone, now })
  if (found) return found
  const isOutOfReach = ways.length > 0 && !ways.some(({ leadsTo }) => leadsTo(phone))
  throw isOutOfReach
    ? new Refusal('input.invalid', { field: 'phone', because: 'out_of_reach' })
    : new Refusal('phone.codes-off')
}

function demandRoom(own: readonly ListedPhone[], phone: string): void {
  const names = new Set([...own.map((one) => one.phone), phone])
  if (names.size > MOST_ADDRESSES) throw new Refusal('input.invalid', { field: 'phone', because: 'too_many' })
}

/** Counts the code that follows, for its person and for its number, whoever orders it: a refusal takes the count back. */
async function demandNotOften({ tx, now }: Desk, { personId, phone }: PhoneOf): Promise<void> {
  const keys = [hashOf(`phone-code-of:${personId}`), hashOf(`phone-code-to:${phone}`)]
  const withinDay = await countGuess(tx, keys, now, now - DAY)
  for (const [place, key] of keys.entries()) {
    const before = { withinHour: (await guessesSince(tx, key, now - HOUR)) - 1, withinDay: (withinDay[place] ?? 1) - 1 }
    if (!isLetterDue(before)) throw new Refusal('phone.codes-too-often')
  }
}

async function codeFor({ tx, now }: Desk, secret: string, { personId, phone }: PhoneOf): Promise<string> {
  const waiting = await findPhoneCode(tx, personId, now)
  const expiresAt = now + CODE_LIFETIME
  if (waiting?.phone === phone) {
    await prolongPhoneCode(tx, waiting.id, expiresAt)
    return phoneCode(secret, { personId, id: waiting.id, at: Date.parse(waiting.createdAt) })
  }
  const id = await insertPhoneCode(tx, { personId, phone, now, expiresAt })
  const code = phoneCode(secret, { personId, id, at: now })
  await setPhoneCode(tx, id, phoneCodeHash(secret, { personId, phone, code }))
  return code
}
