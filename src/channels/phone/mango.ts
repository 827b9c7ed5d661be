import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CallCause, CallEvent } from '../../domain/phone/call-event.ts'
import type { Ask } from '../ask-web.ts'
import { askToCall, bareDigits, refusedBy, rootOf } from './asked-call.ts'
import { address, count, fieldsOf, key, objectIn, place, rawField, text, unixSeconds, whyNot } from './fields.ts'
import type { CallOrder, Pbx, PbxArrived, PbxKeys, PbxReading } from './pbx.ts'
import { isSame } from './proof.ts'
import { FORGED, heard, inside, outside, told, unreadable } from './told.ts'

/**
 * Mango Office, «API MANGO OFFICE. Виртуальная АТС» of 16.02.2026, «API Realtime», as third parties restate it. It posts a form of
 * `vpbx_api_key`, `sign` and `json` to our address with `/events/…` behind it.
 */
export const mango: Pbx = { kind: 'mango', needs: ['apiKey', 'secret'], read, call }

const side = z.object({ extension: text, number: text }).nullish()
const callEvent = z.object({
  entry_id: key,
  call_id: key,
  timestamp: unixSeconds,
  seq: place,
  call_state: text,
  location: text,
  from: z.object({ extension: text, number: text, taken_from_call_id: text }).nullish(),
  to: z.object({ extension: text, number: text, line_number: text, acd_group: text }).nullish(),
})
const summary = z.object({
  entry_id: key,
  call_direction: count,
  from: side,
  to: side,
  line_number: text,
  create_time: unixSeconds,
  talk_time: unixSeconds,
  end_time: unixSeconds,
  disconnect_reason: text,
})
const recordAdded = z.object({ entry_id: key, recording_id: address, timestamp: unixSeconds })

function read(arrived: PbxArrived, keys: PbxKeys): PbxReading {
  const form = fieldsOf(arrived) ?? {}
  const json = rawField(form, 'json')
  if (keys.secret === '' || !isSame(rawField(form, 'vpbx_api_key'), keys.apiKey)) return FORGED
  if (!isSame(rawField(form, 'sign'), signed(json, keys))) return FORGED
  const fields = objectIn(json)
  if (fields === null) return unreadable('json: no JSON object')
  switch (arrived.path) {
    case 'events/call':
      return understood(callEvent, fields, eventsOfCall)
    case 'events/summary':
      return understood(summary, fields, eventsOfSummary)
    case 'events/record/added':
      return understood(recordAdded, fields, eventsOfRecord)
    default:
      // Keys pressed, text messages, results of our commands, the making of a recording.
      return heard([])
  }
}

function understood<T>(shape: z.ZodType<T>, fields: unknown, events: (one: T) => readonly CallEvent[]): PbxReading {
  const found = shape.safeParse(fields)
  return found.success ? heard(events(found.data)) : unreadable(whyNot(found.error))
}

function signed(json: string, { apiKey, secret }: PbxKeys): string {
  return createHash('sha256').update(`${apiKey}${json}${secret}`).digest('hex')
}

/**
 * One leg: who has an extension is ours. A leg between two of ours is of a call only when it was taken from another leg, which
 * is a transfer after a consultation; while they consult, nobody new speaks with the client.
 */
function eventsOfCall(one: z.output<typeof callEvent>): readonly CallEvent[] {
  const { from, to } = one
  const isTaken = from?.taken_from_call_id != null
  const isAmongOurs = from?.extension != null && to?.extension != null
  if (isAmongOurs && !isTaken) return []
  const direction = isAmongOurs ? null : from?.extension == null ? 'in' : 'out'
  const sign = signOf(one, isTaken, isAmongOurs)
  if (sign === null) return []
  return [
    told(one.entry_id, sign, {
      legKey: one.call_id,
      direction,
      at: one.timestamp,
      seq: one.seq,
      client: direction === null ? null : outside((direction === 'in' ? from : to)?.number ?? null),
      line: to?.line_number ?? null,
      queue: to?.acd_group ?? null,
      extensions: inside(direction === 'out' ? from?.extension : to?.extension),
    }),
  ]
}

function signOf({ call_state: state, location }: z.output<typeof callEvent>, isTaken: boolean, isAmongOurs: boolean) {
  const isAtPerson = location === 'abonent' || location === null
  switch (state) {
    case 'Appeared':
      return 'ringing'
    case 'Connected':
      // In the voice menu and in the queue it is a machine that answers.
      if (!isAtPerson) return 'ringing'
      if (isAmongOurs) return null
      return isTaken ? 'transferred' : 'answered'
    case 'Disconnected':
      // One leg; of the whole call the summary says it.
      return 'leg_ended'
    default:
      return null
  }
}

const DIRECTIONS = [null, 'in', 'out'] as const

function eventsOfSummary(one: z.output<typeof summary>): readonly CallEvent[] {
  const direction = DIRECTIONS[one.call_direction ?? 0] ?? null
  if (direction === null) return []
  const spoke = one.talk_time !== null
  const talkMs = one.talk_time === null ? 0 : one.end_time === null ? null : Math.max(0, one.end_time - one.talk_time)
  return [
    told(one.entry_id, 'ended', {
      direction,
      at: one.end_time,
      client: outside((direction === 'in' ? one.from : one.to)?.number ?? null),
      line: one.line_number,
      // Of a missed call `to` is the first who missed it.
      extensions: direction === 'out' ? inside(one.from?.extension) : spoke ? inside(one.to?.extension) : [],
      cause: causeOf(one.disconnect_reason ?? '', spoke),
      startedAt: one.create_time,
      talkMs,
    }),
  ]
}

/** «Коды результатов» by their groups; 1110 is «вызывающий абонент повесил трубку» in the examples of the document. */
function causeOf(reason: string, spoke: boolean): CallCause | null {
  if (reason === '1110' && !spoke) return 'cancelled'
  if (/^11\d\d$/.test(reason)) return 'normal'
  if (/^32\d\d$/.test(reason)) return 'not_found'
  if (/^42\d\d$/.test(reason)) return 'no_answer'
  if (reason === '5001') return 'congestion'
  return /^(?:2\d|50)\d\d$/.test(reason) ? 'failed' : null
}

function eventsOfRecord(one: z.output<typeof recordAdded>): readonly CallEvent[] {
  if (one.recording_id === null) return []
  return [told(one.entry_id, 'recorded', { at: one.timestamp, recording: one.recording_id })]
}

/** Among «Коды результатов». A wrong request is punished by two minutes of 401. */
const ACCEPTED = 1000
const outcome = z.object({ result: z.coerce.number() })

/** `POST /vpbx/commands/callback`: lets the extension ring, then calls the number. */
async function call(ask: Ask, keys: PbxKeys, order: CallOrder): Promise<void> {
  const json = JSON.stringify({
    command_id: randomUUID(),
    from: { extension: order.extension },
    to_number: bareDigits(order),
  })
  const answer = await askToCall(ask, `${rootOf(keys, 'https://app.mango-office.ru')}/vpbx/commands/callback`, {
    method: 'POST',
    body: new URLSearchParams({ vpbx_api_key: keys.apiKey, sign: signed(json, keys), json }),
  })
  const found = outcome.safeParse(answer)
  if (found.success && found.data.result !== ACCEPTED) throw refusedBy('Mango Office', `code ${found.data.result}`)
}
