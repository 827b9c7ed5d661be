import type { Desk } from '../../db/desk.ts'
import { iso } from '../../db/request-row.ts'
import { lockNextToWake } from '../../db/requests.ts'
import { keepWake, save } from '../../db/save.ts'
import { loadTerms } from '../../db/terms.ts'
import type { ServiceRequest } from '../../domain/request.ts'
import { type Change, moved, type Terms, withOverride } from '../../domain/request-changes.ts'
import { type TimeEffect, timeEffects } from '../../domain/wake.ts'

/**
 * Lets time act on one request that waits for it: a step of a clock, a return, a closing. Resolves with its number, or
 * null when nothing is due. The step and its event are one transaction, so each happens once whatever dies in between.
 */
export async function passTime(desk: Desk): Promise<number | null> {
  const request = await lockNextToWake(desk.tx, iso(desk.now))
  if (!request) return null
  const terms = await loadTerms(desk.tx, request)
  const effect = timeEffects(request, terms).find(({ at }) => at <= desk.now)
  if (effect) await save(desk, happened(request, effect, terms, desk.now), terms)
  else await keepWake(desk, request, terms)
  return request.number
}

/** What an effect of time makes of its request. */
export function happened(request: ServiceRequest, effect: TimeEffect, terms: Terms, now: number): Change {
  switch (effect.kind) {
    case 'soon_due':
    case 'breached':
      return told(request, effect)
    case 'reminds':
      return reminded(request, effect)
    case 'returns':
      return moved(request, 'return', terms, { at: now, by: request.deferredBy })
    case 'closes':
      return moved(request, 'close', terms, { at: now, by: null })
    case 'gives_up':
      return moved(request, 'give_up', terms, { at: now, by: null })
    case 'override_ends':
      return withOverride(request, null, terms, now)
  }
}

function reminded(request: ServiceRequest, { step, endsAt }: Extract<TimeEffect, { kind: 'reminds' }>): Change {
  const told = { ...request, stepsTold: [...request.stepsTold, step] }
  return { request: told, events: [{ type: 'request.reminded', data: { endsAt: iso(endsAt) } }] }
}

function told(request: ServiceRequest, effect: Extract<TimeEffect, { metric: string }>): Change {
  const type = effect.kind === 'soon_due' ? 'clock.soon-due' : 'clock.breached'
  const data = { metric: effect.metric, dueAt: iso(effect.dueAt) }
  return { request: { ...request, stepsTold: [...request.stepsTold, effect.step] }, events: [{ type, data }] }
}
