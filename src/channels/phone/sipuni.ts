import { z } from 'zod'
import type { CallCause, CallDirection, CallEvent } from '../../domain/phone/call-event.ts'
import { address, fieldsOf, key, text, unixSeconds, whyNot } from './fields.ts'
import type { Pbx, PbxAnswer, PbxArrived, PbxReading } from './pbx.ts'
import { heard, inside, outside, told, unreadable } from './told.ts'

/**
 * Sipuni, «Отправка событий HTTP» (doc.sipuni.com), by GET or POST. Nothing is signed: the secret stands in the address. It may stop
 * to send when it is not answered with success, so that is what it always hears.
 */
export const sipuni: Pbx = { kind: 'sipuni', needs: [], read }

const TAKEN: PbxAnswer = { type: 'application/json', body: '{"success": true}' }

const said = z.object({
  event: z.union([z.string(), z.number()]).transform(String),
  call_id: key,
  src_num: text,
  src_type: text,
  dst_num: text,
  dst_type: text,
  short_src_num: text,
  short_dst_num: text,
  pbxdstnum: text,
  timestamp: unixSeconds,
  call_start_timestamp: unixSeconds,
  call_answer_timestamp: unixSeconds,
  status: text,
  call_record_link: address,
  last_called: text,
  transfer_from: text,
  treeName: text,
})
type Said = z.output<typeof said>

function read(arrived: PbxArrived): PbxReading {
  const found = said.safeParse(fieldsOf(arrived))
  return found.success ? heard(eventsOf(found.data), TAKEN) : unreadable(whyNot(found.error), TAKEN)
}

const OUTSIDE = '1'
const INSIDE = '2'

function eventsOf(one: Said): readonly CallEvent[] {
  if (one.src_type === INSIDE && one.dst_type === INSIDE) return []
  const common = partiesOf(one)
  switch (one.event) {
    case '1':
      return [told(one.call_id, 'ringing', { ...common, extensions: ringing(one) })]
    case '3':
      return [
        told(one.call_id, one.transfer_from === null ? 'answered' : 'transferred', {
          ...common,
          extensions: answering(one),
        }),
      ]
    case '2':
      return [told(one.call_id, 'ended', { ...common, ...endOf(one) })]
    case '4':
      return [told(one.call_id, 'leg_ended', { ...common, extensions: answering(one) })]
    default:
      return []
  }
}

function directionOf({ src_type: type }: Said): CallDirection | null {
  if (type === OUTSIDE) return 'in'
  return type === INSIDE ? 'out' : null
}

function partiesOf(one: Said) {
  const direction = directionOf(one)
  const client = direction === 'in' ? one.src_num : direction === 'out' ? one.dst_num : null
  // 74955550100_id265648 in a captured log.
  const dialled = one.dst_type === OUTSIDE ? one.dst_num?.replace(/_id\d+$/, '') : null
  return {
    direction,
    at: one.timestamp,
    client: outside(client),
    line: direction === 'in' ? (one.pbxdstnum ?? dialled ?? null) : null,
    queue: direction === 'in' ? one.treeName : null,
  } as const
}

function ringing(one: Said): readonly string[] {
  if (directionOf(one) === 'out') return inside(one.short_src_num)
  return one.dst_type === INSIDE ? inside(one.short_dst_num) : []
}

/** `last_called` lists with `&` all that rang: it tells who answered only when it is one. */
function answering(one: Said): readonly string[] {
  const told = ringing(one)
  if (told.length > 0 || directionOf(one) === 'out') return told
  return one.last_called === null || one.last_called.includes('&') ? [] : [one.last_called]
}

const CAUSES: Readonly<Record<string, CallCause>> = {
  ANSWER: 'normal',
  BUSY: 'busy',
  NOANSWER: 'no_answer',
  CANCEL: 'cancelled',
  CONGESTION: 'congestion',
  CHANUNAVAIL: 'failed',
}

/**
 * A link to a recording comes with unanswered calls, too. A captured log has moments of answer at and before the beginning of the
 * call, which are wrong: then how long people spoke is left to who heard event 3.
 */
function endOf(one: Said) {
  const { status, timestamp, call_start_timestamp: startedAt, call_answer_timestamp: answeredAt } = one
  const spoke = status === 'ANSWER'
  const isPlausible = answeredAt !== null && timestamp !== null && (startedAt === null || answeredAt > startedAt)
  return {
    extensions: spoke || directionOf(one) === 'out' ? answering(one) : [],
    cause: (status !== null && Object.hasOwn(CAUSES, status) ? CAUSES[status] : null) ?? null,
    startedAt,
    talkMs: !spoke ? 0 : isPlausible ? Math.max(0, timestamp - answeredAt) : null,
    recording: spoke ? one.call_record_link : null,
  } satisfies Partial<CallEvent>
}
