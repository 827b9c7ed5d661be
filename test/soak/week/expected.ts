import { HOUR, MINUTE } from '../../../src/domain/ground/instant.ts'
import {
  type ClockTerms,
  EscalationOracle,
  type Expected,
  type Metric,
  type Past,
  WON,
} from '../../escalation-oracle.ts'
import { type OpenMinutes, reached } from '../../sla-oracle.ts'
import { CONFIRM, TAKE } from './rules.ts'
import type { Outage } from './week.ts'

export interface Ground extends ClockTerms {
  /** Both processes were down. */
  readonly outage: Outage
}

/** After both were down there is more to catch up, in milliseconds. */
export const AFTER_OUTAGE = MINUTE

/** Whether nobody was there to tell it then. */
export function fellDueIn({ from, ready }: Outage, due: number): boolean {
  return due > from - WON && due <= ready
}

/** The steps of the clocks, and all else that time brings about in a request: returns, ends of silence, alarms that are passed on, what goes on untaken. */
export class Oracle extends EscalationOracle {
  private isRated = false
  private alarms = 0
  private filedBy = 0
  private readonly open: OpenMinutes
  private readonly outage: Outage

  constructor(ground: Ground) {
    super(ground)
    this.open = ground.open
    this.outage = ground.outage
  }

  protected override fallDue(to: number): void {
    super.fallDue(to)
    for (const one of this.waiting('alarm')) {
      const metric = one.key.startsWith('alarm:reaction') ? 'reaction' : 'resolution'
      if (one.due <= to && one.due > this.since && !this.isRunning(metric)) one.until = one.due
    }
  }

  protected override toldBy(due: number): number {
    return fellDueIn(this.outage, due) ? Math.max(due, this.outage.to) + AFTER_OUTAGE : super.toldBy(due)
  }

  protected override turn(metric: Metric, runs: boolean, at: number): void {
    super.turn(metric, runs, at)
    if (runs) return
    for (const one of this.waiting(`alarm:${metric}`)) if (one.due <= at) one.until = Math.min(one.until, at)
    if (metric === 'reaction') this.cease('goes on', at)
  }

  protected override happen(event: Past): void {
    const { type, data, at, actor } = event
    if (type === 'request.moved' && actor === null) this.movedByItself(data.move, at)
    super.happen(event)
    if (type === 'request.registered') this.filedBy = event.change
    else if (type === 'request.moved') this.standsAnew(event)
    else if (type === 'request.priority-overridden') this.overridden(event)
    else if (type === 'request.assigned') this.assigned(event)
    else if (type === 'request.reminded') this.told('reminds', at)
    else if (type === 'clock.escalated' && data.asks && data.to.length > 0) this.asked(data, at)
    else if (type === 'alarm.passed-on') this.passedOn(event)
    else if (type === 'alarm.confirmed') this.cease('alarm', at)
    else if (type === 'request.rated') {
      this.isRated = true
      this.cease('reminds', at)
    }
  }

  private movedByItself(move: string, at: number): void {
    if (move === 'return') this.told('returns', at)
    if (move === 'close') this.told('closes', at)
    if (move === 'give_up') this.told('gives up', at)
  }

  private standsAnew({ data, at }: Past): void {
    for (const kind of ['returns', 'closes', 'gives up', 'reminds', 'goes on']) this.cease(kind, at)
    if (['closed', 'cancelled'].includes(data.to)) this.cease('override ends', at)
    if (data.to === 'deferred') this.later(`returns:${at}`, Date.parse(data.until))
    if (data.to === 'resolved') this.isSilent(at)
    if (data.to === 'waiting_customer') this.isUnanswered(at)
  }

  private isSilent(at: number): void {
    const closes = this.openAfter(at, 72 * HOUR)
    if (closes === null) return
    this.later(`closes:${at}`, closes)
    if (closes - 24 * HOUR > at && !this.isRated) this.later(`reminds:${at}:0`, closes - 24 * HOUR)
  }

  private isUnanswered(at: number): void {
    const ends = this.workingDaysAfter(at, 5)
    if (ends === null) return
    this.later(`gives up:${at}`, ends)
    for (const days of [2, 4]) {
      const moment = this.workingDaysAfter(at, days)
      if (moment !== null && moment > at && moment < ends && !this.isRated) this.later(`reminds:${at}:${days}`, moment)
    }
  }

  /** The same time of day after so many days with open minutes, moved to the next opening. */
  private workingDaysAfter(from: number, days: number): number | null {
    let left = days
    for (let at = from; at < from + 60 * 24 * HOUR; at += 24 * HOUR) {
      const first = this.openAfter(at, 1)
      if (first !== null && first <= at + 24 * HOUR) left -= 1
      if (left === 0) return this.openAfter(at + 24 * HOUR, 0)
    }
    return null
  }

  private overridden({ data, at, actor }: Past): void {
    if (actor === null && data.to === null) this.told('override ends', at)
    this.cease('override ends', at)
    if (data.to !== null && data.until) this.later(`override ends:${at}`, Date.parse(data.until))
  }

  /** Whoever the rules gave it to has a while to take it; when the desk stood still as that ended, once more. */
  private assigned({ data, at, change }: Past): void {
    if (data.because === 'untaken') this.told('goes on', at)
    this.cease('goes on', at)
    const isByRules = data.because !== undefined || change === this.filedBy
    const isUntaken = ['registered', 'resumed'].includes(this.status) && this.isRunning('reaction')
    if (!isByRules || data.specialist.to === null || !isUntaken) return
    const first = this.openAfter(at, TAKE * MINUTE)
    if (first === null) return
    const isMissed = first > this.outage.from && first < this.outage.to - MINUTE
    const due = isMissed ? this.openAfter(this.outage.to, TAKE * MINUTE) : first
    if (due !== null) this.later(`goes on:${isMissed ? 'anew:' : ''}${at}`, due)
  }

  private openAfter(from: number, ms: number): number | null {
    const at = reached([{ from, to: null, open: this.open }], ms)
    return typeof at === 'number' ? at : null
  }

  private asked({ metric, percent }: { metric: Metric; percent: number }, at: number): void {
    this.alarms += 1
    this.later(`alarm:${metric}:${percent}:${this.alarms}`, at + CONFIRM * MINUTE)
  }

  private passedOn({ data, at }: Past): void {
    this.told(`alarm:${data.metric}:${data.percent}`, at)
    if (data.to !== null) this.asked(data, at)
  }

  private later(key: string, due: number): void {
    this.all.set(key, { key, due, until: Number.POSITIVE_INFINITY, toldAt: null })
  }

  private told(kind: string, at: number): void {
    const open = this.waiting(kind).filter(({ until }) => until >= at)
    const [one] = open.toSorted((a, b) => a.due - b.due)
    if (!one) this.wrong.push(`for nothing: ${kind} at ${new Date(at).toISOString()}`)
    else if (one.due > at) this.wrong.push(`early by ${one.due - at} ms: ${one.key}`)
    if (one) one.toldAt = at
    // One reminder tells of all that a standstill has missed.
    if (kind === 'reminds') for (const other of open) if (other.due <= at) other.toldAt = at
  }

  /** What has not come about by then will not. */
  private cease(kind: string, at: number): void {
    for (const one of this.waiting(kind)) one.until = Math.min(one.until, at)
  }

  private waiting(kind: string): Expected[] {
    return [...this.all.values()].filter(({ key, toldAt }) => toldAt === null && key.startsWith(`${kind}:`))
  }
}
