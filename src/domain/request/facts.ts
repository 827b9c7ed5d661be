import type { Instant } from '../ground/instant.ts'
import type { Channel } from '../ground/words.ts'
import { type Clock, dueWas, type HoursById, type StoppedBy } from '../sla/sla-clock.ts'
import type { HeardEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'

/** What reports count of a request and its own row does not keep, since that one says how things stand now (docs/product.md#facts). */
export interface RequestFacts {
  /** By which way the customer's side last spoke; null: these events do not say. */
  readonly lastChannel: Channel | null
  /** The first answer of all: a request that is resumed is owed another one, and begins to wait for it anew. */
  readonly firstReactedAt: Instant | null
  /** Null: it has not happened, or nothing was promised. */
  readonly firstReactedLate: boolean | null
  readonly resolvedLate: boolean | null
  /** Who had it at its last resolution, also when it was resumed since; null: these events do not say. */
  readonly resolvedBy: Pick<ServiceRequest, 'teamId' | 'specialistId'> | null
  readonly timesResumed: number
}

/** The facts of a request as these events have left it: all that ever happened to it, or one change; then what that says nothing of is as it was. */
export function factsOf(
  request: Pick<ServiceRequest, 'ledger' | 'teamId' | 'specialistId'>,
  events: readonly HeardEvent[],
  hoursById: HoursById,
): RequestFacts {
  const { reaction, earlierReactions, resolution } = request.ledger
  const first = earlierReactions[0] ?? reaction
  const reacted = isStoppedBy(first, REACTIONS)
  return {
    lastChannel: lastChannelIn(events),
    firstReactedAt: reacted ? first.stoppedAt : null,
    firstReactedLate: reacted ? isLate(first, hoursById) : null,
    resolvedLate: isStoppedBy(resolution, RESOLUTIONS) ? isLate(resolution, hoursById) : null,
    resolvedBy: resolvedByIn(request, events),
    timesResumed: earlierReactions.length,
  }
}

/** What ends without an answer or a solution has kept and broken nothing. */
const REACTIONS: readonly StoppedBy[] = ['reply', 'taken', 'resolved']
const RESOLUTIONS: readonly StoppedBy[] = ['resolved']

function isStoppedBy({ stoppedBy }: Clock, causes: readonly StoppedBy[]): boolean {
  return stoppedBy !== null && causes.includes(stoppedBy)
}

function isLate(clock: Clock, hoursById: HoursById): boolean | null {
  if (clock.targetMs === null || clock.stoppedAt === null) return null
  const due = dueWas(clock, hoursById)
  return due !== null && clock.stoppedAt > due
}

/** A letter that was moved away says nothing here; one that a specialist filed by hand came by mail, though his event says «desk». */
function lastChannelIn(events: readonly HeardEvent[]): Channel | null {
  const gone = messagesOf(events, 'letter.moved')
  const last = events.findLast(
    (event) => event.type === 'message.published' && event.data.from === 'customer' && !isAmong(gone, event),
  )
  if (!last) return null
  return isAmong(messagesOf(events, 'letter.filed'), last) ? 'email' : last.channel
}

function messagesOf(events: readonly HeardEvent[], type: 'letter.moved' | 'letter.filed'): ReadonlySet<number> {
  return new Set(events.flatMap((event) => (event.type === type ? [event.data.messageId] : [])))
}

function isAmong(messages: ReadonlySet<number>, event: HeardEvent): boolean {
  return event.type === 'message.published' && event.data.messageId !== null && messages.has(event.data.messageId)
}

/** Its place; one that was taken back is none. */
function lastResolutionIn(events: readonly HeardEvent[]): number {
  const standing: number[] = []
  for (const [place, event] of events.entries()) {
    if (event.type === 'request.moved' && event.data.move === 'resolve') standing.push(place)
    if (event.type === 'request.move-undone' && event.data.move === 'resolve') standing.pop()
  }
  return standing.at(-1) ?? -1
}

/** Back from today's team and specialist over every assignment since. */
function resolvedByIn(
  { teamId, specialistId }: Pick<ServiceRequest, 'teamId' | 'specialistId'>,
  events: readonly HeardEvent[],
): RequestFacts['resolvedBy'] {
  const at = lastResolutionIn(events)
  if (at < 0) return null
  const next = events.find((event, place) => place > at && event.type === 'request.assigned')
  return next?.type === 'request.assigned'
    ? { teamId: next.data.team.from, specialistId: next.data.specialist.from }
    : { teamId, specialistId }
}
