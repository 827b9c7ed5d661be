import type { Instant } from '../../domain/ground/instant.ts'
import type { PushServiceName, PushTrouble } from '../../domain/push/services.ts'
import type { PushMessage } from './message.ts'

/** With what a push service of telephones is asked. */
export interface PushAccess {
  readonly project: string
  /** The service token of RuStore; the service account of Google, as the JSON that Firebase gives. */
  readonly key: string
}

/**
 * What became of a message. `gone`: the app is not there any more. `refused`: this message is taken by no means. `trouble`: the
 * service does not take ours just now, and that is nobody's fault who owns a telephone; `isUnheard`: nobody knows whether it was taken.
 */
export type PhoneEnd =
  | { readonly end: 'taken'; readonly receipt: string }
  | { readonly end: 'gone' | 'refused'; readonly error: string }
  | {
      readonly end: 'trouble'
      readonly trouble: PushTrouble
      readonly error: string
      readonly until: Instant | null
      readonly isUnheard: boolean
    }

export interface PhoneOrder {
  readonly access: PushAccess
  readonly token: string
  readonly message: PushMessage
  readonly now: Instant
}

/** Whoever brings messages to the app of a telephone: all that the desk knows of one. */
export interface PhoneService {
  readonly name: PushServiceName
  readonly send: (order: PhoneOrder) => Promise<PhoneEnd>
  /** Whether it knows the key, found out without telling anybody anything; null: it does. */
  readonly check: (
    access: PushAccess,
    now: Instant,
  ) => Promise<{ readonly trouble: PushTrouble; readonly error: string } | null>
  /** What stands in a key as an administrator pastes it; null: it is none. `hint` is what he knows it by, and no secret. */
  readonly read: (key: string) => { readonly project: string | null; readonly hint: string } | null
}
