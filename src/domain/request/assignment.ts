import { byHand } from '../routing/routed.ts'
import type { Change } from './change.ts'
import type { ServiceRequest } from './request.ts'

/** The request with another specialist or team; a team chosen by hand is explained so. */
export function assigned(request: ServiceRequest, to: { specialistId: number | null; teamId: number }): Change {
  if (request.specialistId === to.specialistId && request.teamId === to.teamId) return { request, events: [] }
  return {
    request: { ...request, ...byHand(to, request) },
    events: [
      {
        type: 'request.assigned',
        data: {
          specialist: { from: request.specialistId, to: to.specialistId },
          team: { from: request.teamId, to: to.teamId },
        },
      },
    ],
  }
}
