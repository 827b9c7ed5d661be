import type { Db } from '../db/engine/database.ts'
import { isEmptyDesk, keepSetting, lockSetup } from '../db/foundation/setup.ts'
import { forgetUntold } from '../db/request/untold.ts'
import { THE_DESK } from '../domain/access/permissions.ts'
import { DAY, type Instant } from '../domain/ground/instant.ts'
import { Refusal } from '../domain/ground/refusal.ts'
import { makeAnnouncements } from './announcements.ts'
import { chanceFrom } from './chance.ts'
import { staffId } from './company/company.ts'
import { makeCatalogue } from './company/make-catalogue.ts'
import { makeContracts } from './company/make-contracts.ts'
import { makeCustomers } from './company/make-customers.ts'
import { makeDuty } from './company/make-duty.ts'
import { Reception } from './company/make-people.ts'
import { makeStaff } from './company/make-staff.ts'
import type { StaffKey } from './company/teams.ts'
import { DEMO_MARK } from './demo-sign-ins.ts'
import { makeRequests } from './plays/make-requests.ts'
import { makeTemplates } from './templates.ts'

const SEED = 1042

/**
 * Fills an empty desk with a company that does not exist and sixty days of its life; the same each time, seen from now.
 * All of it or nothing. Refused with desk.already-set-up when anybody is there.
 */
export async function makeDemo(db: Db, now: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockSetup(tx)
    if (!(await isEmptyDesk(tx))) throw new Refusal('desk.already-set-up')
    const chance = chanceFrom(SEED)
    const before = now - 400 * DAY
    const reception = new Reception(tx, before)
    const { teams, staff } = await makeStaff(tx, reception)
    await makeDuty(tx, { teams, staff }, now)
    const { covered, ...customers } = await makeCustomers({ tx, now, chance, reception })
    await makeContracts(tx, now, covered)
    const deskOf = (key: StaffKey) => ({ tx, now: before, actor: { ...THE_DESK, personId: staffId({ staff }, key) } })
    const editors = { author: deskOf('svetlana'), approver: deskOf('irina') }
    const services = await makeCatalogue(editors, teams)
    const company = { teams, staff, services, ...customers }
    await makeTemplates(tx, company)
    await makeRequests(tx, company, chance, now)
    await forgetUntold(tx)
    await makeAnnouncements(tx, company, now)
    await keepSetting(tx, DEMO_MARK, true)
  })
}
