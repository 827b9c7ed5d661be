import type { Desk } from '../../db/desk.ts'
import { type Among, loadCandidates, takeTurn } from '../../db/routing/candidates.ts'
import { MINUTE } from '../../domain/ground/instant.ts'
import { addOpenTime, type ServiceHours } from '../../domain/hours/service-hours.ts'
import { asksForPeople, type Direction, hadItOf, type Routed, routed, takenBy } from '../../domain/routing/routed.ts'

interface Asked extends Pick<Among, 'venueId' | 'contactId'> {
  /** In which he has to take it. */
  readonly hours: ServiceHours
  readonly untakenMinutes: number | null
}

/** Who gets a request that goes there, as everybody stands at this moment: it was his turn then, and he has so long to take it. Whoever asks holds the choice. */
export async function choosePerson({ tx, now }: Desk, direction: Direction, asked: Asked): Promise<Routed> {
  if (!asksForPeople(direction)) return routed(direction, [])
  const { teamId, specialistId, strategy, why } = direction
  const { venueId, contactId, hours, untakenMinutes } = asked
  const had = hadItOf(why, now)
  const known = strategy === 'knows_venue' ? venueId : null
  const found = routed(direction, await loadCandidates(tx, { teamId, specialistId, venueId: known, contactId, had }))
  if (found.specialistId === null) return found
  await takeTurn(tx, teamId, found.specialistId)
  return takenBy(found, untakenMinutes === null ? null : addOpenTime(hours, now, untakenMinutes * MINUTE))
}
