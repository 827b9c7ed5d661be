import type { Metric } from '../sla/sla-clock.ts'
import type { EscalationStep } from '../terms/escalation.ts'
import type { RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'
import type { TimeEffect } from './wake.ts'

/** What the clocks of a request bring about: a promise is soon over, is broken, or somebody is called. */
export type ClockEffect = Extract<TimeEffect, { readonly metric: Metric }>

/** A step of escalation that is told now, with those before it that nobody could be told of in time. */
export interface Calling {
  readonly metric: Metric
  readonly dueAt: number
  readonly name: string
  readonly step: EscalationStep
  readonly missed: readonly EscalationStep[]
}

/**
 * What is due of the clocks at once is one change, so that one person hears of one moment once. Of a clock that has missed steps the
 * furthest is told, and that a promise is soon over is not told of one that is.
 */
export function told(request: ServiceRequest, due: readonly ClockEffect[]) {
  const stepsTold = [...request.stepsTold, ...due.map(({ step }) => step)]
  const callings = METRICS.flatMap((metric) => callingOf(due.filter((effect) => effect.metric === metric)))
  const events = METRICS.flatMap((metric) => promiseOf(due.filter((effect) => effect.metric === metric)))
  return { request: { ...request, stepsTold }, events, callings }
}

const METRICS: readonly Metric[] = ['reaction', 'resolution']

function promiseOf(due: readonly ClockEffect[]): readonly RequestEvent[] {
  const effect = due.find(({ kind }) => kind === 'breached') ?? due.find(({ kind }) => kind === 'soon_due')
  if (!effect) return []
  const type = effect.kind === 'breached' ? 'clock.breached' : 'clock.soon-due'
  return [{ type, data: { metric: effect.metric, dueAt: new Date(effect.dueAt).toISOString() } }]
}

function callingOf(due: readonly ClockEffect[]): readonly Calling[] {
  const calls = due.flatMap((effect) => (effect.kind === 'escalates' ? [effect] : []))
  const last = calls.toSorted((a, b) => a.calls.percent - b.calls.percent).at(-1)
  if (!last) return []
  const { metric, dueAt, step: name, calls: step } = last
  // Two of one moment are called together; only what lies before it was missed.
  const missed = calls.filter((one) => one !== last).map((one) => one.calls)
  return [{ metric, dueAt, name, step, missed }]
}
