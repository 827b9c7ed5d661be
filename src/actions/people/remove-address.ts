import type { Desk } from '../../db/desk.ts'
import { heldFor, readdress } from '../../db/notices/held.ts'
import { spare } from '../../db/notices/summaries.ts'
import { withdrawSentTo } from '../../db/people/address-questions.ts'
import { deleteAddress, listAddresses, lockAddresses } from '../../db/people/own-addresses.ts'
import { endCodes } from '../../db/people/sign-in-codes.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { mayRemove } from '../../domain/people/own-addresses.ts'

/**
 * An address is his no longer: whoever reads it signs in by no code that was sent there, answers no question, and gets nothing that waits
 * for him still.
 */
export async function removeAddress(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  const all = await lockAddresses(tx, actor.personId)
  const address = all.find((one) => one.id === id)
  if (!address) throw new Refusal('person.not-found', { address: id })
  if (!mayRemove(address, all)) throw new Refusal('input.invalid', { address: id, because: 'last_address' })
  await deleteAddress(tx, actor.personId, id)
  await withdrawSentTo(tx, actor.personId, address.address, now)
  await endCodes(tx, actor.personId, now)
  await moveHeld(desk, address.address)
}

/** What waits goes to the address that his letters go to now; without a proven one nobody is told. */
async function moveHeld({ tx, actor, now }: Desk, from: string): Promise<void> {
  const [main] = await listAddresses(tx, actor.personId)
  const held = await heldFor(tx, actor.personId, now)
  for (const delivery of held.filter(({ way, address }) => way === 'email' && address === from)) {
    if (main?.isProven) await readdress(tx, delivery.id, main.address)
    else await spare(tx, delivery, 'unwanted', now)
  }
}
