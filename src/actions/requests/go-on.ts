import type { Desk } from '../../db/desk.ts'
import { isAnyWaiting, lockNextLeft, lockNextWaiting } from '../../db/request/left-requests.ts'
import { keepWake, save } from '../../db/request/save.ts'
import { holdChoice } from '../../db/routing/candidates.ts'
import { currentRouting } from '../../db/routing/versions.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { givenTimeAnew, goneOn, missesItsMoment } from '../../domain/request/going-on.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { hoursOf } from '../../domain/request/wake.ts'
import type { RoutedAgain } from '../../domain/routing/explanation.ts'
import { onwards } from '../../domain/routing/routed.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { choosePerson, toTakeBy } from './choose-person.ts'

interface GoingOn {
  readonly because: RoutedAgain
  readonly terms: Terms
}

/**
 * Sends a request on that is not worked where it is (docs/product.md#afterwards). False: nobody of a team that waits for somebody can
 * have it after all, and it stays.
 */
export async function goOn(desk: Desk, request: ServiceRequest, { because, terms }: GoingOn): Promise<boolean> {
  const { tx, now } = desk
  const { venueId, contactId } = request
  const { untakenMinutes } = await currentRouting(tx)
  const hours = terms.hoursById(hoursOf(request))
  const direction = onwards(request, { because, at: now })
  await holdChoice(tx)
  const to = await choosePerson(desk, direction, { venueId, contactId, hours, untakenMinutes })
  if (to.specialistId === request.specialistId) return false
  await save(desk, goneOn(request, to, because), terms)
  return true
}

/** A request that nobody has taken in time goes on; when the desk stood still as the time ended, whoever has it gets the time anew first. */
export async function goOnUntaken(desk: Desk, request: ServiceRequest, at: Instant, terms: Terms): Promise<void> {
  if (!missesItsMoment(request, at, desk.now)) {
    await goOn(desk, request, { because: 'untaken', terms })
    return
  }
  const { untakenMinutes } = await currentRouting(desk.tx)
  const hours = terms.hoursById(hoursOf(request))
  await keepWake(desk, givenTimeAnew(request, toTakeBy(desk.now, { hours, untakenMinutes })), terms)
}

/** One request whose specialist is away goes to somebody who is there. Resolves with its number; null: there is none. */
export async function relieveAway(desk: Desk): Promise<number | null> {
  const request = await lockNextLeft(desk.tx)
  if (!request) return null
  return (await goOn(desk, request, { because: 'away', terms: await loadTerms(desk.tx, request) }))
    ? request.number
    : null
}

/** One request that waits for somebody of its team gets whoever has become free, the oldest promise first. Resolves with its number; null: there is none. */
export async function pullWaiting(desk: Desk): Promise<number | null> {
  if (!(await isAnyWaiting(desk.tx))) return null
  await holdChoice(desk.tx)
  const request = await lockNextWaiting(desk.tx, desk.now)
  if (!request) return null
  return (await goOn(desk, request, { because: 'freed', terms: await loadTerms(desk.tx, request) }))
    ? request.number
    : null
}
