import type { Desk } from '../../db/desk.ts'
import { findSetting, keepSetting, lockSetup } from '../../db/foundation/setup.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { type SetupChoices, type SetupStep, setupChoicesIn } from '../../domain/access/setup-steps.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

const CHOICES = 'setup_choices'

/** We do without this step of the set-up, or want it after all. */
export async function skipSetupStep(desk: Desk, step: SetupStep, skipped: boolean): Promise<void> {
  if (!mayOnDesk(desk.actor, 'administer')) throw new Refusal('permission.missing')
  await choose(desk, (known) => {
    const others = known.skipped.filter((one) => one !== step)
    return { ...known, skipped: skipped ? [...others, step] : others }
  })
}

/** Puts the list of what is left to set up away, or back. */
export async function hideSetupList(desk: Desk, hidden: boolean): Promise<void> {
  if (!mayOnDesk(desk.actor, 'administer')) throw new Refusal('permission.missing')
  await choose(desk, (known) => ({ ...known, hidden }))
}

async function choose(desk: Desk, change: (known: SetupChoices) => SetupChoices): Promise<void> {
  await lockSetup(desk.tx)
  const before = setupChoicesIn(await findSetting(desk.tx, CHOICES))
  const after = change(before)
  await keepSetting(desk.tx, CHOICES, after)
  await recordChange(desk, { subject: 'desk', id: 'set-up list', name: 'set-up list', before, after })
}
