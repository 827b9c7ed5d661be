import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import type { CallCause, CallDirection, CallEvent } from '../../domain/phone/call-event.ts'
import type { PbxKind } from '../../domain/phone/kinds.ts'
import { askToCall, bareDigits, refusedBy, rootOf, wordsIn } from './asked-call.ts'
import { address, count, type Fields, fieldsOf, key, rawField, text, whyNot } from './fields.ts'
import type { CallOrder, Pbx, PbxArrived, PbxKeys, PbxReading } from './pbx.ts'
import { isSame } from './proof.ts'
import { FORGED, heard, inside, outside, told, unreadable } from './told.ts'

/** Zadarma, «API: Notifications about calls» (github.com/zadarma/user-api-v1, `lib/Webhook`). */
export const zadarma = speaking('zadarma', 'https://api.zadarma.com')

/** Novofon in its classic interface sends and signs the same; its root is as third parties name it. */
export const novofon = speaking('novofon', 'https://api.novofon.com')

function speaking(kind: PbxKind, root: string): Pbx {
  return {
    kind,
    needs: ['apiKey', 'secret'],
    read,
    call: async (ask, keys, order) => {
      const answer = await askToCall(ask, ...signedOrder(rootOf(keys, root), keys, order))
      const found = outcome.safeParse(answer)
      if (found.success && found.data.status === 'error') throw refusedBy(kind, wordsIn(answer))
    },
  }
}

const said = z.object({
  pbx_call_id: key,
  caller_id: text,
  called_did: text,
  destination: text,
  internal: text,
  duration: count,
  disposition: text,
  is_recorded: text,
  call_id_with_rec: address,
})
type Said = z.output<typeof said>

interface Notice {
  /** Fields whose values, one behind another, are signed. */
  readonly signed: readonly string[]
  readonly events: (one: Said) => readonly CallEvent[]
}

const INCOMING = ['caller_id', 'called_did', 'call_start']
const OUTGOING = ['internal', 'destination', 'call_start']

/** What is sent, by `event`. Their times stand in the zone of the account, which nothing tells: no event has its moment. */
const NOTICES: Readonly<Record<string, Notice>> = {
  NOTIFY_START: { signed: INCOMING, events: (one) => [incoming('ringing', one, [])] },
  NOTIFY_INTERNAL: { signed: INCOMING, events: (one) => [incoming('ringing', one, inside(one.internal))] },
  NOTIFY_IVR: { signed: INCOMING, events: () => [] },
  NOTIFY_ANSWER: { signed: ['caller_id', 'destination', 'call_start'], events: answeredIn },
  NOTIFY_END: {
    signed: INCOMING,
    events: (one) => [{ ...incoming('ended', one, wasAnswered(one) ? inside(one.internal) : []), ...endOf(one) }],
  },
  NOTIFY_OUT_START: { signed: OUTGOING, events: (one) => [outgoing('ringing', one)] },
  NOTIFY_OUT_END: { signed: OUTGOING, events: (one) => [{ ...outgoing('ended', one), ...endOf(one) }] },
  NOTIFY_RECORD: {
    signed: ['pbx_call_id', 'call_id_with_rec'],
    events: (one) =>
      one.call_id_with_rec === null ? [] : [told(one.pbx_call_id, 'recorded', { recording: one.call_id_with_rec })],
  },
}

function read(arrived: PbxArrived, { secret }: PbxKeys): PbxReading {
  const echo = arrived.method === 'GET' ? rawField(arrived.query, 'zd_echo') : ''
  if (/^[\x21-\x7e]{1,200}$/.test(echo)) return { is: 'greeting', answer: { type: 'text/plain', body: echo } }
  const fields = fieldsOf(arrived) ?? {}
  const event = rawField(fields, 'event')
  const notice = Object.hasOwn(NOTICES, event) ? NOTICES[event] : undefined
  // Of what is not in the table it is not known what is signed: nobody vouches for it.
  if (secret === '' || notice === undefined) return FORGED
  if (!isSame(signatureIn(arrived), signature(notice.signed.map((name) => rawField(fields, name)).join(''), secret)))
    return FORGED
  return understood(notice, fields)
}

function understood({ events }: Notice, fields: Fields): PbxReading {
  const found = said.safeParse(fields)
  return found.success ? heard(events(found.data)) : unreadable(whyNot(found.error))
}

function signatureIn({ headers }: PbxArrived): string {
  const shown = headers.signature
  return typeof shown === 'string' ? shown : ''
}

/** Base64 over the hexadecimal digits, not over the bytes. */
function signature(text: string, secret: string): string {
  return Buffer.from(createHmac('sha1', secret).update(text).digest('hex')).toString('base64')
}

function incoming(sign: CallEvent['sign'], one: Said, extensions: readonly string[]): CallEvent {
  return told(one.pbx_call_id, sign, {
    direction: 'in',
    client: outside(one.caller_id),
    line: one.called_did,
    extensions,
  })
}

function outgoing(sign: CallEvent['sign'], one: Said): CallEvent {
  return told(one.pbx_call_id, sign, {
    direction: 'out',
    client: outside(one.destination),
    line: one.caller_id,
    extensions: inside(one.internal),
  })
}

/** Either way has this event; calls are named `in_…` and `out_…`, as in its examples. */
function answeredIn(one: Said): readonly CallEvent[] {
  const way = wayOf(one.pbx_call_id)
  if (way === 'out') return [{ ...outgoing('answered', one), line: null }]
  const client = way === 'in' ? outside(one.caller_id) : null
  const byDestination = /^\d{2,6}$/.test(one.destination ?? '') ? one.destination : null
  return [
    told(one.pbx_call_id, 'answered', { direction: way, client, extensions: inside(one.internal ?? byDestination) }),
  ]
}

function wayOf(call: string): CallDirection | null {
  if (call.startsWith('in_')) return 'in'
  return call.startsWith('out_') ? 'out' : null
}

const CAUSES: Readonly<Record<string, CallCause>> = {
  answered: 'normal',
  busy: 'busy',
  cancel: 'cancelled',
  'no answer': 'no_answer',
  failed: 'failed',
  'no money': 'failed',
  'unallocated number': 'not_found',
  'no limit': 'failed',
  'no day limit': 'failed',
  'line limit': 'congestion',
  'no money, no limit': 'failed',
}

function wasAnswered({ disposition }: Said): boolean {
  return disposition === 'answered'
}

/** Whether `duration`, «length in seconds», holds the time of ringing is not said; of an answered call it is taken as the talk. */
function endOf(one: Said) {
  const { disposition, duration } = one
  const cause = disposition !== null && Object.hasOwn(CAUSES, disposition) ? CAUSES[disposition] : null
  return {
    cause: cause ?? null,
    talkMs: !wasAnswered(one) ? 0 : duration === null ? null : duration * 1_000,
    recording: one.is_recorded === '1' ? one.call_id_with_rec : null,
  }
}

const outcome = z.object({ status: z.string() })

/** `GET /v1/request/callback/`, signed as `lib/Client.php` does: fields in the order of their names. */
function signedOrder(root: string, { apiKey, secret }: PbxKeys, order: CallOrder): [string, RequestInit] {
  const path = '/v1/request/callback/'
  const params = new URLSearchParams({ format: 'json', from: order.extension, to: bareDigits(order) }).toString()
  const shown = signature(`${path}${params}${createHash('md5').update(params).digest('hex')}`, secret)
  return [`${root}${path}?${params}`, { headers: { authorization: `${apiKey}:${shown}` } }]
}
