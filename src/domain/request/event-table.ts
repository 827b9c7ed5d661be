import type { NoticeKind } from '../ground/words.ts'
import type { EventData, EventOf, EventType } from './events.ts'
import { movedBetween } from './moved-promises.ts'
import type { Move } from './request-lifecycle.ts'

/** What follows from an event besides the change it tells of. Left out: no, and nobody is told. */
interface EventRule<T extends EventType> {
  /** A moved conversation is no reason to hold up a change of the work: the version that people act on stays. */
  readonly keepsVersion?: true
  /** Customers see nothing of the desk's inner life: to that also belongs whom it gives a request by itself, and whom it lets in. */
  readonly isShownToCustomer?: true | 'done_by_people'
  /** What people do in one change with it is of the desk's inner life too. */
  readonly hidesItsChange?: true
  /** Told by the conversation, not by the history. */
  readonly isMessage?: true
  /** Nobody has worked or spoken by it: what a letter did before can still be taken back. */
  readonly letsItStand?: true
  /** Reports count something of it (facts.ts): the facts of the request may be others now. */
  readonly isCounted?: (data: EventData[T]) => boolean
  readonly tells?: (data: EventData[T]) => readonly NoticeKind[]
}

/** Moves that people are told of. Spam is told to nobody, and what the customer's side set going it knows. */
const MOVES_TOLD: Readonly<Partial<Record<Move, readonly NoticeKind[]>>> = {
  ask: ['question'],
  resolve: ['resolved'],
  close: ['closed'],
  settle: ['closed'],
  give_up: ['closed'],
  cancel: ['closed'],
  mark_duplicate: ['closed'],
  resume: ['returned', 'answered'],
  return: ['returned'],
}

function toldOfMove({ from, to }: EventData['request.terms-changed']['deadlines']): readonly NoticeKind[] {
  return movedBetween(from, to).length > 0 ? ['due_moved'] : []
}

export const EVENTS: { readonly [T in EventType]: EventRule<T> } = {
  'request.registered': { isShownToCustomer: true, tells: () => ['acknowledgement', 'in_team'] },
  'request.moved': {
    isShownToCustomer: true,
    isCounted: () => true,
    tells: ({ move }) => MOVES_TOLD[move] ?? [],
  },
  'request.move-undone': { isShownToCustomer: true },
  'request.assigned': {
    isShownToCustomer: 'done_by_people',
    tells: ({ specialist, team, because }) => [
      ...(specialist.to !== null && specialist.to !== specialist.from ? (['assigned'] as const) : []),
      ...(specialist.from !== null && specialist.to !== specialist.from ? (['reassigned'] as const) : []),
      ...(team.to !== team.from || (because !== undefined && specialist.to === null) ? (['in_team'] as const) : []),
    ],
  },
  'request.automated': { keepsVersion: true, letsItStand: true },
  'request.criticality-changed': {},
  'request.urgency-changed': {
    isShownToCustomer: true,
    tells: ({ stopOfTrade }) => (stopOfTrade ? ['trade_stopped'] : []),
  },
  'request.priority-changed': { tells: ({ deadlines }) => toldOfMove(deadlines) },
  'request.priority-overridden': {},
  'request.terms-changed': { tells: ({ deadlines }) => toldOfMove(deadlines) },
  'request.watcher-added': { isShownToCustomer: 'done_by_people', letsItStand: true },
  'request.watcher-removed': { letsItStand: true },
  'request.mentioned': { keepsVersion: true, letsItStand: true, tells: () => ['mention'] },
  'request.handed-over': { keepsVersion: true, letsItStand: true, hidesItsChange: true, tells: () => ['assigned'] },
  'request.copied': { keepsVersion: true, letsItStand: true },
  'request.linked': { letsItStand: true },
  'request.unlinked': { letsItStand: true },
  'request.reminded': { keepsVersion: true, tells: () => ['reminder'] },
  'request.exception-made': { keepsVersion: true, letsItStand: true },
  'request.called': { keepsVersion: true, letsItStand: true },
  'request.rated': { isShownToCustomer: true, tells: () => ['rated'] },
  'message.published': {
    keepsVersion: true,
    isMessage: true,
    isCounted: ({ from }) => from === 'customer',
    tells: ({ from }) => [from === 'support' ? 'reply' : 'answered'],
  },
  'message.noted': { keepsVersion: true, isMessage: true, letsItStand: true },
  'letter.bounced': { keepsVersion: true, isCounted: ({ reactionWithdrawn }) => reactionWithdrawn },
  'letter.held': { keepsVersion: true, letsItStand: true },
  'letter.filed': { letsItStand: true },
  'letter.moved': { letsItStand: true },
  'clock.reacted': { keepsVersion: true, isCounted: () => true },
  'clock.soon-due': { keepsVersion: true, letsItStand: true, tells: () => ['soon_due'] },
  'clock.escalated': { keepsVersion: true, letsItStand: true, tells: () => ['escalated'] },
  'alarm.confirmed': { keepsVersion: true, letsItStand: true },
  'alarm.passed-on': { keepsVersion: true, letsItStand: true, tells: ({ to }) => (to === null ? [] : ['escalated']) },
  'clock.breached': { keepsVersion: true, letsItStand: true, tells: () => ['breached'] },
}

const TYPES = Object.keys(EVENTS).filter((type): type is EventType => type in EVENTS)

/** What a customer sees of the history, whoever did it. */
export const CUSTOMER_EVENTS: readonly EventType[] = TYPES.filter((type) => EVENTS[type].isShownToCustomer === true)

/** What he sees when a person did it, and not when the desk has by itself. */
export const CUSTOMER_EVENTS_OF_PEOPLE: readonly EventType[] = TYPES.filter(
  (type) => EVENTS[type].isShownToCustomer === 'done_by_people',
)

/** Beside which he does not see that either: whoever is offered a request for the shift is let in by it. */
export const HIDING_EVENTS: readonly EventType[] = TYPES.filter((type) => EVENTS[type].hidesItsChange)

/** What the conversation tells. */
export const MESSAGE_EVENTS: readonly EventType[] = TYPES.filter((type) => EVENTS[type].isMessage)

/** Whether the facts of a request may be others after this event. */
export function isCounted<T extends EventType>(event: EventOf<T>): boolean {
  const rule: EventRule<T> = EVENTS[event.type]
  return rule.isCounted?.(event.data) ?? false
}

/** What people are told of an event. */
export function tellsOf<T extends EventType>(event: EventOf<T>): readonly NoticeKind[] {
  const rule: EventRule<T> = EVENTS[event.type]
  return rule.tells?.(event.data) ?? []
}
