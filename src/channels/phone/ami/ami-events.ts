import { cleanLine } from '../../../domain/ground/clean-text.ts'
import type { Instant } from '../../../domain/ground/instant.ts'
import type { CallEvent } from '../../../domain/phone/call-event.ts'
import { told } from '../told.ts'
import { causeOf, endOf, partiesOf, READINGS } from './ami-readings.ts'
import type { AmiBlock } from './blocks.ts'
import { type OpenCall, openCalls } from './open-calls.ts'

/** What events of an Asterisk say of calls, joined by their `Linkedid` (docs.asterisk.org, «AMI Events», from version 13 on). */
export interface AmiCalls {
  /** What an event says that was not said before. `now` stands for the moment that the exchange does not tell. */
  readonly heard: (event: AmiBlock, now: Instant) => readonly CallEvent[]
  /** The line broke: from now on Asterisk tells the desk nothing. */
  readonly interrupted: () => void
  /**
   * It was taken up, again or for the first time: calls without one of the channels that are open now are over, and Asterisk does not say since when;
   * those that an earlier line told of and that go on are listened to from here.
   */
  readonly resumed: (channels: readonly AmiBlock[], before: Before) => readonly CallEvent[]
}

/** What is known of calls from before a line was opened. */
export interface Before {
  /** Keys of calls that have no end yet. */
  readonly known: readonly string[]
  readonly now: Instant
}

/** `trunks`: contexts that calls from outside arrive in; `from-trunk` means `from-trunk-sip-mango`, too. */
export function amiCalls(trunks: readonly string[]): AmiCalls {
  const calls = openCalls()

  function heard(event: AmiBlock, now: Instant): readonly CallEvent[] {
    const name = event.get('event') ?? ''
    const at = momentOf(event)
    if (name === 'Hangup') return hungUp(event, at, now)
    const read = Object.hasOwn(READINGS, name) ? READINGS[name] : undefined
    const key = keyOf(event)
    if (read === undefined || key === '' || key.length > 250) return []
    const call = calls.find(key) ?? (BEGINNING.includes(name) ? calls.begin(key, at ?? now) : undefined)
    if (call === undefined || call.isOver) return []
    call.heardAt = now
    call.isDoubtful = false
    for (const channel of [event.get('uniqueid'), event.get('destuniqueid')]) if (channel) calls.join(channel, call)
    return read({ call, event, trunks, at, now })
  }

  function hungUp(event: AmiBlock, at: Instant | null, now: Instant): readonly CallEvent[] {
    const call = calls.leave(event.get('uniqueid') ?? '')
    if (call === undefined || call.channels.size > 0) return []
    calls.end(call)
    if (call.isOver) return []
    if (call.isAdopted && call.direction === null) return [told(call.key, 'ended', { at })]
    return endOf(call, { at, now, cause: causeOf(event.get('cause') ?? '', call) })
  }

  function interrupted(): void {
    for (const call of calls.all()) call.isDoubtful = true
  }

  function resumed(channels: readonly AmiBlock[], { known, now }: Before): readonly CallEvent[] {
    const open = new Set(channels.map((one) => one.get('uniqueid')))
    const isGone = (call: OpenCall) => call.isDoubtful && ![...call.channels].some((channel) => open.has(channel))
    const over = calls.all().filter(isGone)
    for (const call of over) calls.end(call)
    const lost = known.filter((key) => !calls.find(key) && !over.some((call) => call.key === key))
    const alive = new Set(channels.map(keyOf))
    for (const channel of channels) adopt(channel, lost, now)
    return [
      ...over.flatMap((call) =>
        call.direction === null || call.isOver ? [] : [told(call.key, 'ended', partiesOf(call))],
      ),
      ...lost.filter((key) => !alive.has(key)).map((key) => told(key, 'ended', {})),
    ]
  }

  function adopt(channel: AmiBlock, lost: readonly string[], now: Instant): void {
    const key = keyOf(channel)
    const id = channel.get('uniqueid')
    if (!lost.includes(key) || !id) return
    const call = calls.find(key) ?? calls.begin(key, now)
    call.isAdopted = true
    calls.join(id, call)
  }

  return { heard, interrupted, resumed }
}

/** Events that may be the first of a call, since its beginning or a part of it was not heard. */
const BEGINNING = [
  'Newchannel',
  'QueueCallerJoin',
  'DialBegin',
  'AgentCalled',
  'AgentConnect',
  'DialEnd',
  'BridgeEnter',
]

function keyOf(event: AmiBlock): string {
  return cleanLine(
    event.get('linkedid') ??
      event.get('transfererlinkedid') ??
      event.get('transfereelinkedid') ??
      event.get('origtransfererlinkedid') ??
      event.get('destlinkedid') ??
      '',
  )
}

/** Seconds since 1970 with a fraction; there when `timestampevents = yes` stands in manager.conf. */
function momentOf(event: AmiBlock): Instant | null {
  const found = /^\d{9,11}(?:\.\d+)?$/.exec(event.get('timestamp') ?? '')
  return found === null ? null : Math.round(Number(found[0]) * 1_000)
}
