import type { RequestEvent } from '../request/events.ts'

/** What a notice says of the promise that is soon over, broken, or that somebody is called for. */
export interface CalledFor {
  readonly dueAt: string | null
  /** Of the time that has gone by; null: nobody was called. */
  readonly percent: number | null
  /** Steps that nobody could be told of in time. */
  readonly missed: number
  /** Whoever is called is asked to confirm. */
  readonly asks: boolean
}

/** The furthest step of a change is the one that is told. */
export function calledFor(events: readonly RequestEvent[]): CalledFor {
  const called = events.flatMap((event) => (event.type === 'clock.escalated' ? [event.data] : []))
  const furthest = called.toSorted((a, b) => b.percent - a.percent)[0]
  const passed = events.find((event) => event.type === 'alarm.passed-on')
  const due = events.find((event) => event.type === 'clock.soon-due' || event.type === 'clock.breached')
  return {
    dueAt: furthest?.dueAt ?? (due && 'dueAt' in due.data ? due.data.dueAt : null),
    percent: furthest?.percent ?? (passed?.type === 'alarm.passed-on' ? passed.data.percent : null),
    missed: called.reduce((sum, { missed }) => sum + missed.length, 0),
    asks: passed !== undefined || called.some(({ asks }) => asks === true),
  }
}
