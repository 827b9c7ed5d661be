import {
  deleteTemplate,
  insertKeptTemplate,
  type KeptTemplate,
  lockTemplate,
  type TemplateState,
  updateTemplate,
} from '../../db/catalogue/texts-book.ts'
import type { Desk } from '../../db/desk.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

/** A ready answer, for everybody or for a team. */
export async function addTemplate(desk: Desk, { name, text, teamId }: TemplateState): Promise<number> {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const after = { name, text, teamId }
  const id = await insertKeptTemplate(desk.tx, after)
  await recordChange(desk, { subject: 'template', id, name, before: null, after })
  return id
}

/** Other words; `revision` is the state that they were made of. */
export async function changeTemplate(desk: Desk, id: number, revision: number, state: TemplateState): Promise<void> {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const kept = await lockTemplate(desk.tx, id)
  if (!kept) throw new Refusal('template.not-found')
  if (kept.revision !== revision) throw new Refusal('terms.changed')
  const { name, text, teamId } = state
  await updateTemplate(desk.tx, kept, { name, text, teamId })
  await recordChange(desk, { subject: 'template', id, name, before: stateOf(kept), after: { name, text, teamId } })
}

export async function removeTemplate(desk: Desk, id: number): Promise<void> {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const kept = await lockTemplate(desk.tx, id)
  if (!kept) throw new Refusal('template.not-found')
  await deleteTemplate(desk.tx, id)
  await recordChange(desk, { subject: 'template', id, name: kept.name, before: stateOf(kept), after: null })
}

function stateOf({ name, text, teamId }: KeptTemplate): TemplateState {
  return { name, text, teamId }
}
