import { z } from 'zod'
import type { CallDirection, CallEvent, CallSign } from '../../domain/phone/call-event.ts'
import { address, count, fieldsOf, key, optionalKey, text, whyNot } from './fields.ts'
import type { Pbx, PbxArrived, PbxReading } from './pbx.ts'
import { heard, inside, outside, told, unreadable } from './told.ts'

/**
 * UIS and CoMagic, «Уведомления о событиях»: the body of a notice is a text that the customer writes, with `{{variables}}` in it.
 * Ours are below; each says by a word of ours what it tells of. Nothing is signed: the secret stands in the address.
 */
export const uis: Pbx = { kind: 'uis', needs: [], read }

const CALL = {
  call_session_id: '{{call_session_id}}',
  contact_phone_number: '{{contact_phone_number}}',
  virtual_phone_number: '{{virtual_phone_number}}',
  notification_time: '{{notification_time}}',
} as const
const EMPLOYEE = { employee_id: '{{employee_id}}' } as const

/**
 * What the administrator pastes, by the name of the event in the cabinet. Variables stand without quotes: what takes their place
 * brings its own, and is `null` when there is none. Each notice has those variables alone that PlanFix's templates use with its event.
 */
export const UIS_TEMPLATES = {
  'Входящий звонок на виртуальный номер': template('inbound', CALL),
  'Ожидание ответа': template('waiting', { ...CALL, ...EMPLOYEE, direction: '{{direction}}', leg_id: '{{leg_id}}' }),
  'Исходящий звонок': template('outbound', { ...CALL, ...EMPLOYEE }),
  'Начало разговора': template('talk_started', { ...CALL, ...EMPLOYEE, direction: '{{direction}}' }),
  'Окончание разговора': template('talk_finished', { ...CALL, ...EMPLOYEE, direction: '{{direction}}' }),
  'Завершение звонка': template('finished', {
    ...CALL,
    ...EMPLOYEE,
    direction: '{{direction}}',
    talk_time_duration: '{{talk_time_duration}}',
    total_time_duration: '{{total_time_duration}}',
  }),
  'Потерянный звонок': template('lost', CALL),
  'Запись разговора завершена': template('recorded', { ...CALL, file_link: '{{file_link}}' }),
} as const

function template(event: keyof typeof SIGNS, variables: Readonly<Record<string, string>>): string {
  const lines = Object.entries(variables).map(([name, variable]) => `  "${name}": ${variable}`)
  return `{\n  "okno": "${event}",\n${lines.join(',\n')}\n}`
}

const said = z.object({
  okno: z.enum(['inbound', 'waiting', 'outbound', 'talk_started', 'talk_finished', 'finished', 'lost', 'recorded']),
  call_session_id: key,
  contact_phone_number: text,
  virtual_phone_number: text,
  notification_time: text,
  employee_id: text,
  employee_phone_number: text,
  direction: text,
  leg_id: optionalKey,
  talk_time_duration: count,
  file_link: address,
})
type Said = z.output<typeof said>

function read(arrived: PbxArrived): PbxReading {
  const found = said.safeParse(fieldsOf(arrived))
  return found.success ? heard(eventsOf(found.data)) : unreadable(whyNot(found.error))
}

/** That one talk is over says nothing of the call: it may have been passed on. */
const SIGNS = {
  inbound: 'ringing',
  waiting: 'ringing',
  outbound: 'ringing',
  talk_started: 'answered',
  talk_finished: 'leg_ended',
  finished: 'ended',
  lost: 'ended',
  recorded: 'recorded',
} as const satisfies Readonly<Record<string, CallSign>>

function eventsOf(one: Said): readonly CallEvent[] {
  const sign = SIGNS[one.okno]
  if (sign === 'recorded' && one.file_link === null) return []
  const direction = directionOf(one)
  const talkMs = talkOf(one)
  // Of a call that nobody answered it is not said whose number stands in it.
  const isWorked = sign !== 'ended' || direction === 'out' || (talkMs ?? 0) > 0
  return [
    told(one.call_session_id, sign, {
      legKey: one.leg_id,
      direction,
      at: momentIn(one.notification_time),
      seq: orderIn(one.notification_time),
      client: outside(one.contact_phone_number),
      line: one.virtual_phone_number,
      extensions: isWorked ? inside(one.employee_phone_number ?? one.employee_id) : [],
      talkMs,
      recording: one.file_link,
    }),
  ]
}

function directionOf({ okno, direction }: Said): CallDirection | null {
  if (okno === 'inbound' || okno === 'lost') return 'in'
  if (okno === 'outbound') return 'out'
  return direction === 'in' || direction === 'out' ? direction : null
}

/** `talk_time_duration` is taken as seconds, as the Data API of the same vendor counts; the page of notices does not say. */
function talkOf({ okno, talk_time_duration: seconds }: Said): number | null {
  if (okno === 'lost') return 0
  return okno === 'finished' && seconds !== null ? seconds * 1_000 : null
}

/** Without its zone a time is no moment, and tells what came before what all the same: in seconds. */
function orderIn(time: string | null): number | null {
  const bare = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.exec(time ?? '')?.[0]
  const at = bare === undefined ? Number.NaN : Date.parse(`${bare.replace(' ', 'T')}Z`)
  return Number.isNaN(at) ? null : Math.floor(at / 1_000)
}

/** With a zone alone it is a moment; the cabinet's own zone is not told. */
function momentIn(time: string | null): number | null {
  const found = z.iso.datetime({ offset: true }).safeParse(time)
  return found.success ? Date.parse(found.data) : null
}
