import type { Desk } from '../../db/desk.ts'
import {
  loadSmsAccount,
  lockSmsRules,
  noteSmsAnswer,
  type SmsAccount,
  type SmsRules,
  updateSmsAccount,
  updateSmsRules,
} from '../../db/sms/settings.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { sealed } from '../ground/sealed.ts'

export interface SmsDraftOrder extends SmsRules {
  /** Left out, the kept one stays. */
  readonly key?: string | undefined
  readonly sender: string
  readonly segmentPrice: number
  /** What the provider said a moment ago, when it was asked whether it knows the key; null: it was not asked. */
  readonly known: { readonly balance: number | null } | null
}

/** By whom SMS is sent, for what and for how much. It is switched on only with a key that the provider knows. */
export async function saveSms(desk: Desk, secret: string, order: SmsDraftOrder): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { key, sender, segmentPrice, known, ...rules } = order
  const before = await lockSmsRules(tx)
  const was = await loadSmsAccount(tx, rules.provider)
  const account = {
    ...was,
    sender,
    segmentPrice,
    ...(key !== undefined && { key: sealed(secret, 'sms', key), keyEnds: key.slice(-4) }),
  }
  if (rules.enabled && (account.key === null || known === null)) throw new Refusal('sms.key-missing')
  if (rules.enabled && sender === '') throw new Refusal('input.invalid', { field: 'sender' })
  const kept = { ...rules, uses: [...new Set(rules.uses)] }
  await updateSmsRules(tx, kept)
  await updateSmsAccount(tx, account)
  if (known) await noteSmsAnswer(tx, rules.provider, { now, balance: known.balance })
  const former = before.provider === rules.provider ? was : await loadSmsAccount(tx, before.provider)
  const isReplaced = key !== undefined && was.key !== null
  await recordChange(desk, {
    subject: 'sms',
    id: 'sms',
    name: 'SMS',
    before: stateOf(before, former),
    after: { ...stateOf(kept, account), ...(isReplaced && { keyReplaced: true }) },
  })
}

function stateOf(
  { provider, enabled, uses, dayLimit, monthLimit, reservePercent }: SmsRules,
  { key, sender, segmentPrice }: Pick<SmsAccount, 'key' | 'sender' | 'segmentPrice'>,
) {
  const money = { dayLimit, monthLimit, segmentPrice }
  const inRoubles = Object.fromEntries(Object.entries(money).map(([name, kopecks]) => [name, kopecks / 100]))
  return { smsProvider: provider, enabled, uses, ...inRoubles, reservePercent, sender, smsKey: key !== null }
}
