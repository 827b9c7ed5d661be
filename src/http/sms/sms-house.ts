import type { Db } from '../../db/engine/database.ts'
import type { SmsMessage } from '../../db/sms/messages.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { SmsProviderName } from '../../domain/sms/providers.ts'
import type { SmsEnd, SmsTrouble } from '../../domain/sms/trouble.ts'
import type { House } from '../server/context.ts'

export interface SmsAccessGiven {
  readonly key: string
  readonly sender: string
}

export interface SmsTrialAsked {
  readonly provider: SmsProviderName
  readonly access: SmsAccessGiven
  /** The key and the sender are those that are kept. */
  readonly isKept: boolean
  /** In kopecks. */
  readonly segmentPrice: number
  readonly phone: string
  readonly text: string
}

/** Providers of SMS as doors know them; doors know no channel. Money is in kopecks. */
export interface SmsDesk {
  readonly apiOf: (provider: SmsProviderName) => { readonly url: string; readonly isSet: boolean }
  /** Shows that a report comes from the provider: it stands in the address. */
  readonly reportKey: (provider: SmsProviderName) => string
  readonly reportWord: (provider: SmsProviderName) => string | null
  /** Null: nothing that we know, or not signed as it should be. */
  readonly reported: (
    provider: SmsProviderName,
    body: unknown,
  ) => {
    readonly of: { readonly id: number; readonly phone: string } | { readonly externalId: string }
    readonly end: SmsEnd | null
  } | null
  readonly identify: (
    provider: SmsProviderName,
    access: SmsAccessGiven,
  ) => Promise<{
    readonly balance: number | null
    readonly trouble: SmsTrouble | null
    readonly said: string | null
  }>
  /** Pays for a message and sends it; asks the network, so never within a transaction. */
  readonly tryOut: (
    db: Db,
    now: () => Instant,
    order: SmsTrialAsked,
  ) => Promise<{
    readonly balance: number | null
    readonly message: number | null
    readonly trouble: SmsTrouble | 'limit_reached' | null
    readonly said: string | null
  }>
  /** Asks what became of a trial and keeps it; the same holds. */
  readonly lookAt: (
    db: Db,
    now: () => Instant,
    look: { readonly access: SmsAccessGiven; readonly message: SmsMessage },
  ) => Promise<void>
}

export interface SmsHouse extends House {
  readonly sms: SmsDesk
}
