import type { Desk } from '../../db/desk.ts'
import { listClaims, withdrawClaims } from '../../db/people/address-questions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** He does not want that address any more: the link that was sent there opens nothing. */
export async function withdrawClaim({ tx, actor, now }: Desk, id: number): Promise<void> {
  const claim = (await listClaims(tx, actor.personId, now)).find((one) => one.id === id)
  if (!claim) throw new Refusal('person.not-found', { address: id })
  await withdrawClaims(tx, actor.personId, claim.address, now)
}
