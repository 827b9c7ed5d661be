import { type Instant, type Milliseconds, SECOND } from '../ground/instant.ts'
import type { Change, Held, Stood } from './change.ts'
import { EVENTS } from './event-table.ts'
import type { PastEvent, RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'
import { type Move, moveRule } from './request-lifecycle.ts'

/** How long people hear nothing of what a specialist did and may take back. */
export const HELD_BACK: Milliseconds = 10 * SECOND

/** What to hold back of a move; null: it is told at once. */
export function heldBack(request: ServiceRequest, move: Move, { at, by }: { at: Instant; by: number }): Held | null {
  return moveRule(move).isHeldBack ? { stood: stoodOf(request), for: by, until: at + HELD_BACK } : null
}

function stoodOf({
  status,
  statusSince,
  specialistId,
  teamId,
  routing,
  deferredUntil,
  deferredBy,
  deferralReason,
  solution,
  closingCode,
  reactedAt,
  resolvedAt,
  endedAt,
  ledger,
  lastMessage,
}: ServiceRequest): Stood {
  return {
    status,
    statusSince,
    specialistId,
    teamId,
    routing,
    deferredUntil,
    deferredBy,
    deferralReason,
    solution,
    closingCode,
    reactedAt,
    resolvedAt,
    endedAt,
    ledger,
    lastMessage,
  }
}

/** What the held change did besides moving: the words it said, which are taken back with it. */
export interface Undoing {
  readonly move: Move
  readonly messageId: number | null
}

/**
 * What there is to take back, out of the whole history; null when the change moved nothing, or when somebody has worked or spoken
 * since: then the request stays as people see it now.
 */
export function undoingOf(story: readonly PastEvent[], change: number): Undoing | null {
  const moving = story.find((event) => event.type === 'request.moved' && event.change === change)
  if (moving?.type !== 'request.moved') return null
  if (!story.every((event) => event.change <= change || EVENTS[event.type].letsItStand)) return null
  const said = story.find((event) => event.type === 'message.published' && event.change === change)
  return { move: moving.data.move, messageId: said?.type === 'message.published' ? said.data.messageId : null }
}

/** The request as it stood: its clocks have run on, as if nothing had been done. */
export function undone(
  request: ServiceRequest,
  stood: Stood,
  { move, change }: { move: Move; change: number },
): Change {
  const { status: from, specialistId, teamId } = request
  const events: RequestEvent[] = [{ type: 'request.move-undone', data: { move, change, from, to: stood.status } }]
  if (specialistId !== stood.specialistId || teamId !== stood.teamId) {
    events.push({
      type: 'request.assigned',
      data: {
        specialist: { from: specialistId, to: stood.specialistId },
        team: { from: teamId, to: stood.teamId },
      },
    })
  }
  return { request: { ...request, ...stood }, events }
}

interface Listed {
  readonly id: number
  readonly at: string
  readonly type: string
  readonly data: unknown
}

/** Of a history, the events of moves that were taken back, with what came together with them. */
export function idsOfUndone(events: readonly Listed[]): ReadonlySet<number> {
  const gone = new Set<number>()
  for (const [place, event] of events.entries()) {
    if (event.type !== 'request.move-undone') continue
    const moved = events.slice(0, place).findLast((one) => one.type === 'request.moved')
    const together = events.filter(
      ({ type, at }) =>
        (COME_WITH_MOVES.includes(type) && at === moved?.at) || (type === 'request.assigned' && at === event.at),
    )
    for (const { id } of together) gone.add(id)
  }
  return gone
}

const COME_WITH_MOVES: readonly string[] = ['request.moved', 'request.assigned', 'clock.reacted']
