import { DAY, HOUR, type Instant } from '../ground/instant.ts'
import { isDeferred, isResolved, waitsForCustomer } from '../ground/status.ts'
import { addOpenTime, openTimeBetween, type ServiceHours } from '../hours/service-hours.ts'
import { type Clock, dueAt, type HoursById, type Metric } from '../sla/sla-clock.ts'
import type { Terms } from '../terms/terms.ts'
import type { ServiceRequest } from './request.ts'

/** Share of the promised time after which a request burns, and a specialist hears of it. */
export const SOON_DUE_PERCENT = 75
/** Silence that closes a resolved request, in the contract's service hours; this and the next are defaults (docs/product.md#silence-and-reminders). */
export const SILENCE_CLOSES_AFTER = 72 * HOUR
/** Working days after which a request that waits for the customer is closed with «нет ответа». */
export const NO_ANSWER_AFTER_WORKING_DAYS = 5
/** Working days of waiting after which the customer is reminded. */
export const REMINDS_AFTER_WORKING_DAYS = [2, 4] as const
/** So long before silence closes a resolved request its customer is reminded. */
export const REMINDS_BEFORE_CLOSING = DAY

/** Something that time alone brings about. */
export type TimeEffect =
  | {
      readonly kind: 'soon_due' | 'breached'
      readonly at: Instant
      readonly metric: Metric
      readonly step: string
      readonly dueAt: Instant
    }
  | {
      readonly kind: 'reminds'
      readonly at: Instant
      readonly step: string
      /** When it ends if nobody answers. */
      readonly endsAt: Instant
    }
  | { readonly kind: 'returns' | 'closes' | 'gives_up' | 'override_ends'; readonly at: Instant }

/** Everything time has still to do with this request, earliest first; steps that were told are not told again. */
export function timeEffects(request: ServiceRequest, terms: Terms): readonly TimeEffect[] {
  const { ledger } = request
  const round = ledger.earlierReactions.length
  const untold = [
    ...clockSteps('reaction', ledger.reaction, round, terms.hoursById),
    ...clockSteps('resolution', ledger.resolution, round, terms.hoursById),
    ...statusEffects(request, terms),
  ].filter((effect) => !('step' in effect) || !request.stepsTold.includes(effect.step))
  return untold.sort((a, b) => a.at - b.at)
}

/** When a quarter of the next unmet promise is left, and when that promise ends; null when no clock runs. */
export function nextPromise(request: Pick<ServiceRequest, 'ledger'>, hoursById: HoursById) {
  const running = [request.ledger.reaction, request.ledger.resolution]
    .map((clock) => ({ dueAt: dueAt(clock, hoursById), burnsAt: shareAt(clock, SOON_DUE_PERCENT, hoursById) }))
    .filter(
      (promise): promise is { dueAt: Instant; burnsAt: Instant } => promise.dueAt !== null && promise.burnsAt !== null,
    )
  return running.sort((a, b) => a.dueAt - b.dueAt)[0] ?? { dueAt: null, burnsAt: null }
}

function clockSteps(metric: Metric, clock: Clock, round: number, hoursById: HoursById): readonly TimeEffect[] {
  const due = dueAt(clock, hoursById)
  const soon = shareAt(clock, SOON_DUE_PERCENT, hoursById)
  if (due === null || soon === null || clock.stoppedAt !== null) return []
  return [
    { kind: 'soon_due', at: soon, metric, step: `${metric}:${round}:${SOON_DUE_PERCENT}`, dueAt: due },
    { kind: 'breached', at: due, metric, step: `${metric}:${round}:100`, dueAt: due },
  ]
}

function statusEffects(request: ServiceRequest, terms: Terms): readonly TimeEffect[] {
  const effects: TimeEffect[] = []
  const hours = terms.hoursById(terms.hoursId)
  if (isDeferred(request.status) && request.deferredUntil !== null) {
    effects.push({ kind: 'returns', at: request.deferredUntil })
  }
  if (isResolved(request.status)) {
    const at = addOpenTime(hours, request.statusSince, SILENCE_CLOSES_AFTER)
    if (at !== null) {
      const reminders = remindersOf(request, [at - REMINDS_BEFORE_CLOSING], at)
      effects.push({ kind: 'closes', at: noEarlierThanAnnounced(request, at) }, ...reminders)
    }
  }
  if (waitsForCustomer(request.status)) {
    const at = afterWorkingDays(hours, request.statusSince, NO_ANSWER_AFTER_WORKING_DAYS)
    const moments = REMINDS_AFTER_WORKING_DAYS.map((days) => afterWorkingDays(hours, request.statusSince, days))
    if (at !== null) {
      effects.push({ kind: 'gives_up', at: noEarlierThanAnnounced(request, at) }, ...remindersOf(request, moments, at))
    }
  }
  if (request.priorityOverride !== null && request.endedAt === null) {
    effects.push({ kind: 'override_ends', at: request.priorityOverride.until })
  }
  return effects
}

/** Of a wait that was reminded of late, the end that was announced then. */
function noEarlierThanAnnounced({ statusSince, stepsTold }: ServiceRequest, at: Instant): Instant {
  const announced = stepsTold.map((step) => Number(step.startsWith(`ends:${statusSince}:`) ? step.split(':')[2] : 0))
  return Math.max(at, ...announced)
}

/**
 * The reminder that is due, with everything that a standstill has missed in it, and when it says that the request ends: one
 * that comes so late that less than half of its reader's time is left gives him all of it again. Null when nothing is to be reminded of, and the end may come.
 */
export function lateReminder(request: ServiceRequest, effects: readonly TimeEffect[], now: Instant) {
  const due = effects.filter((effect) => effect.kind === 'reminds' && effect.at <= now)
  const last = due.findLast((effect) => effect.kind === 'reminds')
  const end = effects.find(({ kind }) => kind === 'closes' || kind === 'gives_up')
  if (last?.kind !== 'reminds' || !end) return null
  const lead = last.endsAt - last.at
  const endsAt = end.at - now >= lead / 2 ? end.at : now + lead
  const steps = due.flatMap((effect) => ('step' in effect ? [effect.step] : []))
  const told = endsAt > end.at ? [...steps, `ends:${request.statusSince}:${endsAt}`] : steps
  return { endsAt, steps: told }
}

/** Each wait is reminded of anew; whoever has rated has seen that it is done. */
function remindersOf(
  { statusSince, rating }: ServiceRequest,
  moments: readonly (Instant | null)[],
  endsAt: Instant,
): readonly TimeEffect[] {
  return moments.flatMap((at, place) => {
    if (at === null || at <= statusSince || at >= endsAt || rating !== null) return []
    return [{ kind: 'reminds', at, step: `reminds:${statusSince}:${place}`, endsAt } as const]
  })
}

function shareAt(clock: Clock, percent: number, hoursById: HoursById): Instant | null {
  if (clock.targetMs === null || clock.stoppedAt !== null) return null
  return dueAt({ ...clock, targetMs: Math.floor((clock.targetMs * percent) / 100) }, hoursById)
}

/** The same time of day after n days that had open hours, moved to the next opening; null when there are none. */
function afterWorkingDays(hours: ServiceHours, from: Instant, days: number): Instant | null {
  let left = days
  for (let at = from; at < from + 90 * DAY; at += DAY) {
    if (openTimeBetween(hours, at, at + DAY) > 0) left -= 1
    if (left === 0) return addOpenTime(hours, at + DAY, 0)
  }
  return null
}
