import type { Desk } from '../../db/desk.ts'
import { withdrawSentTo } from '../../db/people/address-questions.ts'
import { deleteAddress, lockAddresses } from '../../db/people/own-addresses.ts'
import { endCodes } from '../../db/people/sign-in-codes.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { mayRemove } from '../../domain/people/own-addresses.ts'

/** An address is his no longer: whoever reads it signs in by no code that was sent there, and answers no question. */
export async function removeAddress({ tx, actor, now }: Desk, id: number): Promise<void> {
  const all = await lockAddresses(tx, actor.personId)
  const address = all.find((one) => one.id === id)
  if (!address) throw new Refusal('person.not-found', { address: id })
  if (!mayRemove(address, all)) throw new Refusal('input.invalid', { address: id, because: 'last_address' })
  await deleteAddress(tx, actor.personId, id)
  await withdrawSentTo(tx, actor.personId, address.address, now)
  await endCodes(tx, actor.personId, now)
}
