import type { ReadLetter } from '../../domain/mail/letter.ts'
import type { LetterToCheck, SenderCheck } from './sender-check.ts'

/** A letter to be read; and, where somebody wants to know, who wrote it. */
export interface ReadingOrder {
  readonly bytes: Uint8Array
  readonly deliveredTo: string
  /** Null: nobody asks who wrote it. */
  readonly way: Pick<LetterToCheck, 'envelope' | 'trustedServer'> | null
}

/** What a reader says, in this order; questions in between, each answered under its id. */
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

/** What is said to a reader: a letter, or what the names answered. */
export type RoomWord =
  | { readonly is: 'order'; readonly order: ReadingOrder }
  | { readonly is: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly is: 'failure'; readonly id: number; readonly code: string }

/** What was found out of a letter. */
export interface Understood {
  readonly read: ReadLetter
  readonly fingerprint: Uint8Array | null
  /** Null where nobody asked, or nobody says that he wrote it. */
  readonly check: SenderCheck | null
}
