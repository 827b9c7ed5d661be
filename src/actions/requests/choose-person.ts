import type { Desk } from '../../db/desk.ts'
import { type Among, loadCandidates, takeTurn } from '../../db/routing/candidates.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
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
  const { venueId, contactId } = asked
  const had = hadItOf(why, now)
  const known = strategy === 'knows_venue' ? venueId : null
  const found = routed(direction, await loadCandidates(tx, { teamId, specialistId, venueId: known, contactId, had }))
  if (found.specialistId === null) return found
  await takeTurn(tx, teamId, found.specialistId)
  return takenBy(found, toTakeBy(now, asked))
}

/** Until when a request has to be taken that somebody gets now; null: he may take his time. */
export function toTakeBy(
  now: Instant,
  { hours, untakenMinutes }: Pick<Asked, 'hours' | 'untakenMinutes'>,
): Instant | null {
  return untakenMinutes === null ? null : addOpenTime(hours, now, untakenMinutes * MINUTE)
}
