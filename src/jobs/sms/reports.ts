import { loseDelivery } from '../../actions/requests/lose-delivery.ts'
import type { Channel } from '../../channels/channel.ts'
import { SmsFailure } from '../../channels/sms/provider.ts'
import type { Db } from '../../db/engine/database.ts'
import { findOverdue } from '../../db/notices/other-way.ts'
import { markGivenUp } from '../../db/notices/outbox.ts'
import { findSms, keepSmsEnd, noteSmsLooked, type SmsMessage, smsWithoutReport } from '../../db/sms/messages.ts'
import { loadSmsAccount, loadSmsRules, noteSmsAnswer, noteSmsTrouble } from '../../db/sms/settings.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isOfProvider } from '../../domain/sms/trouble.ts'
import { tellLostElsewhere } from '../notices/tell-elsewhere.ts'
import { lineOf, type SmsHouse } from './send-sms.ts'

/** Asks about messages of which no report came; the first provider that does not answer ends the round for all of its messages. */
export async function askForReports(house: SmsHouse): Promise<void> {
  const silent = new Set<string>()
  for (const message of await smsWithoutReport(house.db, house.now())) {
    if (silent.has(message.provider)) continue
    await noteSmsLooked(house.db, message.id, house.now())
    if (!(await asked(house, message))) silent.add(message.provider)
  }
}

async function asked(house: SmsHouse, { id, provider: name, phone, externalId }: SmsMessage): Promise<boolean> {
  try {
    const { provider, access } = await lineOf(house, name)
    const own = externalId ?? String(id)
    const end = await provider.end(access, { id, phone, externalId: own })
    if (end) await keepSmsEnd(house.db, name, { of: { externalId: own }, end, now: house.now() })
    return true
  } catch (error) {
    if (!(error instanceof SmsFailure)) throw error
    return !isOfProvider(error.trouble)
  }
}

/** What a provider could not bring is told by another way, or is lost as a letter that came back. May run twice. */
export async function tellFailed(
  { db, channels, now }: { readonly db: Db; readonly channels: readonly Channel[]; readonly now: () => Instant },
  id: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const message = await findSms(tx, id)
    const lost = message?.delivery ? await findOverdue(tx, message.delivery) : null
    if (!message || !lost) return
    const reason = message.error ?? message.trouble ?? ''
    await markGivenUp(tx, lost, reason, now())
    if (await tellLostElsewhere(tx, channels, lost.id, now())) return
    const placeIsGone = message.trouble === 'number_wrong'
    await loseDelivery({ tx, now: now() }, { delivery: lost.id, reason, placeIsGone })
  })
}

/** How much money is left at the provider by which the desk sends. */
export async function askForBalance(house: SmsHouse): Promise<void> {
  const { db, now } = house
  const { enabled, provider: name } = await loadSmsRules(db)
  if (!enabled || (await loadSmsAccount(db, name)).key === null) return
  const { provider, access } = await lineOf(house, name)
  try {
    await noteSmsAnswer(db, name, { now: now(), balance: await provider.balance(access) })
  } catch (error) {
    if (!(error instanceof SmsFailure)) throw error
    if (isOfProvider(error.trouble))
      await noteSmsTrouble(db, name, { now: now(), trouble: error.trouble, error: error.message })
  }
}
