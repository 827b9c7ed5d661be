import type { Instant } from '../ground/instant.ts'
import { isResolved, waitsForCustomer } from '../ground/status.ts'
import type { Terms } from '../terms/terms.ts'
import type { Change } from './change.ts'
import { isOnlyThanks } from './gratitude.ts'
import { moved } from './moved.ts'
import { answered } from './reaction.ts'
import type { ServiceRequest } from './request.ts'
import { inTurn } from './request-composition.ts'
import { beginningOf } from './request-intake.ts'

export interface SaidPublicly {
  readonly messageId: number | null
  readonly by: number
  readonly from: 'customer' | 'support'
  readonly text: string
  readonly at: Instant
}

/**
 * What a public message does to its request (docs/product.md#conversation): a reply of the support meets the reaction time; a
 * customer's answer brings the request back to work, and resumes a resolved one unless it only says thanks.
 */
export function withPublicMessage(request: ServiceRequest, said: SaidPublicly, terms: Terms): Change {
  return inTurn(
    request,
    (current) => published(current, said),
    (current) => (said.from === 'support' ? answered(current, terms, said.at) : broughtBack(current, said, terms)),
  )
}

/** A note changes nothing a customer could see. */
export function withNote(request: ServiceRequest, messageId: number | null): Change {
  return { request, events: [{ type: 'message.noted', data: { messageId } }] }
}

function published(request: ServiceRequest, { messageId, at, by, from, text }: SaidPublicly): Change {
  return {
    request: { ...request, lastMessage: { at, by, from, text: beginningOf(text) } },
    events: [{ type: 'message.published', data: { messageId, from } }],
  }
}

function broughtBack(request: ServiceRequest, { at, by, text }: SaidPublicly, terms: Terms): Change {
  const details = { at, by }
  if (waitsForCustomer(request.status)) return moved(request, 'answer', terms, details)
  if (isResolved(request.status) && !isOnlyThanks(text)) return moved(request, 'resume', terms, details)
  return { request, events: [] }
}
