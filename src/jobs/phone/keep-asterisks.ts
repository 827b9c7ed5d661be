import { createHash } from 'node:crypto'
import { takeCallEvents } from '../../actions/phone/take-call-events.ts'
import { open } from '../../channels/phone/ami/asterisk.ts'
import { type AmiState, type AmiTimes, USUAL_TIMES } from '../../channels/phone/ami/line.ts'
import { openCallKeys } from '../../db/phone/calls.ts'
import { type Exchange, listExchanges, noteConnected, noteExchangeTrouble } from '../../db/phone/exchanges.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { CallEvent } from '../../domain/phone/call-event.ts'
import { pause } from '../bell.ts'
import { keepEach } from '../keep-each.ts'
import { asteriskOf } from './asterisk-settings.ts'
import { callerOf, type PhoneRoom } from './phone-desk.ts'

/** Before a line is taken up again that was let go because the database did not keep what came. */
const BREATH = 1_000

/** Listens to every Asterisk that no other process listens to. Returns a function that stops all of it. */
export function keepAsterisks(room: PhoneRoom, times: AmiTimes = USUAL_TIMES): () => Promise<void> {
  const { url, db } = room.database
  const keeping = keepEach({
    url,
    about: 'telephone exchange',
    wanted: async () => (await listExchanges(db)).filter(({ enabled, kind }) => enabled && kind === 'asterisk'),
    start: (exchange) => {
      const stop = new AbortController()
      const ended = keepListening(room, exchange, { stop: stop.signal, times })
      return {
        stop: async () => {
          stop.abort()
          await ended
        },
      }
    },
    warn: room.warn,
  })
  return keeping.stop
}

interface Listening {
  readonly stop: AbortSignal
  readonly times: AmiTimes
}

/** The exchange waits with its next event until this one is committed; it repeats nothing, so a line that breaks is taken up at once. */
async function keepListening(room: PhoneRoom, exchange: Exchange, { stop, times }: Listening): Promise<void> {
  const { database, now, warn } = room
  while (!stop.aborted) {
    try {
      const settings = asteriskOf(room, exchange)
      const hear = (events: readonly CallEvent[]) => take(room, exchange, events)
      const said = (state: AmiState) => void note(room, exchange, state)
      const known = () => openCallKeys(database.db, exchange.id)
      await open(settings, { hear, said, known, now, stop, times }).over
    } catch (error) {
      warn(error)
      const reason = keptReason(error instanceof Error ? error.message : String(error))
      await noteExchangeTrouble(database.db, exchange.id, { trouble: 'unreachable', error: reason, now: now() }).catch(
        () => undefined,
      )
      await pause(BREATH, stop)
    }
  }
}

async function take({ database, now }: PhoneRoom, { id }: Exchange, events: readonly CallEvent[]): Promise<void> {
  const raw = JSON.stringify(events)
  const at = now()
  // They come one after the other by one line: when they are heard is their order, where the exchange does not say when they were.
  const known = events.map((event) => ({
    ...event,
    at: event.at ?? at,
    caller: event.client === null ? null : callerOf(event.client),
  }))
  const key = createHash('sha256').update(`${at} ${raw}`).digest()
  const delivery = { exchangeId: id, key, raw, now: at, events: known, trialOf: null }
  await database.db.transaction().execute((tx) => takeCallEvents(tx, delivery))
}

/** Where people look after channels, and in the log; while the database is away, in the log alone. */
async function note({ database, now, warn }: PhoneRoom, { id, title }: Exchange, state: AmiState): Promise<void> {
  if (state.is === 'connecting') return
  if (state.is === 'listening') return noteConnected(database.db, id, now()).catch(warn)
  warn(`${title}: ${state.why}`)
  const { trouble, why: error } = state
  await noteExchangeTrouble(database.db, id, { trouble, error, now: now() }).catch(() => undefined)
}
