import type { Instant } from '../../../domain/ground/instant.ts'
import type { CallEvent } from '../../../domain/phone/call-event.ts'
import { CallFailure, type CallOrder } from '../pbx.ts'
import { amiCalls } from './ami-events.ts'
import { type AmiServer, type AmiState, type AmiTimes, holdLine, USUAL_TIMES } from './line.ts'
import { type Dialling, originate } from './originate.ts'
import type { Talk } from './talk.ts'

export interface AsteriskSettings extends AmiServer {
  /** Contexts of the dial plan that calls from outside arrive in: `from-trunk`. */
  readonly trunks: readonly string[]
  /** How calls are made; the context that numbers are dialled in. */
  readonly dialling: Dialling
}

export interface AsteriskEars {
  /** What is new of calls, one after another: the next waits until this one is kept. A rejection ends the line. */
  readonly hear: (events: readonly CallEvent[]) => void | Promise<void>
  readonly said: (state: AmiState) => void
  /** Keys of calls that an earlier line told of and that have no end yet. */
  readonly known: () => Promise<readonly string[]>
  readonly now: () => Instant
  readonly stop: AbortSignal
  readonly times?: AmiTimes
}

export interface Asterisk {
  /** Lets the extension ring, then calls the number; rejects with CallFailure, `unreachable` while there is no line. */
  readonly originate: (order: CallOrder) => Promise<void>
  /** Resolves when it was stopped; rejects with what `hear` rejected with. */
  readonly over: Promise<void>
}

/** Listens to an Asterisk by its manager interface until it is stopped, and calls for us. Its secret stands in no word it says. */
export function open(settings: AsteriskSettings, ears: AsteriskEars): Asterisk {
  const calls = amiCalls(settings.trunks)
  let talk: Talk | null = null

  let last = Promise.resolve()

  function heard(events: readonly CallEvent[]): Promise<void> {
    if (events.length > 0) last = last.then(() => ears.hear(events))
    return last
  }

  const over = holdLine(
    settings,
    {
      hear: (event) => heard(calls.heard(event, ears.now())),
      said: ears.said,
      stop: ears.stop,
      opened: async (now) => {
        talk = now
        const channels = await now.list([['Action', 'CoreShowChannels']])
        if (channels !== null) await heard(calls.resumed(channels, { known: await ears.known(), now: ears.now() }))
      },
      closed: () => {
        talk = null
        calls.interrupted()
      },
    },
    ears.times ?? USUAL_TIMES,
  )

  return {
    over,
    originate: async (order) => {
      if (talk === null) throw new CallFailure('unreachable', 'there is no line to the exchange')
      await originate(talk, settings.dialling, order)
    },
  }
}
