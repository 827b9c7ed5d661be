import type { Desk } from '../../db/desk.ts'
import { dropSummaryChoice, keepSummaryChoice } from '../../db/notices/summary-choices.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { sideOfRoles } from '../../domain/notices/defaults.ts'
import { rhythmsOn, type SummaryChoice, type SummaryWay } from '../../domain/notices/rhythm.ts'
import { retimeHeld } from '../people/retime-held.ts'

/**
 * How a person hears by a way what can wait; `choice` null: each notice at once, from now on. What waits already goes by the new choice: at
 * once, it leaves in one last summary now.
 */
export async function chooseSummary(desk: Desk, way: SummaryWay, choice: SummaryChoice | null): Promise<void> {
  const { tx, actor } = desk
  const rhythms = rhythmsOn(sideOfRoles(actor.roles))
  if (choice && !rhythms.includes(choice.every)) throw new Refusal('input.invalid', { field: 'every' })
  await keepSummaryChoice(tx, actor.personId, way, choice)
  await retimeHeld(desk)
}

/** By a way a person hears what can wait as his roles do, also what waits already. */
export async function leaveSummaryToRoles(desk: Desk, way: SummaryWay): Promise<void> {
  const { tx, actor } = desk
  await dropSummaryChoice(tx, actor.personId, way)
  await retimeHeld(desk)
}
