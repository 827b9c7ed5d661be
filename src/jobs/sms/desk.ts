import { createHmac } from 'node:crypto'
import { askThrough } from '../../channels/ask-web.ts'
import { EXOLVE_API, exolve } from '../../channels/sms/exolve.ts'
import { type SmsAccess, SmsFailure, type SmsProvider } from '../../channels/sms/provider.ts'
import { SMSC_API, smsc } from '../../channels/sms/smsc.ts'
import type { Db } from '../../db/engine/database.ts'
import { keepSmsEnd, type SmsMessage } from '../../db/sms/messages.ts'
import { noteSmsAnswer } from '../../db/sms/settings.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { SmsProviderName } from '../../domain/sms/providers.ts'
import type { SmsTrouble } from '../../domain/sms/trouble.ts'
import { type SmsHouse, sendPaid, TooDear } from './send-sms.ts'

export interface SmsSettings {
  readonly exolve: { readonly api: string | undefined }
  readonly smsc: { readonly api: string | undefined }
}

/** Every provider there is: another one is a line here. */
export function smsProviders({ exolve: mts, smsc: centre }: SmsSettings): readonly SmsProvider[] {
  const ask = askThrough({ proxy: undefined })
  return [
    exolve({ url: mts.api ?? EXOLVE_API, isSet: mts.api !== undefined, ask }),
    smsc({ url: centre.api ?? SMSC_API, isSet: centre.api !== undefined, ask }),
  ]
}

export interface SmsTrialOrder {
  readonly provider: SmsProviderName
  readonly access: SmsAccess
  /** The key and the sender are those that are kept. */
  readonly isKept: boolean
  readonly segmentPrice: number
  readonly phone: string
  readonly text: string
}

export interface SmsLook {
  readonly access: SmsAccess
  readonly message: SmsMessage
}

/** How far a trial came; `trouble` says why no further. */
export interface SmsTrial {
  /** In kopecks. */
  readonly balance: number | null
  readonly message: number | null
  readonly trouble: SmsTrouble | 'limit_reached' | null
  readonly said: string | null
}

/** What doors ask of providers. */
export function smsDesk(house: { readonly providers: readonly SmsProvider[]; readonly secret: string }) {
  const { providers, secret } = house
  const of = (name: SmsProviderName) => {
    const found = providers.find((one) => one.name === name)
    if (!found) throw new Error(`there is no provider "${name}" of SMS`)
    return found
  }
  const wordFor = (name: SmsProviderName) => derived(secret, `sms word ${name}`)
  return {
    apiOf: (name: SmsProviderName) => of(name).api,
    reportKey: (name: SmsProviderName) => derived(secret, `sms report ${name}`),
    /** By which a provider signs what it reports; null: it signs nothing. */
    reportWord: (name: SmsProviderName) => (of(name).isSigning ? wordFor(name) : null),
    reported: (name: SmsProviderName, body: unknown) => of(name).reported(body, wordFor(name)),
    identify: (name: SmsProviderName, access: SmsAccess) => identified(of(name), access),
    tryOut: (db: Db, now: () => Instant, order: SmsTrialOrder) =>
      triedOut({ ...house, db, now }, of(order.provider), order),
    lookAt: (db: Db, now: () => Instant, look: SmsLook) =>
      lookedAt({ ...house, db, now }, of(look.message.provider), look),
  }
}

/** The administrator sees and pastes them; nobody else can know them. */
function derived(secret: string, what: string): string {
  return createHmac('sha256', secret).update(`okno ${what}`).digest('base64url').slice(0, 32)
}

async function identified(provider: SmsProvider, access: SmsAccess) {
  try {
    return { balance: await provider.balance(access), trouble: null, said: null }
  } catch (error) {
    if (!(error instanceof SmsFailure)) throw error
    return { balance: null, trouble: error.trouble, said: error.message }
  }
}

/** The whole way, with settings that nothing is kept of; the message is paid for as every other, within the limit. */
async function triedOut(house: SmsHouse, provider: SmsProvider, order: SmsTrialOrder): Promise<SmsTrial> {
  const { access, isKept, segmentPrice, phone, text } = order
  const known = await identified(provider, access)
  if (known.trouble !== null) return { ...known, message: null }
  try {
    const paid = { purpose: 'trial', phone, text, delivery: null } as const
    const { id } = await sendPaid(house, { provider, access, segmentPrice, isKept }, paid)
    if (isKept) await noteSmsAnswer(house.db, provider.name, { now: house.now(), balance: known.balance })
    return { ...known, message: id }
  } catch (error) {
    if (error instanceof TooDear) return { ...known, message: null, trouble: 'limit_reached', said: null }
    if (!(error instanceof SmsFailure)) throw error
    return { ...known, message: null, trouble: error.trouble, said: error.message }
  }
}

/** What became of a trial, asked of its provider with the key it was sent with; keeps what it says. */
async function lookedAt(house: SmsHouse, provider: SmsProvider, { access, message }: SmsLook): Promise<void> {
  const { id, phone, externalId } = message
  if (message.state !== 'accepted' || externalId === null) return
  try {
    const end = await provider.end(access, { id, phone, externalId })
    if (end) await keepSmsEnd(house.db, provider.name, { of: { externalId }, end, now: house.now() })
  } catch (error) {
    // It is asked again soon, by the page or by the job.
    if (!(error instanceof SmsFailure)) throw error
  }
}
