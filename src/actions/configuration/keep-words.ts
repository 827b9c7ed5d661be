import { insertService, updateGroup } from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import type { ConfiguredItem, Path } from '../../domain/configuration/configuration.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import { recordChange } from '../audit/record-change.ts'
import { addTemplate, changeTemplate } from '../catalogue/change-template.ts'
import { draftService } from '../catalogue/edit-service.ts'
import { moveVersion } from '../catalogue/move-version.ts'
import { labelOf } from '../catalogue/state-of-service.ts'
import { addTeam, changeTeam } from '../staff/change-team.ts'
import { type Ground, hoursId, serviceId, teamId } from './configuration-ground.ts'

type Of<S> = Extract<ConfiguredItem, { readonly section: S }>

export async function keepTeam(desk: Desk, ground: Ground, { key, state }: Of<'teams'>): Promise<void> {
  const { hours, ...words } = state
  const order = { ...words, hoursId: hours === null ? null : hoursId(ground, hours) }
  const id = ground.teams.get(key)
  if (id === undefined) ground.teams.set(key, await addTeam(desk, order))
  else await changeTeam(desk, id, order)
}

/** A group is there at once; what customers see of a service waits for somebody else's approval. */
export async function keepService(desk: Desk, ground: Ground, item: Of<'services'>): Promise<void> {
  const { path, group, shown } = item.state
  const isOtherwise = ground.services.has(item.key) && ground.groups.has(item.key) !== (group !== null)
  if (isOtherwise || (group === null) === (shown === null)) {
    throw new Refusal('configuration.group-or-service', { name: path.join(' · ') })
  }
  if (group) return keepGroup(desk, ground, item, group)
  if (!shown) return
  const { icon } = item.state
  const id = ground.services.get(item.key)
  const { team, ...words } = shown
  const place = id === undefined ? { parentId: parentOf(ground, path), icon } : { serviceId: id }
  const made = await draftService(desk, { place, draft: { ...words, teamId: teamId(ground, team) } })
  await moveVersion(desk, { versionId: made.versionId, move: 'hand' })
  ground.services.set(item.key, made.serviceId)
  ground.drafts.push(made.serviceId)
}

async function keepGroup(desk: Desk, ground: Ground, { key, state }: Of<'services'>, name: Bilingual): Promise<void> {
  const { path, icon } = state
  const kept = ground.services.get(key)
  const before = kept === undefined ? null : await updateGroup(desk.tx, kept, { name, icon })
  const id = kept ?? (await insertService(desk.tx, { parentId: parentOf(ground, path), icon, name, isGroup: true }))
  ground.services.set(key, id)
  await recordChange(desk, { subject: 'service_group', id, name: labelOf(name), before, after: { name, icon } })
}

function parentOf(ground: Ground, path: Path): number | null {
  return path.length > 1 ? serviceId(ground, path.slice(0, -1)) : null
}

export async function keepTemplate(desk: Desk, ground: Ground, { key, state }: Of<'templates'>): Promise<void> {
  const { name, text, team } = state
  const draft = { name, text, teamId: team === null ? null : teamId(ground, team) }
  const kept = ground.templates.get(key)
  if (kept) await changeTemplate(desk, kept.id, kept.revision, draft)
  else await addTemplate(desk, draft)
}
