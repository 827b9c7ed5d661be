import type { Db } from '../../db/engine/database.ts'
import { findSettings, keepSettings } from '../../db/people/absences.ts'
import { findByAddress } from '../../db/people/people.ts'
import { demoCallers } from '../../db/phone/demo-callers.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../domain/ground/instant.ts'
import { tell } from './exchange.ts'

/** Telephones of the first line. */
const TELEPHONES = {
  'a.snegireva@okno.example': '101',
  't.galeev@okno.example': '102',
  'p.roschina@okno.example': '103',
  'k.orlova@okno.example': '104',
} as const

/** Calls of the last hours: how long ago, whether by somebody whose contract lets him, who took it and for how long they spoke. */
const CALLS = [
  { ago: 26 * HOUR, isCovered: true, by: '102', talk: 312 * SECOND },
  { ago: 23 * HOUR, isCovered: true, by: '101', talk: 95 * SECOND },
  { ago: 22 * HOUR, isCovered: false, by: '103', talk: 48 * SECOND },
  { ago: 7 * HOUR, isCovered: true, by: '103', talk: 640 * SECOND },
  { ago: 5 * HOUR, isCovered: false, by: null, talk: 0 },
  { ago: 4 * HOUR, isCovered: true, by: '101', talk: 201 * SECOND },
  { ago: 9 * MINUTE, isCovered: true, by: null, talk: 0 },
] as const

/** Telephones of the demo company, and what they rang with lately. */
export async function makeCalls(db: Db, now: Instant): Promise<void> {
  for (const [mail, extension] of Object.entries(TELEPHONES)) {
    const person = await findByAddress(db, { kind: 'email', value: mail })
    if (person === null) continue
    await db.transaction().execute(async (tx) => {
      const { openLimit } = await findSettings(tx, person.id)
      await keepSettings(tx, person.id, { extension, openLimit })
    })
  }
  const callers = await demoCallers(db)
  for (const [place, { ago, isCovered, by, talk }] of CALLS.entries()) {
    const fitting = callers.filter((caller) => caller.isCovered === isCovered)
    const caller = fitting[place % Math.max(1, fitting.length)]
    if (!caller) continue
    const callKey = `demo ${place}`
    const began = now - ago
    await tell(db, caller.number, { callKey, sign: 'ringing', at: began, queue: '501' })
    if (by !== null)
      await tell(db, caller.number, { callKey, sign: 'answered', at: began + 8 * SECOND, extensions: [by] })
    const endedAt = began + (by === null ? 35 * SECOND : 8 * SECOND + talk)
    await tell(db, caller.number, { callKey, sign: 'ended', at: endedAt, cause: by === null ? 'no_answer' : 'normal' })
  }
}
