import type { Desk } from '../../db/desk.ts'
import { iso } from '../../db/engine/moments.ts'
import { lockNextToWake } from '../../db/request/requests.ts'
import { keepWake, save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import type { Change } from '../../domain/request/change.ts'
import { told } from '../../domain/request/escalated.ts'
import { moved } from '../../domain/request/moved.ts'
import { withOverride } from '../../domain/request/priority-changes.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { lateReminder, type TimeEffect, timeEffects } from '../../domain/request/wake.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { escalated } from './escalate.ts'
import { goOnUntaken } from './go-on.ts'

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
  if (effect && 'metric' in effect) await tellClocks(desk, request, due, terms)
  else if (effect?.kind === 'goes_on') await goOnUntaken(desk, request, effect.at, terms)
  else if (effect) await save(desk, happened(request, effect, terms, desk.now), terms)
  else if (reminder) await save(desk, reminded(request, reminder), terms)
  else await keepWake(desk, request, terms)
  return request.number
}

const ENDS: readonly TimeEffect['kind'][] = ['closes', 'gives_up']

/** What time brings about in a request by itself; to whom one goes on is asked of the people on the desk. */
type Happening = Exclude<TimeEffect, { kind: 'goes_on' } | { kind: 'escalates' }>

/** What an effect of time makes of its request. */
export function happened(request: ServiceRequest, effect: Happening, terms: Terms, now: number): Change {
  switch (effect.kind) {
    case 'soon_due':
    case 'breached':
      return told(request, [effect])
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

/** All that is due of the clocks before anything else is, as one change: whom it calls is asked of the people on the desk. */
async function tellClocks(
  desk: Desk,
  request: ServiceRequest,
  due: readonly TimeEffect[],
  terms: Terms,
): Promise<void> {
  const other = due.findIndex((effect) => !('metric' in effect))
  const steps = (other < 0 ? due : due.slice(0, other)).filter((effect) => 'metric' in effect)
  const { callings, ...change } = told(request, steps)
  let made: Change = change
  for (const calling of callings) made = await escalated(desk, made, calling, terms)
  // One that only says what another says already is told by that.
  if (made.events.length > 0) await save(desk, made, terms)
  else await keepWake(desk, made.request, terms)
}
