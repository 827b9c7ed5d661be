import type { Instant } from '../ground/instant.ts'
import { isOpen, isUntaken } from '../ground/status.ts'
import { policyAt } from '../terms/policy.ts'
import type { Terms } from '../terms/terms.ts'
import { assigned } from './assignment.ts'
import type { Change } from './change.ts'
import { moved } from './moved.ts'
import type { ServiceRequest } from './request.ts'
import { inTurn } from './request-composition.ts'

interface Taking {
  readonly by: number
  readonly at: Instant
}

/** Whoever takes a request himself starts it. */
export function taken(request: ServiceRequest, terms: Terms, { by, at }: Taking): Change {
  return inTurn(
    request,
    (current) => claimed(current, by),
    (current) => (isUntaken(current.status) ? moved(current, 'start', terms, { at, by }) : nothing(current)),
  )
}

/**
 * A public reply to an open request that nobody has takes it, and so does the reply of whoever has it and has not begun it, where the
 * policy says so; somebody else’s stays his.
 */
export function takenByReply(request: ServiceRequest, terms: Terms, taking: Taking): Change {
  const takes = request.specialistId === taking.by ? isUntaken(request.status) : request.specialistId === null
  return takes && repliesTake(request, terms, taking.at) ? taken(request, terms, taking) : nothing(request)
}

/** The same for words that come with a move of their own: that one says where the request goes. */
export function claimedByReply(request: ServiceRequest, terms: Terms, { by, at }: Taking): Change {
  return request.specialistId === null && repliesTake(request, terms, at) ? claimed(request, by) : nothing(request)
}

function claimed(request: ServiceRequest, by: number): Change {
  return assigned(request, { specialistId: by, teamId: request.teamId })
}

function repliesTake({ status }: ServiceRequest, { policies }: Terms, at: Instant): boolean {
  return isOpen(status) && policyAt(policies, at).replyTakes
}

function nothing(request: ServiceRequest): Change {
  return { request, events: [] }
}
