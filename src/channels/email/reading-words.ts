import type { ReadLetter } from '../../domain/mail/letter.ts'
import type { LetterToCheck, SenderCheck } from './sender-check.ts'

/** A letter to be parsed and, with `way`, its sender to be checked. */
export interface ReadingOrder {
  readonly bytes: Uint8Array
  readonly deliveredTo: string
  /** Null: the sender is not checked. */
  readonly way: Pick<LetterToCheck, 'envelope' | 'trustedServer'> | null
}

/** Messages of the reading process, in this order; DNS questions in between, each answered under its id. */
export type ReaderWord =
  /** It has started and begins with the letter. */
  | { readonly is: 'begun' }
  | { readonly is: 'read'; readonly read: ReadLetter; readonly fingerprint: Uint8Array | null }
  | { readonly is: 'question'; readonly id: number; readonly name: string; readonly type: string }
  | {
      readonly is: 'done'
      readonly check: SenderCheck | null
      /** It has grown large and is not to be asked again. */
      readonly isSpent: boolean
    }

/** Messages to the reading process: a letter, or the answer of DNS. */
export type RoomWord =
  | { readonly is: 'order'; readonly order: ReadingOrder }
  | { readonly is: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly is: 'failure'; readonly id: number; readonly code: string }

/** What was found out of a letter. */
export interface Understood {
  readonly read: ReadLetter
  readonly fingerprint: Uint8Array | null
  /** Null where the sender was not to be checked, or the letter names none. */
  readonly check: SenderCheck | null
}
