import type { Instant, Milliseconds } from '../ground/instant.ts'
import type { CallCause, CallDirection, CallEvent } from './call-event.ts'

export const CALL_STATES = ['ringing', 'talking', 'ended'] as const
export type CallState = (typeof CALL_STATES)[number]

/** How a call came out: somebody spoke; nobody of ours took it; nobody there took ours. */
export const CALL_RESULTS = ['answered', 'missed', 'not_reached'] as const
export type CallResult = (typeof CALL_RESULTS)[number]

/** The other side. */
export interface Caller {
  /** E.164; null: withheld, or no number that can be called. */
  readonly number: string | null
  /** Behind the number: who is asked for there. */
  readonly extension: string | null
}

/** An event, when it came, and whom its number means; null: it names none. */
export type HeardEvent = CallEvent & { readonly heardAt: Instant; readonly caller: Caller | null }

export interface Call {
  readonly direction: CallDirection
  readonly state: CallState
  readonly startedAt: Instant
  readonly answeredAt: Instant | null
  readonly endedAt: Instant | null
  readonly talkMs: Milliseconds
  readonly result: CallResult | null
  readonly cause: CallCause | null
  readonly caller: Caller
  readonly line: string | null
  readonly queue: string | null
  /** Telephones that ring now; empty in a queue where none does yet. */
  readonly ringing: readonly string[]
  /** The telephone that speaks, or spoke last. */
  readonly speaking: string | null
  readonly recording: string | null
  /** Without another word of its exchange it is over then; null: it is over. */
  readonly closesAt: Instant | null
}

/** A call rings for so long without a word of its exchange, then its end is taken as lost. */
export const RINGS_AT_MOST: Milliseconds = 5 * 60_000
/** He waits in a queue for so long while no telephone of ours rings. */
export const WAITS_AT_MOST: Milliseconds = 60 * 60_000
/** People speak for so long without a word of the exchange. */
export const TALKS_AT_MOST: Milliseconds = 4 * 3_600_000

const RANK = { ringing: 0, leg_ended: 1, answered: 2, transferred: 3, recorded: 4, ended: 5 } as const

/**
 * A call out of all its events, in whichever order and however often they came: an end is the end, an answer wins over ringing, and
 * what comes twice says nothing new (docs/phone.md). `now` closes what the exchange never ended.
 */
export function callOf(events: readonly HeardEvent[], now: Instant): Call {
  const inOrder = ordered(events)
  const ended = inOrder.findLast(({ sign }) => sign === 'ended')
  const answers = inOrder.filter(({ sign }) => sign === 'answered' || sign === 'transferred')
  const direction = inOrder.find((event) => event.direction !== null)?.direction ?? 'in'
  const startedAt = Math.min(...inOrder.map((event) => event.startedAt ?? timeOf(event)))
  const lastHeard = Math.max(...inOrder.map(({ heardAt }) => heardAt))
  const wasAnswered = answers.length > 0 || (ended?.talkMs ?? 0) > 0
  const ringing = stillRinging(inOrder)
  const queue = inOrder.findLast((event) => event.queue !== null)?.queue ?? null
  const closesAt = lastHeard + longestSilence({ wasAnswered, ringing, queue })
  const endedAt = ended ? timeOf(ended) : now >= closesAt ? lastHeard : null
  const answeredAt = wasAnswered ? answeredIn(answers, { endedAt, talkMs: ended?.talkMs ?? null, startedAt }) : null
  const state = endedAt !== null ? 'ended' : wasAnswered ? 'talking' : 'ringing'
  return {
    direction,
    state,
    startedAt,
    answeredAt,
    endedAt,
    talkMs: ended?.talkMs ?? (answeredAt === null || endedAt === null ? 0 : Math.max(0, endedAt - answeredAt)),
    result: state === 'ended' ? resultOf(direction, wasAnswered) : null,
    cause: ended?.cause ?? null,
    caller: callerIn(inOrder),
    line: inOrder.find(({ line }) => line !== null)?.line ?? null,
    queue,
    ringing: state === 'ringing' ? ringing : [],
    closesAt: state === 'ended' ? null : closesAt,
    speaking: speakerOf(answers, ended),
    recording: inOrder.findLast(({ recording }) => recording !== null)?.recording ?? null,
  }
}

interface Silence {
  readonly wasAnswered: boolean
  readonly ringing: readonly string[]
  readonly queue: string | null
}

/** After which silence the end of a call is taken as lost. */
function longestSilence({ wasAnswered, ringing, queue }: Silence): Milliseconds {
  if (wasAnswered) return TALKS_AT_MOST
  return queue !== null && ringing.length === 0 ? WAITS_AT_MOST : RINGS_AT_MOST
}

/** By the clock of the exchange, where it has one. */
function timeOf({ at, heardAt }: HeardEvent): Instant {
  return at ?? heardAt
}

/** By the clock of the exchange where every event has its time, else as a call goes. What is alike in all that stands as it came. */
function ordered(events: readonly HeardEvent[]): readonly HeardEvent[] {
  const isTimed = events.every(({ at }) => at !== null)
  const time = ({ at }: HeardEvent) => (isTimed ? (at ?? 0) : 0)
  return [...events].sort(
    (one, other) =>
      time(one) - time(other) ||
      (isTimed ? (one.seq ?? 0) - (other.seq ?? 0) : 0) ||
      RANK[one.sign] - RANK[other.sign] ||
      (one.seq ?? 0) - (other.seq ?? 0) ||
      one.heardAt - other.heardAt,
  )
}

interface Spoken {
  readonly endedAt: Instant | null
  readonly talkMs: Milliseconds | null
  readonly startedAt: Instant
}

function answeredIn(answers: readonly HeardEvent[], { endedAt, talkMs, startedAt }: Spoken): Instant {
  if (answers.length > 0) return Math.min(...answers.map(timeOf))
  return Math.max(startedAt, (endedAt ?? startedAt) - (talkMs ?? 0))
}

function resultOf(direction: CallDirection, wasAnswered: boolean): CallResult {
  if (wasAnswered) return 'answered'
  return direction === 'in' ? 'missed' : 'not_reached'
}

function callerIn(events: readonly HeardEvent[]): Caller {
  const named = events.flatMap(({ caller }) => caller ?? [])
  return named.find(({ number }) => number !== null) ?? named[0] ?? { number: null, extension: null }
}

/** Whose leg ended rings no more, unless it was called anew. */
function stillRinging(events: readonly HeardEvent[]): readonly string[] {
  const ringing = new Set<string>()
  for (const { sign, extensions } of events) {
    for (const extension of extensions) {
      if (sign === 'ringing') ringing.add(extension)
      if (sign === 'leg_ended') ringing.delete(extension)
    }
  }
  return [...ringing]
}

/** Who answered last; where nothing says who that was, whom the end names of those who answered. */
function speakerOf(answers: readonly HeardEvent[], ended: HeardEvent | undefined): string | null {
  const named = answers.flatMap(({ extensions }) => extensions)
  const atEnd = lastOf(ended)
  const isOrdered = answers.every(({ at, seq }) => at !== null || seq !== null)
  if (!isOrdered && atEnd !== null && named.includes(atEnd)) return atEnd
  return named.at(-1) ?? atEnd
}

function lastOf(ended: HeardEvent | undefined): string | null {
  return ended && (ended.talkMs ?? 0) > 0 ? (ended.extensions.at(-1) ?? null) : null
}
