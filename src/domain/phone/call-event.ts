import type { Instant } from '../ground/instant.ts'

/**
 * What an exchange tells of a call. `ringing` somebody's telephone rings, or the caller stands in a queue; `answered` a person speaks
 * with him; `leg_ended` one telephone rings no more, the call goes on; `transferred` another person goes on; `ended` the whole call
 * is over; `recorded` its recording can be heard.
 */
export const CALL_SIGNS = ['ringing', 'answered', 'leg_ended', 'transferred', 'ended', 'recorded'] as const
export type CallSign = (typeof CALL_SIGNS)[number]

export const CALL_DIRECTIONS = ['in', 'out'] as const
export type CallDirection = (typeof CALL_DIRECTIONS)[number]

/** Why a call ended, where the exchange says so. */
export const CALL_CAUSES = [
  'normal',
  'busy',
  'cancelled',
  'no_answer',
  'congestion',
  'not_found',
  'forwarded',
  'failed',
] as const
export type CallCause = (typeof CALL_CAUSES)[number]

/** One event of an exchange as it is understood. What an event does not say is null. */
export interface CallEvent {
  /** The whole call: the same in all of its events, unique within its exchange, at most 250 characters. */
  readonly callKey: string
  /** One telephone's part in it, where the exchange tells legs apart. */
  readonly legKey: string | null
  readonly sign: CallSign
  readonly direction: CallDirection | null
  /** By the clock of the exchange. */
  readonly at: Instant | null
  /** Its place in the order of its leg, where the exchange counts. */
  readonly seq: number | null
  /** The number outside as the exchange writes it; '' when the caller withholds it. */
  readonly client: string | null
  /** Our number that was called, or that we called from. */
  readonly line: string | null
  readonly queue: string | null
  /** Numbers inside: for whom it rings, who answered, who goes on. */
  readonly extensions: readonly string[]
  /** Of `ended`. */
  readonly cause: CallCause | null
  /** Of `ended`: when the call began, and for how long people spoke, in milliseconds; 0 when nobody did. */
  readonly startedAt: Instant | null
  readonly talkMs: number | null
  /** Where the recording is heard: an address, or a number that the exchange gives it. */
  readonly recording: string | null
}
