import type { CallEvent, CallSign } from '../../domain/phone/call-event.ts'
import { isWithheld } from './caller-number.ts'
import type { PbxAnswer, PbxReading } from './pbx.ts'

const NOTHING_ELSE = {
  legKey: null,
  direction: null,
  at: null,
  seq: null,
  client: null,
  line: null,
  queue: null,
  extensions: [],
  cause: null,
  startedAt: null,
  talkMs: null,
  recording: null,
} as const

/** An event of a call; what the exchange does not say is left out. */
export function told(callKey: string, sign: CallSign, more: Partial<Omit<CallEvent, 'callKey' | 'sign'>>): CallEvent {
  return { ...NOTHING_ELSE, callKey, sign, ...more }
}

/** The number outside as it is told on: '' for «anonymous» in any of its words. */
export function outside(number: string | null): string | null {
  return number !== null && isWithheld(number) ? '' : number
}

/** Numbers inside that are there, each once. */
export function inside(...numbers: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(numbers.flatMap((one) => (one == null || one === '' ? [] : [one])))]
}

/** Most vendors want a 200 and read nothing in it. */
export const DONE: PbxAnswer = { type: 'text/plain', body: 'OK' }

export const FORGED: PbxReading = { is: 'forged' }

export function heard(events: readonly CallEvent[], answer = DONE): PbxReading {
  return { is: 'events', events, answer }
}

export function unreadable(why: string, answer = DONE): PbxReading {
  return { is: 'unreadable', why, answer }
}
