import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { countSent, insertLoose } from '../../db/notices/outbox.ts'
import { listIdentities } from '../../db/people/identities.ts'
import { localeOf } from '../../db/people/people.ts'
import { insertTurnedAway } from '../../db/people/turned-away-calls.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isCallable, isPlainAddress, normalisedAddress } from '../../domain/people/address.ts'
import { whyClosed } from '../../domain/terms/ways-in.ts'
import { type LooseWay, wayTo } from '../ground/loose-way.ts'
import { termsFor } from './promise-for.ts'

/** The letter with the way in that is open to everybody (texts). */
export type WriteWayIn = (
  tx: Tx,
  locale: 'ru' | 'en',
  facts: { readonly page: string },
) => Promise<{ readonly subject: string; readonly text: string; readonly html: string }>

export interface WayInPost {
  /** The page of the portal where a request is filed. */
  readonly page: string
  readonly write: WriteWayIn
  /** Ways to his telephone. */
  readonly ways: readonly LooseWay[]
}

export interface TurningAway {
  readonly personId: number
  readonly venueId?: number | undefined
  readonly serviceId?: number | undefined
  /** Where the way in is sent: his own main address, one that he has just named, or nowhere. */
  readonly letter: 'main' | (string & {}) | null
  /** To which telephone it is sent: his own, one that he has just named, or none. */
  readonly sms: 'own' | (string & {}) | null
}

/** The way in goes to one place as often within a day: once, and again if it was lost. */
const MOST_A_DAY = 2

/**
 * A call that is not taken leaves a trace: who called, who told him so, when and by which contract. With it the way that is open to
 * him leaves by letter or to his telephone, and nothing in it was written by him.
 */
export async function turnCallerAway(desk: Desk, post: WayInPost, order: TurningAway): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
  const { contactId, terms } = await termsFor({ db: tx, actor, now }, order)
  const reason = whyClosed('phone', terms.contract)
  if (reason === null) throw new Refusal('contract.phone-is-open')
  const letterTo = order.letter === null ? null : await placeOf(desk, contactId, order.letter)
  if (letterTo !== null) await sendWayIn(desk, post, { personId: contactId, to: letterTo })
  const [phone] = await listIdentities(tx, 'phone', [contactId])
  const smsTo = order.sms === null ? null : phoneOf(order.sms, phone?.value)
  if (smsTo !== null) await textWayIn(desk, post, { personId: contactId, to: smsTo })
  await insertTurnedAway(desk, {
    personId: contactId,
    reason,
    contractId: terms.contractId,
    venueId: order.venueId ?? null,
    phone: phone?.value ?? null,
    letterTo,
    smsTo,
  })
}

async function placeOf({ tx }: Desk, personId: number, letter: string): Promise<string> {
  if (letter === 'main') {
    const [own] = await listIdentities(tx, 'email', [personId])
    if (!own) throw new Refusal('input.invalid', { field: 'letter', because: 'none' })
    return own.value
  }
  const place = normalisedAddress(letter)
  if (place.kind !== 'email' || !isPlainAddress(place.value)) throw new Refusal('input.invalid', { field: 'letter' })
  return place.value
}

interface Receiver {
  readonly personId: number
  readonly to: string
}

async function sendWayIn({ tx, now }: Desk, { page, write }: WayInPost, { personId, to }: Receiver): Promise<void> {
  const place = { way: 'email', address: to }
  await demandNotOften({ tx, now }, place)
  const payload = await write(tx, await localeOf(tx, personId), { page })
  await insertLoose(tx, { kind: 'way_in', personId, ...place, payload, now })
}

function phoneOf(sms: string, own: string | undefined): string {
  if (sms === 'own') {
    if (own === undefined) throw new Refusal('input.invalid', { field: 'sms', because: 'none' })
    return own
  }
  const place = normalisedAddress(sms)
  if (!isCallable(place)) throw new Refusal('input.invalid', { field: 'sms' })
  return place.value
}

/** To a number that the caller has named, or has: whoever answers there gets an address that is open to everybody, and no more. */
async function textWayIn({ tx, now }: Desk, { page, ways }: WayInPost, { personId, to }: Receiver): Promise<void> {
  const found = await wayTo(tx, ways, { kind: 'way_in', phone: to, now })
  if (!found) {
    const isWrong = ways.length > 0 && !ways.some(({ leadsTo }) => leadsTo(to))
    throw isWrong ? new Refusal('input.invalid', { field: 'sms' }) : new Refusal('sms.off')
  }
  const place = { way: found.way, address: to }
  await demandNotOften({ tx, now }, place)
  const payload = found.write(await localeOf(tx, personId), { kind: 'way_in', page })
  await insertLoose(tx, { kind: 'way_in', personId, ...place, payload, now })
}

async function demandNotOften(
  { tx, now }: Pick<Desk, 'tx' | 'now'>,
  place: { readonly way: string; readonly address: string },
): Promise<void> {
  const { withinDay } = await countSent(tx, place, 'way_in', now)
  if (withinDay >= MOST_A_DAY) throw new Refusal('letter.sent-already', { to: place.address })
}
