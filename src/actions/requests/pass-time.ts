import type { Desk } from '../../db/desk.ts'
import { iso } from '../../db/engine/moments.ts'
import { lockNextToWake } from '../../db/request/requests.ts'
import { keepWake, save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import type { Change } from '../../domain/request/change.ts'
import { moved } from '../../domain/request/moved.ts'
import { withOverride } from '../../domain/request/priority-changes.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { lateReminder, type TimeEffect, timeEffects } from '../../domain/request/wake.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { goOn } from './go-on.ts'

/**
 * Lets time act on one request that waits for it: a step of a clock, a return, a closing. Resolves with its number, or
 * null when nothing is due. The step and its event are one transaction, so each happens once whatever dies in between.
 */
export async function passTime(desk: Desk): Promise<number | null> {
  const request = await lockNextToWake(desk.tx, iso(desk.now))
  if (!request) return null
  const terms = await loadTerms(desk.tx, request)
  const effects = timeEffects(request, terms)
  const due = effects.filter(({ at }) => at <= desk.now)
  const reminder = lateReminder(request, effects, desk.now)
  const effect = due.find(({ kind }) => kind !== 'reminds' && !(reminder && ENDS.includes(kind)))
  if (effect?.kind === 'goes_on') await goOn(desk, request, { because: 'untaken', terms })
  else if (effect) await save(desk, happened(request, effect, terms, desk.now, due), terms)
  else if (reminder) await save(desk, reminded(request, reminder), terms)
  else await keepWake(desk, request, terms)
  return request.number
}

const ENDS: readonly TimeEffect['kind'][] = ['closes', 'gives_up']

/** What time brings about in a request by itself; to whom one goes on is asked of the people on the desk. */
type Happening = Exclude<TimeEffect, { kind: 'goes_on' }>

/** What an effect of time makes of its request; `due` is everything that is, of which a standstill may have left several. */
export function happened(
  request: ServiceRequest,
  effect: Happening,
  terms: Terms,
  now: number,
  due: readonly TimeEffect[] = [effect],
): Change {
  switch (effect.kind) {
    case 'soon_due':
    case 'breached':
      return told(request, effect, due)
    case 'reminds':
      return reminded(request, { endsAt: effect.endsAt, steps: [effect.step] })
    case 'returns':
      return moved(request, 'return', terms, { at: now, by: request.deferredBy })
    case 'closes':
      return moved(request, 'close', terms, { at: now, by: null })
    case 'gives_up':
      return moved(request, 'give_up', terms, { at: now, by: null })
    case 'override_ends':
      return withOverride(request, null, { terms, at: now })
  }
}

interface Reminder {
  readonly endsAt: number
  readonly steps: readonly string[]
}

function reminded(request: ServiceRequest, { steps, endsAt }: Reminder): Change {
  const told = { ...request, stepsTold: [...request.stepsTold, ...steps] }
  return { request: told, events: [{ type: 'request.reminded', data: { endsAt: iso(endsAt) } }] }
}

/** That a promise will soon be over is not told of one that is. */
function told(
  request: ServiceRequest,
  effect: Extract<TimeEffect, { metric: string }>,
  due: readonly TimeEffect[],
): Change {
  const missed = due.find((one) => one.kind === 'breached' && one.metric === effect.metric)
  if (effect.kind === 'soon_due' && missed?.kind === 'breached') {
    return told({ ...request, stepsTold: [...request.stepsTold, effect.step] }, missed, due)
  }
  const type = effect.kind === 'soon_due' ? 'clock.soon-due' : 'clock.breached'
  const data = { metric: effect.metric, dueAt: iso(effect.dueAt) }
  return { request: { ...request, stepsTold: [...request.stepsTold, effect.step] }, events: [{ type, data }] }
}
