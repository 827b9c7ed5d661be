import type { Instant } from '../../domain/ground/instant.ts'
import type { SmsProviderName } from '../../domain/sms/providers.ts'
import type { SmsEnd, SmsTrouble } from '../../domain/sms/trouble.ts'

/** With what a provider is asked. */
export interface SmsAccess {
  readonly key: string
  /** The name that telephones show. */
  readonly sender: string
}

export interface SmsToSend {
  /** Our own number of the message. */
  readonly id: number
  /** E.164, with its plus. */
  readonly phone: string
  readonly text: string
}

export interface SmsTaken {
  readonly externalId: string
  /** What it cost, in kopecks; null: the provider does not say. */
  readonly price: number | null
  /** In kopecks; null: the provider does not say. */
  readonly balance: number | null
}

/** What a provider reports of itself: about which message, and what became of it; null: it goes on. */
export interface SmsReport {
  readonly of: { readonly id: number; readonly phone: string } | { readonly externalId: string }
  readonly end: SmsEnd | null
}

/** Whoever brings messages to telephones: all that the desk knows of one. A failure of any of these is an `SmsFailure`. */
export interface SmsProvider {
  readonly name: SmsProviderName
  /** Where its API is asked. */
  readonly api: { readonly url: string; readonly isSet: boolean }
  /** In kopecks; the provider knows the key when it answers. */
  readonly balance: (access: SmsAccess) => Promise<number>
  /** What the message would cost, in kopecks; nothing is sent. Left out: there is no such question. */
  readonly price?: (access: SmsAccess, message: Omit<SmsToSend, 'id'>) => Promise<number>
  readonly send: (access: SmsAccess, message: SmsToSend) => Promise<SmsTaken>
  /** What the provider has that may be a message of which nobody heard that it was taken. */
  readonly find: (access: SmsAccess, message: SmsToSend & { readonly askedAt: Instant }) => Promise<readonly SmsTaken[]>
  /** What became of a message that was taken; null: nobody knows as yet. */
  readonly end: (
    access: SmsAccess,
    message: Omit<SmsToSend, 'text'> & { readonly externalId: string },
  ) => Promise<SmsEnd | null>
  /** What it posts to us; null: it tells nothing that we know, or is not signed by the word that only the provider was told. */
  readonly reported: (body: unknown, word: string) => SmsReport | null
  /** Its reports are signed. */
  readonly isSigning: boolean
}

/** The provider said no, or nothing. */
export class SmsFailure extends Error {
  readonly trouble: SmsTrouble
  /** Nobody heard the answer: the message may have been taken. */
  readonly isUnheard: boolean

  constructor(
    trouble: SmsTrouble,
    said: string,
    { isUnheard = false, cause }: { isUnheard?: boolean; cause?: unknown } = {},
  ) {
    super(said, { cause })
    this.trouble = trouble
    this.isUnheard = isUnheard
  }
}
