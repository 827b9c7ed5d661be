import type { TimelineEvent } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { isInWork, type Standing, stands } from '../../../src/domain/ground/status.ts'
import type { Status } from '../../../src/domain/ground/words.ts'
import type { EventData, EventType, RequestEvent } from '../../../src/domain/request/events.ts'

import { idsOfUndone } from '../../../src/domain/request/undo.ts'

/** One line of the history, as it is told: what belongs together is one line. */
export type Told = {
  readonly key: string
  readonly at: string
  /** When it ended, for what lasted; null while it lasts. */
  readonly until?: string | null
  readonly by: string | null
} & (
  | Reacted<'taken'>
  | Reacted<'replied'>
  | { readonly what: 'stood'; readonly status: Standing; readonly data: EventData['request.moved'] }
  | { readonly what: 'event'; readonly event: RequestEvent }
)

interface Reacted<What> {
  readonly what: What
  readonly late: boolean
  readonly reaction: Reaction | null
}

interface Reaction {
  readonly spent: number
  readonly target: number
}

interface Heard {
  readonly id: number
  readonly at: string
  readonly by: string | null
  readonly event: RequestEvent
}

/** The history told: a pause and its end are one line, taking tells of the reaction. */
export function toldEvents(details: Pick<RequestDetails, 'events' | 'reaction'>): readonly Told[] {
  const undone = idsOfUndone(details.events)
  const heard = details.events.filter(({ id }) => !undone.has(id)).map(parsed)
  const lastReaction = heard.findLast(({ event }) => event.type === 'clock.reacted')
  const silent = new Set<number>()

  const told = heard.flatMap((one, place): readonly Told[] => {
    const { id, at, by, event } = one
    if (silent.has(id)) return []
    const line = { key: `e-${id}`, at, by }
    const together = heard.slice(place).filter((other) => other.at === at)

    if (event.type === 'request.moved') {
      const status = event.data.to
      if (stands(status)) {
        const end = heard.slice(place + 1).find(({ event: other }) => isMoveFrom(other, status))
        if (end && isBackToWork(end.event)) silent.add(end.id)
        return [{ ...line, what: 'stood', status, data: event.data, until: end?.at ?? null }]
      }
    }
    if (isStart(event) || (event.type === 'request.assigned' && together.some(({ event: other }) => isStart(other)))) {
      const reacted = together.find(({ event: other }) => other.type === 'clock.reacted')
      for (const other of together) if (isStart(other.event) || other === reacted) silent.add(other.id)
      return [{ ...line, what: 'taken', ...reactionOf(details, reacted, reacted === lastReaction) }]
    }
    if (event.type === 'clock.reacted') {
      return [{ ...line, what: 'replied', ...reactionOf(details, one, one === lastReaction) }]
    }
    return [{ ...line, what: 'event', event }]
  })
  return told.map((one, place) => (isByTheSame(one, told[place - 1]) ? { ...one, by: null } : one))
}

/** A line that only continues the one before need not name its author again; who filed speaks right below. */
function isByTheSame(one: Told, before: Told | undefined): boolean {
  if (one.what === 'event' && one.event.type === 'request.registered') return true
  return before?.at === one.at && before.by === one.by
}

/** Numbers are known of the last reaction alone; of earlier ones only whether they were in time. */
function reactionOf({ reaction }: Pick<RequestDetails, 'reaction'>, heard: Heard | undefined, isLast: boolean) {
  if (heard?.event.type !== 'clock.reacted') return { late: false, reaction: null }
  const { targetSeconds, consumedSeconds, metAt } = reaction
  const isKnown = isLast && targetSeconds !== null && metAt !== null
  return {
    late: heard.event.data.late,
    reaction: isKnown ? { spent: consumedSeconds * 1_000, target: targetSeconds * 1_000 } : null,
  }
}

function isMoveFrom(event: RequestEvent, status: Status): boolean {
  return event.type === 'request.moved' && event.data.from === status
}

function isBackToWork(event: RequestEvent): boolean {
  return event.type === 'request.moved' && isInWork(event.data.to)
}

function isStart(event: RequestEvent): boolean {
  return event.type === 'request.moved' && event.data.move === 'start'
}

/** The wire knows the type as a word and the data as anything; the desk wrote both (domain/request/events.ts). */
function parsed({ id, at, actor, type, data }: TimelineEvent): Heard {
  const event: { [T in EventType]: { type: T; data: EventData[T] } }[EventType] = JSON.parse(
    JSON.stringify({ type, data }),
  )
  return { id, at, by: actor?.name ?? null, event }
}
