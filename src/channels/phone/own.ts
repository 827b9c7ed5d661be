import { z } from 'zod'
import type { CallCause, CallEvent, CallSign } from '../../domain/phone/call-event.ts'
import { address, fieldsOf, key, optionalKey, place, text, whyNot } from './fields.ts'
import type { Pbx, PbxAnswer, PbxArrived, PbxReading } from './pbx.ts'
import { heard, inside, outside, told, unreadable } from './told.ts'

/**
 * Any exchange that sends the JSON or the form of docs/phone.md: the fields of Zammad's generic CTI (docs.zammad.org, «Generic
 * CTI»), so that what speaks to it speaks to us, and ours. Its secret stands in the address.
 */
export const own: Pbx = { kind: 'own', needs: [], read }

const SIGNS = {
  newCall: 'ringing',
  answer: 'answered',
  transfer: 'transferred',
  hangup: 'ended',
  recording: 'recorded',
} as const satisfies Readonly<Record<string, CallSign>>

const scalars = z.union([text, z.array(text).max(100)]).transform((one) => (Array.isArray(one) ? one : [one]))
const moment = z.iso.datetime({ offset: true }).nullish()

const said = z.object({
  event: z.enum(['newCall', 'answer', 'transfer', 'hangup', 'recording']),
  callId: key,
  direction: z
    .enum(['in', 'out'])
    .nullish()
    .transform((value) => value ?? null),
  from: text,
  to: text,
  user: scalars,
  'user[]': scalars,
  queue: text,
  answeringNumber: text,
  cause: text,
  seq: place,
  legId: optionalKey,
  at: moment.transform((value) => (value == null ? null : Date.parse(value))),
  extension: scalars,
  line: text,
  recordingUrl: address,
})
type Said = z.output<typeof said>

const TAKEN: PbxAnswer = { type: 'application/json', body: '{}' }

function read(arrived: PbxArrived): PbxReading {
  const found = said.safeParse(fieldsOf(arrived))
  if (!found.success) return unreadable(whyNot(found.error), TAKEN)
  const one = found.data
  if (one.event === 'recording' && one.recordingUrl === null) return unreadable('recordingUrl: none', TAKEN)
  return heard([eventOf(one)], TAKEN)
}

function eventOf(one: Said): CallEvent {
  const { event, direction, from, to } = one
  const ours = direction === 'out' ? from : to
  return told(one.callId, SIGNS[event], {
    legKey: one.legId,
    direction,
    at: one.at,
    seq: one.seq,
    client: direction === null ? null : outside(direction === 'out' ? to : from),
    line: one.line ?? (isInside(ours) || direction === null ? null : ours),
    queue: one.queue,
    extensions: inside(...extensionsOf(one, ours)),
    cause: event === 'hangup' ? causeOf(one.cause) : null,
    recording: one.recordingUrl,
  })
}

/** What says it best: our field, who answered, our side of the call; of `user`, which Zammad fills with names, the numbers. */
function extensionsOf({ extension, answeringNumber, user, 'user[]': users, direction }: Said, ours: string | null) {
  const named = extension.filter((one) => one !== null)
  if (named.length > 0) return named
  if (answeringNumber !== null) return [answeringNumber]
  if (direction !== null && isInside(ours)) return [ours]
  return [...user, ...users].filter(isInside)
}

function isInside(number: string | null): boolean {
  return number !== null && /^\d{2,6}$/.test(number)
}

const CAUSES: Readonly<Record<string, CallCause>> = {
  normalClearing: 'normal',
  busy: 'busy',
  cancel: 'cancelled',
  noAnswer: 'no_answer',
  congestion: 'congestion',
  notFound: 'not_found',
  forwarded: 'forwarded',
}

function causeOf(cause: string | null): CallCause | null {
  return (cause !== null && Object.hasOwn(CAUSES, cause) ? CAUSES[cause] : null) ?? null
}
