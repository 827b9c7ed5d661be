import type { Tx } from '../../db/engine/database.ts'
import { mailOf, speechOf } from '../../db/people/people.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { type AddressPost, type FactorChange, sendAddressLetter } from './address-letters.ts'

interface Told {
  readonly personId: number
  readonly what: FactorChange
  readonly now: Instant
}

/** A letter to the owner of an account, whoever changed how one comes in: he notices when it was not he. */
export async function tellOwner(tx: Tx, { url, letters }: AddressPost, { personId, what, now }: Told): Promise<void> {
  const to = await mailOf(tx, personId)
  if (to === null) return
  const written = (await letters(tx)).factor(await speechOf(tx, personId), { at: now, url, what })
  await sendAddressLetter(tx, { to, recipientId: personId, written }, now)
}
