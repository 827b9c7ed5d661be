import { loadPublishedService } from '../../db/catalogue/catalogue.ts'
import {
  changeDraft,
  insertDraft,
  insertService,
  listVersions,
  lockVersion,
  type ServiceDraft,
  setVersionState,
  showVersion,
  unshowService,
} from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findSetting, keepSetting } from '../../db/foundation/setup.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import {
  canMoveVersion,
  VERSION_MOVES,
  type VersionMove,
  type VersionState,
} from '../../domain/catalogue/service-versions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { labelOf, latestState, stateOfVersion, statesOf } from './state-of-service.ts'

export interface DraftOrder {
  readonly place: { readonly serviceId: number } | { readonly parentId: number | null; readonly icon: string | null }
  readonly draft: ServiceDraft
}

/** A new service, or the next version of one: nobody sees it until it is approved and published. */
export async function draftService(desk: Desk, { place, draft }: DraftOrder) {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const serviceId =
    'serviceId' in place ? place.serviceId : await insertService(desk.tx, { ...place, name: draft.name })
  const before = latestState(await listVersions(desk.tx, serviceId))
  const made = await insertDraft(desk, serviceId, draft)
  const after = latestState(await listVersions(desk.tx, serviceId))
  await recordChange(desk, { subject: 'service', id: serviceId, name: labelOf(draft.name), before, after })
  return made
}

export interface DraftChange {
  readonly versionId: number
  /** The revision that was on the screen. */
  readonly revision: number
  readonly draft: ServiceDraft
}

/** A draft is changed where it is; one that was approved, or that somebody else has changed, stays as it is. */
export async function redraftVersion(desk: Desk, { versionId, revision, draft }: DraftChange) {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const version = await lockVersion(tx, versionId)
  if (!version) throw new Refusal('service.not-found')
  const { serviceId: id } = version
  const before = stateOfVersion(await listVersions(tx, id), versionId)
  const changed = await changeDraft(tx, { versionId, revision }, draft)
  if (!changed) throw new Refusal('service.draft-changed')
  const after = stateOfVersion(await listVersions(tx, id), versionId)
  await recordChange(desk, { subject: 'service', id, name: labelOf(draft.name), before, after })
  return changed
}

export interface VersionOrder {
  readonly versionId: number
  readonly move: VersionMove
  /** Who takes the place of a default service that is withdrawn. */
  readonly successor?: number | undefined
}

/** Publishing shows the version instead of the one before, which is withdrawn; withdrawing the shown one hides the service. */
export async function moveVersion(desk: Desk, { versionId, move, successor }: VersionOrder): Promise<VersionState> {
  const { tx } = desk
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const version = await lockVersion(tx, versionId)
  if (!version) throw new Refusal('service.not-found')
  const before = await standingOf(tx, version.serviceId)
  if (!canMoveVersion(version.state, move))
    throw new Refusal('service.move-not-allowed', { state: version.state, move })
  if (move === 'publish' && version.shownId !== null) await setVersionState(desk, version.shownId, 'withdrawn')
  const { to } = VERSION_MOVES[move]
  await setVersionState(desk, versionId, to)
  if (move === 'publish') await showVersion(tx, version.serviceId, versionId)
  if (move === 'withdraw' && version.shownId === versionId) {
    await handOver(tx, version.serviceId, successor)
    await unshowService(tx, version.serviceId)
  }
  const after = await standingOf(tx, version.serviceId)
  const name = labelOf(version.name)
  await recordChange(desk, { subject: 'service', id: version.serviceId, name, before, after })
  return to
}

/** How each version of a service stands, and which service takes what has none of its own. */
async function standingOf(tx: Tx, serviceId: number) {
  const defaultService = await findSetting(tx, 'default_service')
  return { ...statesOf(await listVersions(tx, serviceId)), defaultService }
}

/** Own words and letters always have a service: the default one goes only when another has taken its place. */
async function handOver(tx: Tx, serviceId: number, successor: number | undefined): Promise<void> {
  if ((await findSetting(tx, 'default_service')) !== serviceId) return
  if (successor === undefined || successor === serviceId) throw new Refusal('service.is-default')
  if (!(await loadPublishedService(tx, successor))) throw new Refusal('service.not-published')
  await keepSetting(tx, 'default_service', successor)
}
