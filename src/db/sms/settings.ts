import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../domain/ground/instant.ts'
import type { MoneyLimits } from '../../domain/sms/money.ts'
import { SMS_PROVIDERS, type SmsProviderName } from '../../domain/sms/providers.ts'
import { SMS_TROUBLES, type SmsTrouble } from '../../domain/sms/trouble.ts'
import { SMS_USES, type SmsUse } from '../../domain/sms/uses.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** By whom messages are sent, what for, and what they may cost. */
export interface SmsRules extends MoneyLimits {
  readonly provider: SmsProviderName
  readonly enabled: boolean
  readonly uses: readonly SmsUse[]
}

/** A provider as it is kept; money in kopecks. */
export interface SmsAccount {
  readonly provider: SmsProviderName
  /** Sealed; null: there is none. */
  readonly key: Buffer | null
  readonly keyEnds: string
  readonly sender: string
  readonly segmentPrice: number
  readonly checkedAt: string | null
  readonly balance: number | null
  readonly balanceAt: string | null
  readonly failingSince: string | null
  readonly trouble: SmsTrouble | null
  readonly error: string | null
}

const words = z.object({ provider: z.enum(SMS_PROVIDERS), uses: z.array(z.enum(SMS_USES)) })
const ofAccount = z.object({
  provider: z.enum(SMS_PROVIDERS),
  trouble: z.enum(SMS_TROUBLES).nullable().catch('refused'),
})

const RULES = [
  'provider',
  'switched_on as enabled',
  'uses',
  'day_limit as dayLimit',
  'month_limit as monthLimit',
  'reserve_percent as reservePercent',
] as const
const ACCOUNT = [
  'provider',
  'key',
  'key_ends as keyEnds',
  'sender',
  'segment_price as segmentPrice',
  'checked_at as checkedAt',
  'balance',
  'balance_at as balanceAt',
  'failing_since as failingSince',
  'trouble',
  'error',
] as const

export async function loadSmsRules(db: Db): Promise<SmsRules> {
  const row = await db.selectFrom('sms_rules').select(RULES).executeTakeFirstOrThrow()
  return { ...row, ...words.parse(row) }
}

/** Nobody else changes them, and nothing is paid for, until the transaction ends. */
export async function lockSmsRules(tx: Tx): Promise<SmsRules> {
  const row = await tx.selectFrom('sms_rules').select(RULES).forUpdate().executeTakeFirstOrThrow()
  return { ...row, ...words.parse(row) }
}

export async function updateSmsRules(tx: Tx, rules: SmsRules): Promise<void> {
  await tx
    .updateTable('sms_rules')
    .set({
      provider: rules.provider,
      switched_on: rules.enabled,
      uses: [...rules.uses],
      day_limit: rules.dayLimit,
      month_limit: rules.monthLimit,
      reserve_percent: rules.reservePercent,
    })
    .execute()
}

export async function listSmsAccounts(db: Db): Promise<SmsAccount[]> {
  const rows = await db.selectFrom('sms_providers').select(ACCOUNT).orderBy('provider').execute()
  return rows.map((row) => ({ ...row, ...ofAccount.parse(row) }))
}

export async function loadSmsAccount(db: Db, provider: SmsProviderName): Promise<SmsAccount> {
  const row = await db
    .selectFrom('sms_providers')
    .select(ACCOUNT)
    .where('provider', '=', provider)
    .executeTakeFirstOrThrow()
  return { ...row, ...ofAccount.parse(row) }
}

type AccountDraft = Pick<SmsAccount, 'provider' | 'key' | 'keyEnds' | 'sender' | 'segmentPrice'>

export async function updateSmsAccount(tx: Tx, draft: AccountDraft): Promise<void> {
  await tx
    .updateTable('sms_providers')
    .set({ key: draft.key, key_ends: draft.keyEnds, sender: draft.sender, segment_price: draft.segmentPrice })
    .where('provider', '=', draft.provider)
    .execute()
}

/** The provider knew the key: whatever was wrong is over. */
export async function noteSmsAnswer(
  db: Db,
  provider: SmsProviderName,
  { now, balance }: { readonly now: Instant; readonly balance: number | null },
): Promise<void> {
  const told = balance === null ? {} : { balance, balance_at: iso(now) }
  await db
    .updateTable('sms_providers')
    .set({ checked_at: iso(now), failing_since: null, trouble: null, error: null, ...told })
    .where('provider', '=', provider)
    .execute()
}

export async function noteSmsTrouble(
  db: Db,
  provider: SmsProviderName,
  { now, trouble, error }: { readonly now: Instant; readonly trouble: SmsTrouble; readonly error: string },
): Promise<void> {
  await sql`update sms_providers set trouble = ${trouble}, error = ${error},
    failing_since = coalesce(failing_since, ${iso(now)}::timestamptz) where provider = ${provider}`.execute(db)
}
