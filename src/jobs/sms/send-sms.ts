import { unsealed } from '../../actions/ground/sealed.ts'
import { NotDelivered } from '../../channels/channel.ts'
import { type SmsAccess, SmsFailure, type SmsProvider, type SmsTaken } from '../../channels/sms/provider.ts'
import type { Db } from '../../db/engine/database.ts'
import {
  insertSms,
  markSmsAccepted,
  markSmsRefused,
  noteAskedAgain,
  noteSmsUnheard,
  type SmsMessage,
  smsKnownAs,
  smsOfDelivery,
  spentAt,
} from '../../db/sms/messages.ts'
import { loadSmsAccount, loadSmsRules, lockSmsRules, noteSmsAnswer, noteSmsTrouble } from '../../db/sms/settings.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { mayCost } from '../../domain/sms/money.ts'
import type { SmsProviderName } from '../../domain/sms/providers.ts'
import { segmentsOf } from '../../domain/sms/segments.ts'
import { fateOfTrouble, isOfProvider } from '../../domain/sms/trouble.ts'

export interface SmsHouse {
  readonly db: Db
  readonly providers: readonly SmsProvider[]
  readonly secret: string
  readonly now: () => Instant
}

export interface SmsOrder {
  readonly purpose: SmsMessage['purpose']
  /** E.164. */
  readonly phone: string
  readonly text: string
  /** Null: a trial. */
  readonly delivery: number | null
}

/** With whom, and with what of his, a message is sent. */
export interface SmsLine {
  readonly provider: SmsProvider
  readonly access: SmsAccess
  /** In kopecks. */
  readonly segmentPrice: number
  /** With settings that are kept: how it goes says something of them. */
  readonly isKept: boolean
}

/** A message whose answer nobody heard is not asked for again before: until then its provider may not list it. */
const UNHEARD_FOR = MINUTE

/** The limit of money is reached: this message is not paid for. */
export class TooDear extends Error {}

/**
 * Sends what a delivery says, once. Money is held and the message noted as asked in a transaction of its own, before its provider is
 * asked: workers who come together never spend more than the limit, and whoever comes after a worker that was killed asks the provider
 * first whether it has the message, a minute later at the earliest. Two can still arrive where a provider lists what it took later
 * than that.
 */
export async function sendDelivery(house: SmsHouse, order: SmsOrder & { readonly delivery: number }): Promise<string> {
  const known = await smsOfDelivery(house.db, order.delivery)
  try {
    const there = known && (await settled(house, known, order.text))
    if (there) return there
    const { provider } = await loadSmsRules(house.db)
    return (await sendPaid(house, await lineOf(house, provider), order, known)).externalId
  } catch (error) {
    if (error instanceof TooDear) throw new NotDelivered('final', 'the limit of money for SMS is reached')
    if (error instanceof SmsFailure) throw new NotDelivered(fateOfTrouble(error.trouble), error.message, error)
    throw error
  }
}

/** The provider's name of a message that it has; null: it is to be asked to send it. */
async function settled(house: SmsHouse, known: SmsMessage, text: string): Promise<string | null> {
  const { id, state, externalId, askedAt, phone } = known
  if (state === 'refused') return null
  if (state !== 'asked') return externalId ?? String(id)
  if (house.now() - askedAt < UNHEARD_FOR) throw new NotDelivered('passing', 'nobody has heard whether it was taken')
  const { provider, access } = await lineOf(house, known.provider)
  const likely = await provider.find(access, { id, phone, text, askedAt })
  const ofOthers = await smsKnownAs(
    house.db,
    provider.name,
    likely.map((one) => one.externalId),
  )
  const found = likely.find((one) => !ofOthers.includes(one.externalId))
  if (found) await markSmsAccepted(house.db, id, found, house.now())
  return found?.externalId ?? null
}

/** With the key that is kept; without one nothing can be sent, until there is one. */
export async function lineOf({ db, providers, secret }: SmsHouse, name: SmsProviderName): Promise<SmsLine> {
  const provider = providers.find((one) => one.name === name)
  if (!provider) throw new Error(`this process has no provider "${name}" of SMS`)
  const { key, sender, segmentPrice } = await loadSmsAccount(db, name)
  if (key === null) throw new SmsFailure('key_wrong', 'there is no key')
  return { provider, access: { key: unsealed(secret, 'sms', key), sender }, segmentPrice, isKept: true }
}

/** Pays for a message and has it sent; throws an `SmsFailure` or `TooDear`. `again`: it was asked before, and is not there. */
export async function sendPaid(
  house: SmsHouse,
  line: SmsLine,
  order: SmsOrder,
  again: SmsMessage | null = null,
): Promise<SmsTaken & { readonly id: number }> {
  const { db, now } = house
  const { provider, access } = line
  const price = await priceOf(house, line, order)
  const id = await hold(house, line, { ...order, price }, again)
  try {
    const taken = await provider.send(access, { id, phone: order.phone, text: order.text })
    await markSmsAccepted(db, id, taken, now())
    if (line.isKept) await noteSmsAnswer(db, provider.name, { now: now(), balance: taken.balance })
    return { ...taken, id }
  } catch (error) {
    if (!(error instanceof SmsFailure)) throw error
    await (error.isUnheard ? noteSmsUnheard : markSmsRefused)(db, id, { trouble: error.trouble, error: error.message })
    await noteFailure(house, line, error)
    throw error
  }
}

/** As the provider says before it sends; where it says nothing, as administrators have set. */
async function priceOf(house: SmsHouse, line: SmsLine, { phone, text }: SmsOrder): Promise<number> {
  const { provider, access, segmentPrice } = line
  const usual = segmentsOf(text).count * segmentPrice
  try {
    return (await provider.price?.(access, { phone, text })) ?? usual
  } catch (error) {
    if (!(error instanceof SmsFailure)) throw error
    if (['slowed_down', 'repeated', 'unreachable'].includes(error.trouble)) return usual
    await noteFailure(house, line, error)
    throw error
  }
}

/** The row of the rules is the lock: one message is paid for after the other. */
async function hold(
  { db, now }: SmsHouse,
  { provider: { name: provider } }: SmsLine,
  { purpose, phone, text, delivery, price }: SmsOrder & { readonly price: number },
  again: SmsMessage | null,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const limits = await lockSmsRules(tx)
    const there = delivery === null ? null : await smsOfDelivery(tx, delivery)
    if (there?.askedAt !== again?.askedAt) throw new SmsFailure('repeated', 'another worker asks just now')
    const spent = await spentAt(tx, now(), { except: again?.id ?? null })
    if (!mayCost(limits, spent, { price, use: purpose })) throw new TooDear('the limit of money is reached')
    if (again) {
      await noteAskedAgain(tx, again.id, { provider, price, now: now() })
      return again.id
    }
    const { count: segments } = segmentsOf(text)
    return insertSms(tx, { provider, phone, purpose, segments, price, delivery }, now())
  })
}

/** What is wrong with the provider itself is shown to administrators until it answers again. */
async function noteFailure({ db, now }: SmsHouse, { provider, isKept }: SmsLine, { trouble, message }: SmsFailure) {
  if (isKept && isOfProvider(trouble)) await noteSmsTrouble(db, provider.name, { now: now(), trouble, error: message })
}
