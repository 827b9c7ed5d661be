import type { RefusalCode } from '../ground/refusal.ts'
import type {
  Channel,
  ClosingCode,
  Criticality,
  CustomerNotice,
  LinkKind,
  Priority,
  Status,
  Urgency,
} from '../ground/words.ts'
import type { DoneKind, Trigger } from '../routing/automation.ts'
import type { RoutedAgain, RoutingReason } from '../routing/explanation.ts'
import type { Metric } from '../sla/sla-clock.ts'
import type { EscalatesTo, EscalationDeed } from '../terms/escalation.ts'
import type { Move } from './request-lifecycle.ts'

interface FromTo<T> {
  readonly from: T
  readonly to: T
}

export interface Deadlines {
  readonly reactionDueAt: string | null
  readonly resolutionDueAt: string | null
}

/** Why a letter that would have been due was not written, or not yet. */
export type HeldBecause =
  | 'address_bounced'
  | 'enough_of_them'
  | 'wants_no_automatic'
  | 'quiet_hours'
  | 'summary'
  | 'no_server'

/** An automatic letter that the gate kept back. */
export interface HeldLetter {
  /** The same for the same letter: it is told once, however often somebody comes to it. */
  readonly letter: string
  readonly kind: CustomerNotice
  readonly to: string
  readonly because: HeldBecause
  /** When it leaves; null: never. */
  readonly until: string | null
}

/** What happened, by type: the history tells it, and everything that reacts (notices, live screens, jobs) reads it. */
export interface EventData {
  'request.registered': {
    channel: Channel
    contractId: number
    priority: Priority
    deadlines: Deadlines
    /** Why it went to its first team; histories from before that was kept do not say. */
    routed?: RoutingReason
  }
  /** It came by a way that its contract keeps closed: which rule was left aside, and why. */
  'request.exception-made': { rule: RefusalCode; reason: string }
  /** Somebody spoke about it by telephone; `call` is a number of the phone's own. */
  'request.called': { call: number; direction: 'in' | 'out' }
  'request.moved': FromTo<Status> & {
    move: Move
    reason?: string
    until?: string
    code?: ClosingCode
    duplicateOf?: number
  }
  /** `change`: the one that was taken back. */
  'request.move-undone': FromTo<Status> & { move: Move; change: number }
  /** `because`: the rules sent it on by themselves. */
  'request.assigned': { specialist: FromTo<number | null>; team: FromTo<number>; because?: RoutedAgain }
  /** An automation has fired: what it did, and what it notes for the support. */
  'request.automated': {
    rule: { id: string; name: string }
    trigger: Trigger
    did: readonly DoneKind[]
    note?: string
  }
  'request.criticality-changed': FromTo<Criticality>
  'request.urgency-changed': FromTo<Urgency> & { reason: string; stopOfTrade?: true }
  'request.priority-changed': FromTo<Priority> & { deadlines: FromTo<Deadlines>; reason?: string }
  'request.priority-overridden': FromTo<Priority | null> & { reason?: string; until?: string }
  'request.terms-changed': {
    contract: FromTo<number>
    service: FromTo<number>
    deadlines: FromTo<Deadlines>
    /** Of an edit of the terms themselves, in the words of whoever made it. */
    reason?: string
  }
  /** `with`: the duplicate that he came with. */
  'request.watcher-added': { personId: number; with?: number }
  'request.watcher-removed': { personId: number }
  /** Named in an internal note: he reads the request from now on. */
  'request.mentioned': { personId: number }
  /** Offered at the end of a shift: it is his as soon as he accepts. */
  'request.handed-over': { personId: number }
  'request.copied': { personId: number; with?: number }
  'request.linked': { kind: LinkKind; number: number; back: boolean }
  'request.unlinked': { kind: LinkKind; number: number; back: boolean }
  /** The customer was written to: it ends by itself at that moment. */
  'request.reminded': { endsAt: string }
  'request.rated': { score: number }
  'message.published': { messageId: number | null; from: 'customer' | 'support' }
  'message.noted': { messageId: number | null }
  'letter.bounced': { messageId: number | null; to: string; reason: string; reactionWithdrawn: boolean }
  'letter.held': HeldLetter
  'letter.filed': { messageId: number }
  'letter.moved': { messageId: number }
  'clock.reacted': { by: 'reply' | 'taken'; late: boolean }
  'clock.soon-due': { metric: Metric; dueAt: string }
  'clock.breached': { metric: Metric; dueAt: string }
  /** A step of escalation: who is called, as what, and in place of whom. */
  'clock.escalated': Escalation
  /** Whoever was called says that he looks after it. */
  'alarm.confirmed': { metric: Metric; percent: number }
  /** Nobody confirmed in time: the next one is called; null: there is nobody left. */
  'alarm.passed-on': { metric: Metric; percent: number; from: number; to: number | null; minutes: number }
}

export interface Escalation {
  readonly metric: Metric
  readonly percent: number
  readonly dueAt: string
  /** Earlier steps of this clock that are told with it, since nobody could be told in time. */
  readonly missed: readonly number[]
  readonly to: readonly Called[]
  readonly does: EscalationDeed
  readonly words?: string
  readonly asks?: true
  /** By which ways it has arrived, as the history shows it; never kept with the event. */
  readonly arrived?: readonly Arrived[]
}

export interface Arrived {
  readonly personId: number
  readonly way: string
  readonly at: string
}

/** Somebody who is called by a step; `insteadOf`: who is away. */
export interface Called {
  readonly personId: number
  readonly as: EscalatesTo
  readonly insteadOf?: number
}

export type EventType = keyof EventData

export type EventOf<T extends EventType> = { [One in T]: { readonly type: One; readonly data: EventData[One] } }[T]
export type RequestEvent = EventOf<EventType>

/** An event with the way by which it came about. */
export type HeardEvent = RequestEvent & { readonly channel: Channel }

/** An event as the history holds it: what was saved together carries one number, and later changes of a request have higher ones. */
export type PastEvent = RequestEvent & { readonly change: number }

/** What an event names besides its own request. */
const OTHER_REQUESTS = ['duplicateOf', 'with'] as const

/** Other requests that an event names to customers too. */
export function requestsNamedIn(data: Readonly<Record<string, unknown>>): number[] {
  return OTHER_REQUESTS.map((key) => data[key]).filter((number) => typeof number === 'number')
}

/** An event as somebody hears it who may know of these requests alone. */
export function namingOnly(
  data: Readonly<Record<string, unknown>>,
  known: ReadonlySet<number>,
): Record<string, unknown> {
  const isForeign = (key: string, value: unknown) =>
    OTHER_REQUESTS.some((one) => one === key) && !(typeof value === 'number' && known.has(value))
  return Object.fromEntries(Object.entries(data).filter(([key, value]) => !isForeign(key, value)))
}
