import { type Instant, MINUTE } from '../ground/instant.ts'
import { isUntaken } from '../ground/status.ts'
import type { RoutedAgain } from '../routing/explanation.ts'
import type { Routed } from '../routing/routed.ts'
import type { Change } from './change.ts'
import type { ServiceRequest } from './request.ts'

/** When a request goes on that the rules gave to somebody who has neither taken nor answered it; null: it stays his. */
export function goesOnAt({ status, statusSince, specialistId, routing, ledger }: ServiceRequest): Instant | null {
  const { takeBy, chosenId } = routing
  const isHis = specialistId !== null && chosenId === specialistId
  const isWaitedFor = takeBy !== undefined && isHis && ledger.reaction.stoppedAt === null
  return isWaitedFor && isUntaken(status) && statusSince < takeBy ? takeBy : null
}

/** Whether the moment passed while nothing looked at it, so that he could not be told of it: then he has the time anew, once. */
export function missesItsMoment({ routing }: ServiceRequest, at: Instant, now: Instant): boolean {
  return now - at > MINUTE && routing.isAnew === undefined
}

/** The same request with the time to take it anew; null: he may take his time. */
export function givenTimeAnew(request: ServiceRequest, takeBy: Instant | null): ServiceRequest {
  const { takeBy: _, ...routing } = request.routing
  return { ...request, routing: { ...routing, ...(takeBy !== null && { takeBy }), isAnew: true } }
}

/** The request where the rules have sent it on to, by itself. */
export function goneOn(request: ServiceRequest, to: Routed, because: RoutedAgain): Change {
  const data = {
    specialist: { from: request.specialistId, to: to.specialistId },
    team: { from: request.teamId, to: to.teamId },
    because,
  }
  return { request: { ...request, ...to }, events: [{ type: 'request.assigned', data }] }
}
