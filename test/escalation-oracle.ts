import type { Instant, Milliseconds } from '../src/domain/ground/instant.ts'
import type { Priority } from '../src/domain/ground/words.ts'
import type { EscalationScheme } from '../src/domain/terms/escalation.ts'
import { type OpenMinutes, type RunningStretch, reached } from './sla-oracle.ts'

/** What the history says of one request, the oldest first; what happened together has one number. */
export interface Past {
  readonly at: Instant
  readonly type: string
  // biome-ignore lint/suspicious/noExplicitAny: each type of event has data of its own
  readonly data: any
  readonly actor: number | null
  readonly change: number
}

export interface ClockTerms {
  /** Of the hours that the request counts in. */
  readonly open: OpenMinutes
  readonly levelId: number
  readonly targetOf: (metric: Metric, priority: Priority) => Milliseconds
  /** All schemes, and the moments from and until which they hold, in their order. */
  readonly plans: readonly {
    readonly from: Instant
    readonly to: Instant
    readonly schemes: readonly EscalationScheme[]
  }[]
}

/** Something that time has to bring about, once. */
export interface Expected {
  readonly key: string
  due: Instant
  /** It was due until then: something else has happened, or the story is over. */
  until: Instant
  toldAt: Instant | null
}

/** A person who acts within so many milliseconds of a step may have been first. */
export const WON: Milliseconds = 5_000

export type Metric = 'reaction' | 'resolution'

interface Clock {
  readonly metric: Metric
  readonly round: number
  target: Milliseconds
  readonly stretches: { from: Instant; to: Instant | null }[]
}

/** The second, slow knowledge of what each status does to the clocks: docs/product.md#statuses. */
const RUNS: Readonly<Record<Metric, readonly string[]>> = {
  reaction: ['registered', 'resumed'],
  resolution: ['registered', 'in_progress', 'waiting_external', 'resumed'],
}
const ENDED = ['resolved', 'closed', 'cancelled']

/**
 * A second way to know what the clocks of a request have to tell: it lives through the history change by change, asks the minutes of its hours, and
 * holds the steps that the history tells against those that fell due. It shares no code with the domain.
 */
export class EscalationOracle {
  readonly all = new Map<string, Expected>()
  /** What the history tells and nothing had fallen due for, in words. */
  readonly wrong: string[] = []
  protected status = 'registered'
  protected since: Instant = 0
  private priority: Priority = 4
  private readonly clocks: Clock[] = []
  /** As the clocks stood before the change. */
  private readonly deadlines: Record<Metric, Instant | null> = { reaction: null, resolution: null }
  private readonly terms: ClockTerms

  constructor(terms: ClockTerms) {
    this.terms = terms
  }

  /** All that happened, and then nothing until that moment. */
  live(past: readonly Past[], end: Instant): void {
    for (const events of Map.groupBy(past, ({ change }) => change).values()) {
      const at = events[0]?.at ?? end
      this.fallDue(at)
      for (const metric of ['reaction', 'resolution'] as const) this.deadlines[metric] = this.deadlineOf(metric)
      for (const event of events) this.happen(event)
      this.since = at
    }
    this.fallDue(end)
  }

  /** What falls due between the last change and this moment, as the clocks stand. */
  protected fallDue(to: Instant): void {
    for (const clock of this.clocks) {
      if (clock.stretches.at(-1)?.to !== null) continue
      const name = nameOf(clock)
      this.isDue(`${name}:soon`, this.momentOf(clock, 75), to)
      this.isDue(`${name}:over`, this.momentOf(clock, 100), to)
      for (const plan of this.terms.plans) {
        for (const step of this.schemeIn(plan.schemes)?.[clock.metric] ?? []) {
          const at = this.momentOf(clock, step.percent)
          if (at !== null && at >= plan.from && at < plan.to) this.isDue(`${name}:${step.percent}:${step.to}`, at, to)
        }
      }
    }
  }

  private isDue(key: string, at: Instant | null, to: Instant): void {
    if (at === null) return
    // What another priority has put into the past is due now.
    const due = Math.max(at, this.since)
    if (due > to) return
    const known = this.all.get(key)
    // Somebody was first: he stopped the clock just then, or gave it another time. It is due anew.
    if (known?.toldAt === null && due > known.until && known.until < this.toldBy(known.due)) known.due = due
    if (known) known.until = Math.max(known.until, to)
    else this.all.set(key, { key, due, until: to, toldAt: null })
  }

  /** Until then somebody may act and be first. */
  protected toldBy(due: Instant): Instant {
    return due + WON
  }

  private momentOf({ stretches, target }: Clock, percent: number): Instant | null {
    const running: RunningStretch[] = stretches.map((one) => ({ ...one, open: this.terms.open }))
    const at = reached(running, Math.floor((target * percent) / 100))
    return at === 'beyond' ? null : at
  }

  private deadlineOf(metric: Metric): Instant | null {
    const clock = this.clockOf(metric)
    return clock ? this.momentOf(clock, 100) : null
  }

  private schemeIn(schemes: readonly EscalationScheme[]): EscalationScheme | undefined {
    const { levelId } = this.terms
    const fits = [
      [levelId, this.priority],
      [levelId, null],
      [null, this.priority],
      [null, null],
    ] as const
    return fits.flatMap(([level, rank]) => schemes.filter((one) => one.levelId === level && one.priority === rank))[0]
  }

  protected happen(event: Past): void {
    const { type, data, at } = event
    const deadline = type.startsWith('clock.') && data.dueAt ? this.deadlines[data.metric as Metric] : undefined
    if (deadline !== undefined && Date.parse(data.dueAt) !== deadline) {
      const own = deadline === null ? 'none' : new Date(deadline).toISOString()
      this.wrong.push(
        `another deadline: ${data.metric}, ${data.dueAt} at ${new Date(at).toISOString()}, and not ${own}`,
      )
    }
    if (type === 'request.registered') {
      this.priority = data.priority
      this.begin('reaction', at)
      this.begin('resolution', at)
    } else if (type === 'request.moved') this.moved(data.to, at)
    else if (type === 'message.published' && data.from === 'support') this.turn('reaction', false, at)
    else if (type === 'request.priority-changed') {
      this.priority = data.to
      this.retarget()
    } else if (type === 'clock.soon-due') this.tell(data.metric, 'soon', at)
    else if (type === 'clock.breached') this.tellBroken(data.metric, at)
    else if (type === 'clock.escalated') {
      for (const percent of [data.percent, ...data.missed]) this.tell(data.metric, String(percent), at)
    }
  }

  private moved(to: string, at: Instant): void {
    this.status = to
    if (to === 'resumed') this.begin('reaction', at)
    else if (!RUNS.reaction.includes(to)) this.turn('reaction', false, at)
    this.turn('resolution', RUNS.resolution.includes(to), at)
    if (to === 'resumed') this.retarget()
  }

  private begin(metric: Metric, at: Instant): void {
    this.turn(metric, false, at)
    const round = this.clocks.filter((one) => one.metric === metric).length
    const target = this.terms.targetOf(metric, this.priority)
    this.clocks.push({ metric, round, target, stretches: [{ from: at, to: null }] })
  }

  protected turn(metric: Metric, runs: boolean, at: Instant): void {
    const clock = this.clockOf(metric)
    const last = clock?.stretches.at(-1)
    if (!clock || !last || (last.to === null) === runs) return
    if (!runs) last.to = at
    // Nothing happened to the time between two that touch.
    else if (last.to === at) last.to = null
    else clock.stretches.push({ from: at, to: null })
  }

  /** A clock that has stopped keeps its fact; one that stands still follows. */
  private retarget(): void {
    const [reaction, resolution] = [this.clockOf('reaction'), this.clockOf('resolution')]
    if (reaction && this.isRunning('reaction')) reaction.target = this.terms.targetOf('reaction', this.priority)
    if (resolution && !ENDED.includes(this.status)) resolution.target = this.terms.targetOf('resolution', this.priority)
  }

  protected isRunning(metric: Metric): boolean {
    return this.clockOf(metric)?.stretches.at(-1)?.to === null
  }

  private clockOf(metric: Metric): Clock | undefined {
    return this.clocks.findLast((one) => one.metric === metric)
  }

  /** That a promise is broken tells that it was soon over. */
  private tellBroken(metric: Metric, at: Instant): void {
    this.tell(metric, 'over', at)
    const clock = this.clockOf(metric)
    const soon = clock && this.all.get(`${nameOf(clock)}:soon`)
    if (soon?.toldAt === null) soon.toldAt = at
  }

  /** All steps of that share that are due by then are told by one line. */
  private tell(metric: Metric, share: string, at: Instant): void {
    const clock = this.clockOf(metric)
    const name = clock && `${nameOf(clock)}:${share}`
    const own = [...this.all.values()].filter(({ key }) => key === name || key.startsWith(`${name}:`))
    const open = own.filter(({ toldAt }) => toldAt === null)
    // What the scheme of another priority had due then was not told by this.
    const current = open.filter(({ until }) => until >= at)
    for (const one of current.length > 0 ? current : open) one.toldAt = at
    const how = own.length > 0 ? 'twice' : 'early or for nothing'
    if (open.length === 0) this.wrong.push(`${how}: ${name} at ${new Date(at).toISOString()}`)
  }
}

/** Each resumed request is owed a new reaction; its resolution goes on, and tells no step again. */
function nameOf({ metric, round }: Clock): string {
  return metric === 'resolution' ? metric : `${metric}:${round}`
}
