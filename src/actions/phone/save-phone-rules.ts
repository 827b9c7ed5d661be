import type { Desk } from '../../db/desk.ts'
import { keepPhoneRules, loadPhoneRules, type PhoneRules } from '../../db/phone/rules.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

/** How soon a missed caller is called back, and what a caller is told who is not taken. */
export async function savePhoneRules(desk: Desk, rules: PhoneRules): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const before = await loadPhoneRules(tx)
  await keepPhoneRules(tx, rules)
  await recordChange(desk, { subject: 'phone_rules', id: 1, name: 'phone', before: flat(before), after: flat(rules) })
}

function flat({ callbackMinutes, script }: PhoneRules) {
  return { callbackMinutes, scriptRu: script.ru, scriptEn: script.en }
}
