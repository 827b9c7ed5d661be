import type { RequestRow } from '../../src/contract/request/request.ts'
import { isResolved, waitsForCustomer } from '../../src/domain/ground/status.ts'
import { type StatusSentence, statusSentence } from '../../src/domain/request/status-sentence.ts'

type SentenceOf = Pick<
  RequestRow,
  'status' | 'reactionDueAt' | 'resolutionDueAt' | 'reactedAt' | 'deferredUntil' | 'rating' | 'endsAt'
>

/** The status of a request as its customer reads it, at this moment. */
export function sentenceOf(request: SentenceOf, now: number): StatusSentence {
  return statusSentence({
    status: request.status,
    reactionDueAt: instant(request.reactionDueAt),
    resolutionDueAt: instant(request.resolutionDueAt),
    reactionMetAt: instant(request.reactedAt),
    deferredUntil: instant(request.deferredUntil),
    rating: request.rating,
    endsAt: instant(request.endsAt),
    now,
  })
}

/** The person's move: an answer that we wait for, or a look at what is done. */
export function isPersonsTurn({ status, rating }: Pick<RequestRow, 'status' | 'rating'>): boolean {
  return waitsForCustomer(status) || (isResolved(status) && rating === null)
}

function instant(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}
