import type { Instant, Milliseconds } from '../../../domain/ground/instant.ts'
import type { CallDirection } from '../../../domain/phone/call-event.ts'

/** A call that goes on, as far as its events told. */
export interface OpenCall {
  readonly key: string
  /** Null: between two of ours, or not known yet; nothing is told of it. */
  direction: CallDirection | null
  client: string | null
  line: string | null
  queue: string | null
  /** The telephone that called out. */
  caller: string | null
  /** Channels that are open, by their Uniqueid. */
  readonly channels: Set<string>
  /** Channels that were hung up: a word about them that comes late does not open them again. */
  readonly gone: Set<string>
  readonly ringing: Set<string>
  speaking: string | null
  startedAt: Instant
  answeredAt: Instant | null
  heardAt: Instant
  /** Its end was told; its channels are not all hung up yet. */
  isOver: boolean
  /** The line broke while it went on, and nothing was heard of it since. */
  isDoubtful: boolean
}

const MOST_CALLS = 2_000
const MOST_CHANNELS = 50
/** Longer than anybody speaks: what is left then has lost its end. */
const OLDEST: Milliseconds = 12 * 3_600_000

/** Calls by their Linkedid, bounded in number and in time: the one that began first is forgotten first. */
export interface OpenCalls {
  readonly find: (key: string) => OpenCall | undefined
  readonly begin: (key: string, now: Instant) => OpenCall
  /** The channel is part of the call; one that was of another call, before two were joined, leaves it. */
  readonly join: (channel: string, call: OpenCall) => void
  /** Of which call the channel was last; undefined: of none that is known. */
  readonly leave: (channel: string) => OpenCall | undefined
  readonly end: (call: OpenCall) => void
  readonly all: () => readonly OpenCall[]
}

export function openCalls(): OpenCalls {
  const calls = new Map<string, OpenCall>()
  const channels = new Map<string, OpenCall>()

  function begin(key: string, now: Instant): OpenCall {
    const call: OpenCall = {
      key,
      direction: null,
      client: null,
      line: null,
      queue: null,
      caller: null,
      channels: new Set(),
      gone: new Set(),
      ringing: new Set(),
      speaking: null,
      startedAt: now,
      answeredAt: null,
      heardAt: now,
      isOver: false,
      isDoubtful: false,
    }
    calls.set(key, call)
    for (const other of calls.values()) {
      if (calls.size <= MOST_CALLS && now - other.heardAt < OLDEST) break
      end(other)
    }
    return call
  }

  function join(channel: string, call: OpenCall): void {
    const before = channels.get(channel)
    if (before === call || call.gone.has(channel) || call.channels.size >= MOST_CHANNELS) return
    before?.channels.delete(channel)
    call.channels.add(channel)
    channels.set(channel, call)
  }

  function leave(channel: string): OpenCall | undefined {
    const call = channels.get(channel)
    channels.delete(channel)
    call?.channels.delete(channel)
    if (call && call.gone.size < MOST_CHANNELS) call.gone.add(channel)
    return call
  }

  function end(call: OpenCall): void {
    calls.delete(call.key)
    for (const channel of call.channels) channels.delete(channel)
  }

  return { find: (key) => calls.get(key), begin, join, leave, end, all: () => [...calls.values()] }
}
