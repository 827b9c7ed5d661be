import {
  insertDraft,
  insertService,
  lockVersion,
  type ServiceDraft,
  setVersionState,
  showVersion,
  unshowService,
} from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import {
  canMoveVersion,
  VERSION_MOVES,
  type VersionMove,
  type VersionState,
} from '../../domain/catalogue/service-versions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

export interface DraftOrder {
  readonly place: { readonly serviceId: number } | { readonly parentId: number | null; readonly icon: string | null }
  readonly draft: ServiceDraft
}

/** A new service, or the next version of one: nobody sees it until it is approved and published. */
export async function draftService(desk: Desk, { place, draft }: DraftOrder) {
  const serviceId =
    'serviceId' in place ? place.serviceId : await insertService(desk.tx, { ...place, name: draft.name })
  return insertDraft(desk, serviceId, draft)
}

/** Publishing shows the version instead of the one before, which is withdrawn; withdrawing the shown one hides the service. */
export async function moveVersion(desk: Desk, versionId: number, move: VersionMove): Promise<VersionState> {
  const { tx } = desk
  const version = await lockVersion(tx, versionId)
  if (!version) throw new Refusal('service.not-found')
  if (!canMoveVersion(version.state, move))
    throw new Refusal('service.move-not-allowed', { state: version.state, move })
  if (move === 'publish' && version.shownId !== null) await setVersionState(desk, version.shownId, 'withdrawn')
  const { to } = VERSION_MOVES[move]
  await setVersionState(desk, versionId, to)
  if (move === 'publish') await showVersion(tx, version.serviceId, versionId)
  if (move === 'withdraw' && version.shownId === versionId) await unshowService(tx, version.serviceId)
  return to
}
