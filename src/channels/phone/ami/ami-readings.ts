import { cleanLine, cutText } from '../../../domain/ground/clean-text.ts'
import type { Instant } from '../../../domain/ground/instant.ts'
import type { CallCause, CallEvent, CallSign } from '../../../domain/phone/call-event.ts'
import { inside, outside, told } from '../told.ts'
import type { AmiBlock } from './blocks.ts'
import { extensionOf, isInside, isLocal } from './channel-name.ts'
import type { OpenCall } from './open-calls.ts'

export interface Heard {
  readonly call: OpenCall
  readonly event: AmiBlock
  readonly trunks: readonly string[]
  readonly at: Instant | null
  readonly now: Instant
}

/** What each event says of its call, by its name. */
export const READINGS: Readonly<Record<string, (one: Heard) => readonly CallEvent[]>> = {
  Newchannel: begun,
  QueueCallerJoin: queued,
  DialBegin: dialled,
  AgentCalled: dialled,
  AgentConnect: (one) =>
    answeredBy(one, extensionOf(one.event.get('destchannel')) ?? extensionOf(one.event.get('interface'))),
  DialEnd: dialEnded,
  BridgeEnter: bridged,
  AgentRingNoAnswer: (one) =>
    legEnded(one, extensionOf(one.event.get('destchannel')) ?? extensionOf(one.event.get('interface'))),
  QueueCallerAbandon: abandoned,
  BlindTransfer: (one) =>
    passed(one, isInside(one.event.get('extension')) ? (one.event.get('extension') ?? null) : null),
  AttendedTransfer: (one) => passed(one, targetOf(one.event)),
}

/** The first channel of a call says whose call it is. */
function begun(one: Heard): readonly CallEvent[] {
  const { call, event, trunks } = one
  if (call.direction !== null || event.get('uniqueid') !== call.key || isLocal(event.get('channel'))) return []
  if (isTrunk(event.get('context') ?? '', trunks)) return arrived(one)
  call.caller = extensionOf(event.get('channel'))
  const number = event.get('exten') ?? ''
  if (call.caller === null || !isOutside(number)) return []
  call.direction = 'out'
  call.client = number
  return [said(one, 'ringing', [call.caller])]
}

function isTrunk(context: string, trunks: readonly string[]): boolean {
  return trunks.some((trunk) => context === trunk || context.startsWith(`${trunk}-`))
}

function isOutside(number: string): boolean {
  return /^\+?\d{7,20}$/.test(number)
}

function arrived(one: Heard): readonly CallEvent[] {
  const { call, event } = one
  call.direction = 'in'
  call.client = lineIn(event.get('calleridnum'))
  const number = event.get('exten') ?? ''
  call.line = /^\+?\d{5,}$/.test(number) ? number : null
  return [said(one, 'ringing', [])]
}

function queued(one: Heard): readonly CallEvent[] {
  const { call, event } = one
  if (call.direction === 'out' || extensionOf(event.get('channel')) !== null) return []
  makeIncoming(call, event)
  call.queue = lineIn(event.get('queue'))
  return [said(one, 'ringing', [])]
}

/** From outside to a telephone it rings there; from a telephone to the outside it is the call that one of ours makes. */
function dialled(one: Heard): readonly CallEvent[] {
  const { call, event } = one
  const to = extensionOf(event.get('destchannel'))
  if (to !== null) {
    if (call.direction === null && call.caller === null && extensionOf(event.get('channel')) === null)
      makeIncoming(call, event)
    if (call.direction !== 'in' || call.ringing.has(to) || call.speaking === to) return []
    call.ringing.add(to)
    return [said(one, 'ringing', [to], event.get('destuniqueid') ?? null)]
  }
  if (isLocal(event.get('destchannel')) || call.direction === 'in') return []
  return calledOut(one)
}

function calledOut(one: Heard): readonly CallEvent[] {
  const { call, event } = one
  if (call.direction !== null) return []
  const by = call.caller ?? extensionOf(event.get('channel'))
  const number = [event.get('exten') ?? '', numberDialled(event.get('dialstring') ?? '')].find(isOutside)
  if (by === null || number === undefined) return []
  call.caller = by
  call.direction = 'out'
  call.client = number
  return [said(one, 'ringing', [by])]
}

/** `79165550117@mango` of PJSIP, `mango/79165550117` of SIP. */
function numberDialled(text: string): string {
  return (text.includes('@') ? text.replace(/@.*$/, '') : text).replace(/^.*\//, '')
}

/** Only where nothing was heard of the beginning; who has a number inside is one of ours. */
function makeIncoming(call: OpenCall, event: AmiBlock): void {
  if (call.direction !== null || isInside(event.get('calleridnum'))) return
  call.direction = 'in'
  call.client = lineIn(event.get('calleridnum'))
}

function dialEnded(one: Heard): readonly CallEvent[] {
  const { call, event } = one
  const to = extensionOf(event.get('destchannel'))
  if (event.get('dialstatus') !== 'ANSWER') return legEnded(one, to)
  if (to !== null) {
    if (call.caller === null && extensionOf(event.get('channel')) === null) makeIncoming(call, event)
    return call.direction === 'in' ? answeredBy(one, to) : []
  }
  if (isLocal(event.get('destchannel'))) return []
  const first = extensionOf(event.get('channel')) === null ? [] : calledOut(one)
  if (call.direction === 'out') return [...first, ...answeredBy(one, call.caller)]
  // A call from outside that goes on to a number outside is answered there, and Asterisk does not say by whom.
  return call.direction === 'in' ? answeredBy(one, null) : []
}

/** Whoever comes into a bridge with a client speaks with him; of a call out it is the client who comes. */
function bridged(one: Heard): readonly CallEvent[] {
  const { call, event } = one
  if (isLocal(event.get('channel'))) return []
  const extension = extensionOf(event.get('channel'))
  if (call.direction === 'in') return extension === null ? [] : answeredBy(one, extension)
  return call.direction === 'out' && extension === null ? answeredBy(one, call.caller) : []
}

function answeredBy(one: Heard, extension: string | null): readonly CallEvent[] {
  const { call, at, now } = one
  if (call.direction === null && call.caller === null) makeIncoming(call, one.event)
  const isKnown = call.answeredAt !== null && (extension === null || call.speaking === extension)
  if (call.direction === null || isKnown) return []
  if (extension !== null) call.ringing.delete(extension)
  call.speaking = extension
  call.answeredAt ??= at ?? now
  return [said(one, 'answered', inside(extension))]
}

function legEnded(one: Heard, extension: string | null): readonly CallEvent[] {
  const { call, event } = one
  if (extension === null || !call.ringing.delete(extension)) return []
  return [said(one, 'leg_ended', [extension], event.get('destuniqueid') ?? null)]
}

function abandoned(one: Heard): readonly CallEvent[] {
  const { call, at, now } = one
  makeIncoming(call, one.event)
  call.isOver = true
  return endOf(call, { at, now, cause: 'cancelled' })
}

function passed(one: Heard, extension: string | null): readonly CallEvent[] {
  const { call, event } = one
  if (event.get('result') !== 'Success' || call.direction === null || call.speaking === extension) return []
  call.speaking = extension
  return [said(one, 'transferred', inside(extension))]
}

/** Of an attended transfer: whose telephone the transferer had called, by its channel or by who stood on his second line. */
function targetOf(event: AmiBlock): string | null {
  const number = event.get('secondtransfererconnectedlinenum')
  return extensionOf(event.get('transfertargetchannel')) ?? (isInside(number) ? (number ?? null) : null)
}

function said(one: Heard, sign: CallSign, extensions: readonly string[], legKey: string | null = null): CallEvent {
  return told(one.call.key, sign, { ...partiesOf(one.call), at: one.at, extensions, legKey })
}

export function partiesOf({ direction, client, line, queue }: OpenCall) {
  return { direction, client: outside(client), line, queue }
}

interface End {
  readonly at: Instant | null
  readonly now: Instant
  readonly cause: CallCause | null
}

/** For how long people spoke is measured here, from the first answer. */
export function endOf(call: OpenCall, { at, now, cause }: End): readonly CallEvent[] {
  if (call.direction === null) return []
  const { answeredAt, startedAt, speaking, caller } = call
  const extensions = call.direction === 'out' ? inside(caller) : answeredAt === null ? [] : inside(speaking)
  const talkMs = answeredAt === null ? 0 : Math.max(0, (at ?? now) - answeredAt)
  return [told(call.key, 'ended', { ...partiesOf(call), at, extensions, cause, startedAt, talkMs })]
}

/** Q.850. Who hangs up before an answer says «normal», too. */
export function causeOf(cause: string, call: OpenCall): CallCause | null {
  if (cause === '16' && call.answeredAt === null) return 'cancelled'
  return (Object.hasOwn(CAUSES, cause) ? CAUSES[cause] : null) ?? null
}

const CAUSES: Readonly<Record<string, CallCause>> = {
  1: 'not_found',
  16: 'normal',
  17: 'busy',
  18: 'no_answer',
  19: 'no_answer',
  20: 'no_answer',
  21: 'failed',
  27: 'failed',
  28: 'not_found',
  31: 'normal',
  34: 'congestion',
  38: 'failed',
  42: 'congestion',
}

function lineIn(value: string | undefined): string | null {
  const line = cutText(cleanLine(value ?? ''), 200)
  return line === '' ? null : line
}
