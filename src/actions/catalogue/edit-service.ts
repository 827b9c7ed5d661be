import {
  changeDraft,
  insertDraft,
  insertService,
  listVersions,
  lockVersion,
  type ServiceDraft,
} from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { Form } from '../../domain/catalogue/form.ts'
import { faultsOf } from '../../domain/catalogue/form-faults.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { labelOf, latestState, stateOfVersion } from './state-of-service.ts'

export interface DraftOrder {
  readonly place: { readonly serviceId: number } | { readonly parentId: number | null; readonly icon: string | null }
  readonly draft: ServiceDraft
}

/** A new service, or the next version of one: nobody sees it until it is approved and published. */
export async function draftService(desk: Desk, { place, draft }: DraftOrder) {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  demandAskable(draft.form)
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

/** A draft is changed where it is; one that was handed over or approved, or that somebody else has changed, stays as it is. */
export async function redraftVersion(desk: Desk, { versionId, revision, draft }: DraftChange) {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const version = await lockVersion(tx, versionId)
  if (!version) throw new Refusal('service.not-found')
  demandAskable(draft.form)
  const { serviceId: id } = version
  const before = stateOfVersion(await listVersions(tx, id), versionId)
  const changed = await changeDraft(desk, { versionId, revision }, draft)
  if (!changed) throw new Refusal('service.draft-changed')
  const after = stateOfVersion(await listVersions(tx, id), versionId)
  await recordChange(desk, { subject: 'service', id, name: labelOf(draft.name), before, after })
  return changed
}

/** A form that cannot be asked is told at the questions that are wrong. */
function demandAskable(form: Form): void {
  const problems = faultsOf(form)
  if (problems.length > 0) throw new Refusal('service.form-wrong', { problems })
}
