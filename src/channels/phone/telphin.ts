import { z } from 'zod'
import type { CallCause, CallDirection, CallEvent } from '../../domain/phone/call-event.ts'
import { address, count, fieldsOf, key, optionalKey, sane, text, whyNot } from './fields.ts'
import type { Pbx, PbxArrived, PbxReading } from './pbx.ts'
import { heard, inside, outside, told, unreadable } from './told.ts'

/**
 * Telphin Ringme, «События внутреннего номера (/extension/…/event/)»: a form by GET or POST for each extension that is subscribed.
 * Nothing is signed: the secret stands in the address.
 */
export const telphin: Pbx = { kind: 'telphin', needs: [], read }

/** Moments and lengths are counted in microseconds; the page does not say so, senders in public code do. */
const said = z.object({
  EventType: text,
  CallID: key,
  SubCallID: optionalKey,
  CallerIDNum: text,
  CalledNumber: text,
  CalledDID: text,
  CallerExtension: text,
  CalledExtension: text,
  CallFlow: text,
  CallStatus: text,
  EventTime: count,
  BridgedDuration: count,
  Transfered: text,
  RecID: address,
})
type Said = z.output<typeof said>

function read(arrived: PbxArrived): PbxReading {
  const found = said.safeParse(fieldsOf(arrived))
  return found.success ? heard(eventsOf(found.data)) : unreadable(whyNot(found.error))
}

function eventsOf(one: Said): readonly CallEvent[] {
  switch (one.EventType) {
    case 'dial-in':
    case 'dial-out':
      return [told(one.CallID, 'ringing', partiesOf(one))]
    case 'answer':
      return [told(one.CallID, 'answered', partiesOf(one))]
    case 'hangup':
      return [hangup(one)]
    default:
      return []
  }
}

function partiesOf(one: Said) {
  const direction = directionOf(one)
  return {
    legKey: one.SubCallID,
    direction,
    at: one.EventTime === null ? null : sane(one.EventTime / 1_000),
    client: outside(direction === 'out' ? one.CalledNumber : one.CallerIDNum),
    line: one.CalledDID,
    extensions: inside(extensionIn(direction === 'out' ? one.CallerExtension : one.CalledExtension)),
  } as const
}

function directionOf({ CallFlow: flow, EventType: type }: Said): CallDirection | null {
  if (flow === 'in' || flow === 'out') return flow
  if (type === 'dial-in') return 'in'
  return type === 'dial-out' ? 'out' : null
}

/** 0000*101@sipproxy.telphin.ru → 101 */
function extensionIn(name: string | null): string | null {
  return name?.replace(/@.*$/, '').replace(/^.*\*/, '') ?? null
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
 * Each extension tells of its own hang-up, and nothing tells of the whole call. One that had answered and did not pass the call on ends
 * it; an incoming call that no extension answered is over when the last of them has rung out.
 */
function hangup(one: Said): CallEvent {
  const { CallStatus: status, BridgedDuration: talk } = one
  const parties = partiesOf(one)
  const spoke = status === 'ANSWER'
  const isOver = parties.direction === 'out' || (spoke && one.Transfered?.toLowerCase() !== 'yes')
  if (!isOver) return told(one.CallID, 'leg_ended', parties)
  return told(one.CallID, 'ended', {
    ...parties,
    cause: (status !== null && Object.hasOwn(CAUSES, status) ? CAUSES[status] : null) ?? null,
    talkMs: !spoke ? 0 : talk === null ? null : Math.round(talk / 1_000),
    recording: one.RecID,
  })
}
