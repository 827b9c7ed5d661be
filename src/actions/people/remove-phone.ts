import type { Desk } from '../../db/desk.ts'
import { deleteAddress } from '../../db/people/own-addresses.ts'
import { lockPhones } from '../../db/people/own-phones.ts'
import { mailOf } from '../../db/people/people.ts'
import { endPhoneCodes } from '../../db/people/phone-codes.ts'
import { endCodes } from '../../db/people/sign-in-codes.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { mayRemovePhone } from '../../domain/people/own-phones.ts'

/** A telephone is his no longer: whoever reads it signs in by no code that was sent there, and proves nothing. */
export async function removePhone({ tx, actor, now }: Desk, id: number): Promise<void> {
  const { personId } = actor
  const phones = await lockPhones(tx, personId)
  const phone = phones.find((one) => one.id === id)
  if (!phone) throw new Refusal('person.not-found', { address: id })
  const hasMail = (await mailOf(tx, personId)) !== null
  if (!mayRemovePhone(phone, { phones, hasMail })) {
    throw new Refusal('input.invalid', { address: id, because: 'last_address' })
  }
  await deleteAddress(tx, personId, id)
  await endPhoneCodes(tx, personId, now)
  await endCodes(tx, personId, now)
}
