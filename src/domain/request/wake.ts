import { DAY, HOUR, type Instant, type Milliseconds } from '../ground/instant.ts'
import { isDeferred, isResolved, waitsForCustomer } from '../ground/status.ts'
import { addOpenTime, openTimeBetween, type ServiceHours } from '../hours/service-hours.ts'
import { type Clock, dueAt, type Metric } from '../sla/sla-clock.ts'
import { type EscalationStep, stepsIn } from '../terms/escalation.ts'
import { policyAt } from '../terms/policy.ts'
import type { Terms } from '../terms/terms.ts'
import { goesOnAt } from './going-on.ts'
import type { ServiceRequest } from './request.ts'

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
      readonly kind: 'escalates'
      readonly at: Instant
      readonly metric: Metric
      readonly step: string
      readonly dueAt: Instant
      readonly calls: EscalationStep
    }
  | {
      readonly kind: 'reminds'
      readonly at: Instant
      readonly step: string
      /** When it ends if nobody answers. */
      readonly endsAt: Instant
    }
  | { readonly kind: 'returns' | 'closes' | 'gives_up' | 'override_ends'; readonly at: Instant }
  | { readonly kind: 'goes_on'; readonly at: Instant }

/** Everything time has still to do with this request, earliest first; steps that were told are not told again. */
export function timeEffects(request: ServiceRequest, terms: Terms): readonly TimeEffect[] {
  const { ledger } = request
  const round = ledger.earlierReactions.length
  const untold = [
    ...clockSteps('reaction', ledger.reaction, round, terms),
    ...clockSteps('resolution', ledger.resolution, round, terms),
    ...escalations('reaction', ledger.reaction, request, terms),
    ...escalations('resolution', ledger.resolution, request, terms),
    ...statusEffects(request, terms),
    ...goingOn(request),
  ].filter((effect) => !('step' in effect) || !request.stepsTold.some((told) => isSameStep(told, effect.step)))
  return untold.sort((a, b) => a.at - b.at)
}

function goingOn(request: ServiceRequest): readonly TimeEffect[] {
  const at = goesOnAt(request)
  return at === null ? [] : [{ kind: 'goes_on', at }]
}

/** When the next unmet promise begins to burn, and when it ends; null when no clock runs. */
export function nextPromise(request: Pick<ServiceRequest, 'ledger'>, terms: PromiseTerms) {
  const running = [request.ledger.reaction, request.ledger.resolution]
    .map((clock) => ({ dueAt: dueAt(clock, terms.hoursById), burnsAt: soonDueAt(clock, terms) }))
    .filter(
      (promise): promise is { dueAt: Instant; burnsAt: Instant } => promise.dueAt !== null && promise.burnsAt !== null,
    )
  return running.sort((a, b) => a.dueAt - b.dueAt)[0] ?? { dueAt: null, burnsAt: null }
}

/** What a promise needs to know of the terms. */
export type PromiseTerms = Pick<Terms, 'hoursById' | 'policies'>

/** The time of a promise, in milliseconds, after which it burns: by the policy of the moment in which its clock began. Null: nothing was promised. */
export function soonDueAfter(clock: Clock, { policies }: Pick<Terms, 'policies'>): Milliseconds | null {
  return clock.targetMs === null ? null : Math.floor((clock.targetMs * soonDuePercent(clock, policies)) / 100)
}

/** Whether a step that was told, by its name, is the one that an event of a clock tells, whichever share the policy had then. */
export function isClockStep(step: string, told: ClockStep | CallStep): boolean {
  const { metric, round } = told
  if ('percent' in told) return step.startsWith(`${metric}:${round}:calls:${told.percent}:`)
  return withoutShare(step) === `${metric}:${round}:${told.isOver ? 'over' : 'soon'}`
}

export interface ClockStep {
  readonly metric: Metric
  readonly round: number
  /** The promise is broken; else it is soon over. */
  readonly isOver: boolean
}

/** All who were called as so much of a promised time had gone by. */
export interface CallStep extends Omit<ClockStep, 'isOver'> {
  readonly percent: number
}

/** A reaction is promised anew with each round; a resolution goes on when its request is resumed, and tells no step again. */
function isSameStep(told: string, step: string): boolean {
  const name = (one: string) => withoutShare(one).replace(/^resolution:\d+:/, 'resolution:')
  return name(told) === name(step)
}

/** `reaction:0:75` without its share: that a promise is soon over is told once, though the share may have changed. */
function withoutShare(step: string): string {
  return step.replace(/^(reaction|resolution):(\d+):(\d+)$/, (_, metric, round, percent) =>
    [metric, round, percent === '100' ? 'over' : 'soon'].join(':'),
  )
}

function clockSteps(metric: Metric, clock: Clock, round: number, terms: PromiseTerms): readonly TimeEffect[] {
  const due = dueAt(clock, terms.hoursById)
  const soon = soonDueAt(clock, terms)
  if (due === null || soon === null || clock.stoppedAt !== null) return []
  const percent = soonDuePercent(clock, terms.policies)
  return [
    { kind: 'soon_due', at: soon, metric, step: `${metric}:${round}:${percent}`, dueAt: due },
    { kind: 'breached', at: due, metric, step: `${metric}:${round}:100`, dueAt: due },
  ]
}

/** Whom a running clock calls, and when; beyond the deadline too, as long as it runs. */
function escalations(
  metric: Metric,
  clock: Clock,
  { ledger, priority }: ServiceRequest,
  { hoursById, levelId, escalations: versions }: Terms,
): readonly TimeEffect[] {
  const due = dueAt(clock, hoursById)
  const { targetMs } = clock
  if (due === null || targetMs === null) return []
  const round = ledger.earlierReactions.length
  return stepsIn(versions, { metric, levelId, priority }, (calls) => {
    const at = dueAt({ ...clock, targetMs: Math.floor((targetMs * calls.percent) / 100) }, hoursById)
    const step = escalationStep(metric, round, calls)
    return at === null ? null : { kind: 'escalates' as const, at, metric, step, dueAt: due, calls }
  })
}

/** The name under which a step of escalation was told: the same whom and when is told once, whatever else an edit changed of it. */
export function escalationStep(metric: Metric, round: number, { percent, to }: EscalationStep): string {
  return `${metric}:${round}:calls:${percent}:${to}`
}

function statusEffects(request: ServiceRequest, terms: Terms): readonly TimeEffect[] {
  const effects: TimeEffect[] = []
  const hours = terms.hoursById(hoursOf(request))
  const { silence } = policyAt(terms.policies, request.statusSince)
  if (isDeferred(request.status) && request.deferredUntil !== null) {
    effects.push({ kind: 'returns', at: request.deferredUntil })
  }
  if (isResolved(request.status)) {
    const at = addOpenTime(hours, request.statusSince, silence.closesAfterHours * HOUR)
    if (at !== null) {
      const reminders = remindersOf(request, [at - silence.remindsBeforeHours * HOUR], at)
      effects.push({ kind: 'closes', at: noEarlierThanAnnounced(request, at) }, ...reminders)
    }
  }
  if (waitsForCustomer(request.status)) {
    const at = afterWorkingDays(hours, request.statusSince, silence.givesUpAfterWorkingDays)
    const moments = silence.remindsAfterWorkingDays.map((days) => afterWorkingDays(hours, request.statusSince, days))
    if (at !== null) {
      effects.push({ kind: 'gives_up', at: noEarlierThanAnnounced(request, at) }, ...remindersOf(request, moments, at))
    }
  }
  if (request.priorityOverride !== null && request.endedAt === null) {
    effects.push({ kind: 'override_ends', at: request.priorityOverride.until })
  }
  return effects
}

/** The hours that a request counts in: those of its contract since its clocks began or were last counted anew. */
export function hoursOf({ ledger }: Pick<ServiceRequest, 'ledger'>): number {
  const last = ledger.resolution.stretches.at(-1)
  if (!last) throw new Error('a clock begins with a stretch')
  return last.hoursId
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

function soonDueAt(clock: Clock, terms: PromiseTerms): Instant | null {
  const targetMs = soonDueAfter(clock, terms)
  return targetMs === null || clock.stoppedAt !== null ? null : dueAt({ ...clock, targetMs }, terms.hoursById)
}

function soonDuePercent({ stretches }: Clock, policies: Terms['policies']): number {
  return policyAt(policies, stretches[0]?.from ?? 0).soonDuePercent
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
