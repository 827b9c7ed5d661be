import { z } from 'zod'
import type { Instant } from '../../domain/ground/instant.ts'
import type { CallCause, CallEvent, CallSign } from '../../domain/phone/call-event.ts'
import type { Ask } from '../ask-web.ts'
import { askToCall, bareDigits, refusedBy, rootOf, wordsIn } from './asked-call.ts'
import { address, count, type Fields, fieldsOf, key, rawField, sane, text, whyNot } from './fields.ts'
import {
  CallFailure,
  type CallOrder,
  type Pbx,
  type PbxAnswer,
  type PbxArrived,
  type PbxKeys,
  type PbxReading,
} from './pbx.ts'
import { isSame } from './proof.ts'
import { FORGED, heard, inside, outside, told, unreadable } from './told.ts'

/**
 * MegaFon «Виртуальная АТС», «REST API для CRM» (api.megapbx.ru), as brandup-online/megafon-ats and mikopbx/ModuleMegafonPbx read it: a
 * form or JSON with `cmd` and the shared `crm_token`. `secret` is that token, `apiKey` the one for our orders, `api` the company's address.
 */
export const megafon: Pbx = { kind: 'megafon', needs: ['secret', 'apiKey', 'api'], read, call }

const way = z
  .enum(['in', 'out'])
  .nullish()
  .transform((value) => value ?? null)
const party = { callid: key, phone: text, user: text, ext: text, diversion: text, groupRealName: text }
const event = z.object({ ...party, type: text, direction: way })
const history = z.object({ ...party, type: way, start: text, duration: count, status: text, link: address })
const contact = z.object({ phone: key })

const TAKEN: PbxAnswer = { type: 'application/json', body: '{}' }

function read(arrived: PbxArrived, { secret }: PbxKeys): PbxReading {
  const fields = fieldsOf(arrived) ?? {}
  if (!isSame(rawField(fields, 'crm_token'), secret)) return FORGED
  switch (rawField(fields, 'cmd')) {
    case 'event':
      return understood(event, fields, eventsOf)
    case 'history':
      return understood(history, fields, endOf)
    case 'contact':
      return askedIn(fields)
    case 'rating':
      return heard([], TAKEN)
    default:
      return unreadable('cmd: not event, history, contact or rating', TAKEN)
  }
}

function understood<T>(shape: z.ZodType<T>, fields: Fields, events: (one: T) => readonly CallEvent[]): PbxReading {
  const found = shape.safeParse(fields)
  return found.success ? heard(events(found.data), TAKEN) : unreadable(whyNot(found.error), TAKEN)
}

/** Who calls is asked before it rings. `responsible`, to whom the call would go at once, is left to the exchange. */
function askedIn(fields: Fields): PbxReading {
  const found = contact.safeParse(fields)
  if (!found.success) return unreadable(whyNot(found.error), TAKEN)
  return { is: 'asked', number: found.data.phone, answer: nameCard }
}

function nameCard(name: string | null): PbxAnswer {
  return name === null ? TAKEN : { type: 'application/json', body: JSON.stringify({ contact_name: name }) }
}

/**
 * `CANCELLED` is said to each telephone of a department that another one was quicker than, and `COMPLETED` of each one's talk:
 * that the call is over the history tells, which is sent after every call. Whose telephone `TRANSFERRED` names is not
 * documented; it is taken as that of who goes on.
 */
const SIGNS: Readonly<Record<string, CallSign>> = {
  INCOMING: 'ringing',
  OUTGOING: 'ringing',
  ACCEPTED: 'answered',
  TRANSFERRED: 'transferred',
  COMPLETED: 'leg_ended',
  CANCELLED: 'leg_ended',
}

function eventsOf(one: z.output<typeof event>): readonly CallEvent[] {
  const sign = one.type !== null && Object.hasOwn(SIGNS, one.type) ? SIGNS[one.type] : undefined
  if (sign === undefined) return []
  return [
    told(one.callid, sign, {
      direction: one.direction ?? (one.type === 'OUTGOING' ? 'out' : one.type === 'INCOMING' ? 'in' : null),
      client: outside(one.phone),
      line: one.diversion,
      queue: one.groupRealName,
      extensions: inside(one.ext ?? one.user),
    }),
  ]
}

/** By `status` in lower case: its spelling differs from version to version. */
const CAUSES: Readonly<Record<string, CallCause>> = {
  success: 'normal',
  missed: 'no_answer',
  cancel: 'cancelled',
  busy: 'busy',
  notavailable: 'no_answer',
  notallowed: 'failed',
  notfound: 'not_found',
}

/** `duration` is of the whole call, ringing included: for how long people spoke it does not say. */
function endOf(one: z.output<typeof history>): readonly CallEvent[] {
  const status = (one.status ?? '').toLowerCase()
  const spoke = status === 'success'
  const startedAt = momentIn(one.start ?? '')
  return [
    told(one.callid, 'ended', {
      direction: one.type,
      at: startedAt === null || one.duration === null ? null : startedAt + one.duration * 1_000,
      client: outside(one.phone),
      line: one.diversion,
      queue: one.groupRealName,
      extensions: spoke || one.type === 'out' ? inside(one.ext ?? one.user) : [],
      cause: (Object.hasOwn(CAUSES, status) ? CAUSES[status] : null) ?? null,
      startedAt,
      talkMs: spoke ? null : 0,
      recording: one.link,
    }),
  ]
}

/** 20261130T091500Z */
function momentIn(start: string): Instant | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(start)
  if (!found) return null
  const [, year, month, day, hour, minute, second] = found
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at) ? null : sane(at)
}

const refusal = z.object({ error: z.string().min(1) })

/** `POST /crmapi/v1/makecall`: lets the specialist ring, by his number inside or his login, then calls the number. */
async function call(ask: Ask, keys: PbxKeys, order: CallOrder): Promise<void> {
  const root = rootOf(keys, '').replace(/\/crmapi(?:\/v1)?$/, '')
  if (root === '') throw new CallFailure('refused', 'the address of the exchange is not set')
  const answer = await askToCall(ask, `${root}/crmapi/v1/makecall`, {
    method: 'POST',
    headers: { 'x-api-key': keys.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ user: order.extension, phone: bareDigits(order) }),
  })
  if (refusal.safeParse(answer).success) throw refusedBy('MegaFon', wordsIn(answer))
}
