import type { Desk } from '../../db/desk.ts'
import { lockAddresses, setMainAddress } from '../../db/people/own-addresses.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { mayBeMain } from '../../domain/people/own-addresses.ts'

/** From now on letters go there. */
export async function chooseMainAddress({ tx, actor }: Pick<Desk, 'tx' | 'actor'>, id: number): Promise<void> {
  const all = await lockAddresses(tx, actor.personId)
  const address = all.find((one) => one.id === id)
  if (!address) throw new Refusal('person.not-found', { address: id })
  if (address.isMain && address.isProven) return setMainAddress(tx, actor.personId, id)
  if (!mayBeMain(address)) throw new Refusal('input.invalid', { address: id, because: 'not_proven' })
  await setMainAddress(tx, actor.personId, id)
}
