import type { Desk } from '../../db/desk.ts'
import { upsertRating } from '../../db/request/ratings.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isSolved } from '../../domain/ground/status.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'

export interface Rating {
  /** 1 to 5 */
  readonly score: number
  readonly comment: string
}

/** A rating may be changed; it needs something to rate: a resolved or closed request that was no duplicate and no spam. */
export async function rateRequest(desk: Desk, number: number, rating: Rating): Promise<ServiceRequest> {
  const { tx, actor } = desk
  const request = await lockRequest(tx, actor, number)
  if (!may(actor, 'rate', request)) throw new Refusal('permission.missing')
  if (!isRateable(request)) throw new Refusal('request.rating-not-allowed', { status: request.status })
  await upsertRating(desk, number, rating)
  const { score } = rating
  const change = {
    request: { ...request, rating: score },
    events: [{ type: 'request.rated', data: { score } }],
  } as const
  return save(desk, change, await loadTerms(tx, request))
}

function isRateable({ status, closingCode }: ServiceRequest): boolean {
  return isSolved(status) && closingCode !== 'duplicate' && closingCode !== 'spam'
}
