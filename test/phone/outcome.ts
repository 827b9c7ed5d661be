import { callerNumber } from '../../src/channels/phone/caller-number.ts'
import type { CallEvent } from '../../src/domain/phone/call-event.ts'

/** What events say of one call, in the order in which they were told: a second reading, simpler than that of the desk. */
export function outcomeOf(events: readonly CallEvent[]) {
  const first = <T>(of: (one: CallEvent) => T | null) => events.map(of).find((one) => one !== null) ?? null
  const talking = events.filter(({ sign }) => sign === 'answered' || sign === 'transferred')
  const ended = events.filter(({ sign }) => sign === 'ended')
  const direction = first((one) => one.direction)
  const client = callerNumber(first((one) => one.client) ?? '')
  const talkMs = ended.map((one) => one.talkMs).find((ms) => ms !== null) ?? null
  const [answeredAt, endedAt] = [talking[0]?.at ?? null, ended[0]?.at ?? null]
  const byClock = answeredAt === null || endedAt === null ? null : endedAt - answeredAt
  const talk = talkMs ?? (talking.length === 0 ? 0 : byClock)
  return {
    direction,
    client: client && 'number' in client ? client.number : null,
    answeredBy: talking.at(-1)?.extensions[0] ?? null,
    rang: [...new Set(events.filter(({ sign }) => sign === 'ringing').flatMap(({ extensions }) => extensions))].sort(),
    missed: direction === 'in' && talking.length === 0,
    talkSeconds: talk === null ? null : talk / 1_000,
    saysEnd: ended.length > 0,
  }
}
