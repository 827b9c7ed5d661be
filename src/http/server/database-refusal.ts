import { isPassing } from '../../db/engine/absence.ts'
import { Refusal, type RefusalCode } from '../../domain/ground/refusal.ts'

/** What the database keeps from going because something needs it (migrations), for whoever came between question and answer. */
const KEPT: ReadonlyMap<string, RefusalCode> = new Map([
  ['default_service_is_published', 'service.is-default'],
  ['team_in_use_works', 'team.not-found'],
  ['one_on_duty_at_a_time', 'duty.overlaps'],
])

/** An error of the database that is a "no"; null: it is none. */
export function refusalOfDatabase(error: Error): Refusal | null {
  if (isPassing(error)) return new Refusal('desk.busy')
  const kept = 'constraint' in error ? KEPT.get(String(error.constraint)) : undefined
  if (kept !== undefined) return new Refusal(kept)
  return pointsToNothing(error) ? new Refusal('input.invalid', { message: error.message }) : null
}

/** An id in the input that names nothing: the database refuses the row (foreign_key_violation). */
function pointsToNothing(error: Error): boolean {
  return 'code' in error && error.code === '23503'
}
