import type { Db } from '../db/database.ts'
import { busiestOf } from '../db/people.ts'
import { findSetting } from '../db/setup.ts'
import type { Role } from '../domain/words.ts'

/** The setting that marks a database as the demo company's: only there may a start print links for people. */
export const DEMO_MARK = 'demo'

export interface DemoSignIn {
  readonly personId: number
  readonly name: string
  readonly role: string
  readonly isStaff: boolean
}

const SHOWN: readonly { readonly role: Role; readonly says: string; readonly isStaff: boolean }[] = [
  { role: 'customer_user', says: 'сотрудник ресторана', isStaff: false },
  { role: 'customer_manager', says: 'управляющий сетью', isStaff: false },
  { role: 'dealer_user', says: 'инженер дилера', isStaff: false },
  { role: 'operator', says: 'оператор 1-й линии', isStaff: true },
  { role: 'specialist', says: 'специалист', isStaff: true },
  { role: 'team_lead', says: 'руководитель линии', isStaff: true },
  { role: 'administrator', says: 'администратор', isStaff: true },
]

/** One person of each kind, the one with the most to see; nobody where this is not the demo company. */
export async function demoSignIns(db: Db): Promise<DemoSignIn[]> {
  if ((await findSetting(db, DEMO_MARK)) !== true) return []
  const found: DemoSignIn[] = []
  for (const { role, says, isStaff } of SHOWN) {
    const person = await busiestOf(db, role)
    if (person) found.push({ personId: person.id, name: person.name, role: says, isStaff })
  }
  return found
}
