import type { Desk } from '../../db/desk.ts'
import { countWaitingFor, lockMostUrgentFor } from '../../db/request/next-request.ts'
import { save } from '../../db/request/save.ts'
import { holdChoice, loadOf } from '../../db/routing/candidates.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may, mayOnDesk } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { whyTakesNone } from '../../domain/people/absence.ts'
import { taken } from '../../domain/request/taking.ts'
import { nextPromise } from '../../domain/request/wake.ts'

/** A request that was taken as the next one, and why it is this one. */
export interface TakenNext {
  readonly number: number
  readonly version: number
  /** Its promise, which was the first of all to end; null: none of them had one, and it waited longest. */
  readonly dueAt: Instant | null
  /** So many wait still. */
  readonly waiting: number
}

/**
 * «Следующая заявка»: whoever works takes the most urgent request that nobody has, of his teams, below his limit (docs/product.md#afterwards).
 * Each that asks at the same moment gets another one.
 */
export async function takeNext(desk: Desk): Promise<TakenNext> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'work_on_desk')) throw new Refusal('permission.missing')
  await holdChoice(tx)
  const { open, openLimit } = await loadOf(tx, actor.personId)
  if (whyTakesNone({ open, openLimit, isAway: false })) throw new Refusal('request.at-limit')
  const request = await lockMostUrgentFor(tx, actor)
  if (!request) throw new Refusal('request.none-waits')
  if (!may(actor, 'assign', request)) throw new Refusal('permission.missing')
  const terms = await loadTerms(tx, request)
  const { dueAt } = nextPromise(request, terms)
  const { number, version } = await save(desk, taken(request, terms, { at: now, by: actor.personId }), terms)
  return { number, version, dueAt, waiting: await countWaitingFor(tx, actor) }
}
