import type { Tx } from '../../db/engine/database.ts'
import { nudge } from '../../db/engine/live.ts'
import { keepMissed } from '../../db/phone/callbacks.ts'
import { likelyVenueOf } from '../../db/phone/candidates.ts'
import { takersOf } from '../../db/phone/cards.ts'
import { loadPhoneRules } from '../../db/phone/rules.ts'
import { loadIntake } from '../../db/request/intake.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { addOpenTime } from '../../domain/hours/service-hours.ts'
import { ruled } from '../../domain/request/request-intake.ts'
import { whyClosed } from '../../domain/terms/ways-in.ts'

export interface Missed {
  readonly callId: number
  readonly number: string
  readonly personId: number
  readonly teamId: number | null
  /** When he gave up. */
  readonly at: Instant
  readonly now: Instant
}

/**
 * A caller whom nobody took is called back, when his contract gives him an answer by phone: within the minutes of the rules, counted in
 * the hours of that contract (docs/product.md#ways-in).
 */
export async function askForCallback(tx: Tx, { callId, number, personId, teamId, at, now }: Missed): Promise<void> {
  const venueId = await likelyVenueOf(tx, personId)
  const intake = await loadIntake(tx, {
    contactId: personId,
    authorId: personId,
    venueId,
    equipmentId: null,
    serviceId: null,
  })
  // The contract of today: an exchange whose clock is wrong would find one of another day, or none.
  const { contract } = ruled(intake, { contactId: personId, now })
  if (whyClosed('phone', contract) !== null) return
  const { callbackMinutes } = await loadPhoneRules(tx)
  const dueAt = addOpenTime(contract.hours, at, callbackMinutes * MINUTE)
  await keepMissed(tx, { number, callId, at, personId, venueId, contractId: contract.id, teamId, dueAt })
  await nudge(tx, await takersOf(tx, teamId), 'call.changed')
}
