import { Gauge, type Registry } from 'prom-client'
import type { LooseWay } from '../../actions/ground/loose-way.ts'
import type { Db } from '../../db/engine/database.ts'
import { listIdentities } from '../../db/people/identities.ts'
import { smsFigures, spentAt } from '../../db/sms/messages.ts'
import { listSmsAccounts, loadSmsAccount, loadSmsRules } from '../../db/sms/settings.ts'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import { mayCost, shareSpent } from '../../domain/sms/money.ts'
import { isTextable } from '../../domain/sms/providers.ts'
import { purposeOf, serves } from '../../domain/sms/uses.ts'
import { speak } from '../../texts/say.ts'
import type { GuestDoors, Hearing, House } from '../server/context.ts'
import { smsReports } from './reports.ts'
import { smsSettings, smsTrials } from './settings.ts'
import type { SmsDesk } from './sms-house.ts'

/** The doors of SMS: its settings, trials and reports, and what it carries that belongs to no request. */
export function smsDoors(sms: SmsDesk): GuestDoors {
  return {
    open: (app, house) => {
      for (const door of [smsSettings, smsTrials, smsReports]) door(app, { ...house, sms })
    },
    figures,
    looseWay,
    hearing,
  }
}

/** Codes and the way in of a caller, as administrators allow, and as long as one message more may be paid for. */
const looseWay: LooseWay = {
  way: 'sms',
  takes: async (db, { kind, now }) => {
    const rules = await loadSmsRules(db)
    const use = kind === 'phone_code' ? 'proof' : kind
    if (!rules.enabled || !serves(rules.uses, use)) return false
    const { segmentPrice: price } = await loadSmsAccount(db, rules.provider)
    return mayCost(rules, await spentAt(db, now), { price, use })
  },
  leadsTo: isTextable,
  write: (locale, saying) => {
    const say = speak(locale)
    if (saying.kind === 'way_in') return { text: say('sms.way-in', { page: saying.page }) }
    return { text: say(saying.kind === 'sign_in' ? 'sms.sign-in' : 'sms.phone-code', { code: saying.code }) }
  },
}

/** What may be chosen to be heard by SMS: nothing while it is switched off. It is ready for who has proven a telephone. */
async function hearing(db: Db, personId: number | null): Promise<Hearing[]> {
  const { enabled, uses } = await loadSmsRules(db)
  const kinds = NOTICE_KINDS.filter((kind) => uses.some((use) => use === purposeOf(kind)))
  if (!enabled || kinds.length === 0) return []
  const phones = personId === null ? [] : await listIdentities(db, 'phone', [personId])
  return [{ way: 'sms', kinds, isReady: phones.some(({ value, proven }) => proven && isTextable(value)) }]
}

/** How SMS fares, for alarms: money, and what did not arrive. While the database is away the figures stay as they were. */
function figures(registry: Registry, { database, now }: House): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const broken = gauge('okno_sms_broken', '1: SMS is switched on, and its provider refuses or does not answer just now')
  const share = gauge(
    'okno_sms_spent_ratio',
    'How much of the nearer limit of money is spent: warn at 0.8, at 1 it is reached',
  )
  const failed = gauge('okno_sms_failed', 'Messages of 24 hours that did not arrive')
  const unheard = gauge('okno_sms_unheard', 'Messages of 24 hours of which nobody heard whether they were taken')
  return async () => {
    const { db } = database
    const found = await Promise.all([
      loadSmsRules(db),
      listSmsAccounts(db),
      spentAt(db, now()),
      smsFigures(db, now()),
    ]).catch(() => null)
    if (!found) return
    const [rules, accounts, spent, counted] = found
    const own = accounts.find(({ provider }) => provider === rules.provider)
    broken.set(rules.enabled && own?.trouble ? 1 : 0)
    share.set(shareSpent(rules, spent))
    failed.set(counted.failed)
    unheard.set(counted.unheard)
  }
}
