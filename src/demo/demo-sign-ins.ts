import type { Db } from '../db/engine/database.ts'
import { findSetting } from '../db/foundation/setup.ts'
import { findByAddress } from '../db/people/people.ts'

/** The setting that marks a database as the demo company's: only there may a start print links for people. */
export const DEMO_MARK = 'demo'

export interface DemoSignIn {
  readonly personId: number
  readonly name: string
  /** In Russian, as it is printed beside the name. */
  readonly role: string
  readonly isStaff: boolean
}

const SHOWN = [
  { mail: 'i.lastochkina@vesna.example', role: 'кассир ресторана', isStaff: false },
  { mail: 'i.polynin@vesna.example', role: 'управляющий сетью', isStaff: false },
  { mail: 's.provodov@kassdvor.example', role: 'инженер дилера', isStaff: false },
  { mail: 'a.snegireva@okno.example', role: 'специалист 1-й линии', isStaff: true },
  { mail: 'n.zhuravleva@okno.example', role: 'специалист по ЕГАИС', isStaff: true },
  { mail: 'k.orlova@okno.example', role: 'руководитель линии', isStaff: true },
  { mail: 'i.chaykina@okno.example', role: 'администратор', isStaff: true },
]

/** Whom one can be in the demo company; nobody where this is not the demo company. */
export async function demoSignIns(db: Db): Promise<DemoSignIn[]> {
  if ((await findSetting(db, DEMO_MARK)) !== true) return []
  const found: DemoSignIn[] = []
  for (const { mail, role, isStaff } of SHOWN) {
    const person = await findByAddress(db, { kind: 'email', value: mail })
    if (person) found.push({ personId: person.id, name: person.name, role, isStaff })
  }
  return found
}
