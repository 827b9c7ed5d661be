import type { Desk } from '../../db/desk.ts'
import { dropSummaryChoice, keepSummaryChoice } from '../../db/notices/summary-choices.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { SUMMARY_WAYS, SummaryChoice } from '../../domain/notices/summary.ts'
import { retimeHeld } from '../people/retime-held.ts'

/**
 * How a person hears by a way what can wait; `choice` null: each notice at once, from now on. What waits already goes by the new choice: at
 * once, it leaves in one last summary now. Only the support has shifts.
 */
export async function chooseSummary(
  desk: Desk,
  way: (typeof SUMMARY_WAYS)[number],
  choice: SummaryChoice | null,
): Promise<void> {
  const { tx, actor } = desk
  if (choice?.every === 'shift' && !isStaff(actor)) throw new Refusal('input.invalid', { field: 'every' })
  if (choice === null) await dropSummaryChoice(tx, actor.personId, way)
  else await keepSummaryChoice(tx, actor.personId, { way, ...choice })
  await retimeHeld(desk)
}
