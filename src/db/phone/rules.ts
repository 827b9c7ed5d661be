import type { Db, Tx } from '../engine/database.ts'

export interface PhoneRules {
  readonly callbackMinutes: number
  readonly script: { readonly ru: string; readonly en: string }
}

/** What holds for calls by any exchange. */
export async function loadPhoneRules(db: Db): Promise<PhoneRules> {
  const row = await db
    .selectFrom('phone_rules')
    .select(['callback_minutes', 'script_ru', 'script_en'])
    .executeTakeFirstOrThrow()
  return { callbackMinutes: row.callback_minutes, script: { ru: row.script_ru, en: row.script_en } }
}

export async function keepPhoneRules(tx: Tx, { callbackMinutes, script }: PhoneRules): Promise<void> {
  await tx
    .updateTable('phone_rules')
    .set({ callback_minutes: callbackMinutes, script_ru: script.ru, script_en: script.en })
    .execute()
}
