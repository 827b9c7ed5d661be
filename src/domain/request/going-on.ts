import type { Instant } from '../ground/instant.ts'
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

/** The request where the rules have sent it on to, by itself. */
export function goneOn(request: ServiceRequest, to: Routed, because: RoutedAgain): Change {
  const data = {
    specialist: { from: request.specialistId, to: to.specialistId },
    team: { from: request.teamId, to: to.teamId },
    because,
  }
  return { request: { ...request, ...to }, events: [{ type: 'request.assigned', data }] }
}
