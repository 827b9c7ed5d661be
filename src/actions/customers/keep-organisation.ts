import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import {
  findOrganisation,
  findTwin,
  insertKeptOrganisation,
  isAbove,
  type KeptOrganisation,
  lockOrganisation,
  needsOf,
  setOrganisationArchived,
  updateOrganisation,
} from '../../db/people/organisations.ts'
import { findBelonging } from '../../db/people/teams.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { flawOf, type Organisation } from '../../domain/people/organisation.ts'
import { recordChange } from '../audit/record-change.ts'
import { demandUnchanged } from './demand-unchanged.ts'

const subject = 'organisation'

/** A dealer, a corporation or a department of the support, at its place in the tree. */
export async function addOrganisation(desk: Desk, organisation: Organisation): Promise<number> {
  if (!mayOnDesk(desk.actor, 'administer')) throw new Refusal('permission.missing')
  await demandFitting(desk.tx, null, organisation)
  const id = await insertKeptOrganisation(desk.tx, organisation)
  await recordChange(desk, { subject, id, name: organisation.name, before: null, after: stateOf(organisation) })
  return id
}

export interface OrganisationChange {
  readonly organisation: Organisation
  /** As it was on the screen. */
  readonly seen: Organisation
}

/** Everything of an organisation at once; refused with what it is by now when somebody changed it meanwhile. */
export async function changeOrganisation(
  desk: Desk,
  id: number,
  { organisation, seen }: OrganisationChange,
): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldOrganisation(tx, id)
  demandUnchanged('organisation.changed', stateOf(kept), stateOf(seen))
  if (organisation.kind !== kept.kind && (await needsOf(tx, id)).venues > 0) throw new Refusal('organisation.in-use')
  await demandFitting(tx, id, organisation)
  if (organisation.code !== kept.code && (await needsOf(tx, id)).venues > 0)
    throw new Refusal('organisation.code-in-use')
  await updateOrganisation(tx, id, organisation)
  const [before, after] = [stateOf(kept), stateOf(organisation)]
  await recordChange(desk, { subject, id, name: organisation.name, before, after })
}

/** It goes when nothing of it works any more; what it was stays in requests and history. */
export async function archiveOrganisation(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldOrganisation(tx, id)
  if (kept.archivedAt !== null) return
  const needs = await needsOf(tx, id)
  if (needs.venues > 0 || needs.organisations > 0) throw new Refusal('organisation.in-use', needs)
  await setOrganisationArchived(tx, id, now)
  await recordChange(desk, { subject, id, name: kept.name, before: { archived: false }, after: { archived: true } })
}

export async function returnOrganisation(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldOrganisation(tx, id)
  if (kept.archivedAt === null) return
  await setOrganisationArchived(tx, id, null)
  await recordChange(desk, { subject, id, name: kept.name, before: { archived: true }, after: { archived: false } })
}

async function heldOrganisation(tx: Tx, id: number): Promise<KeptOrganisation> {
  const kept = await lockOrganisation(tx, id)
  if (!kept) throw new Refusal('organisation.not-found')
  return kept
}

async function demandFitting(tx: Tx, id: number | null, organisation: Organisation): Promise<void> {
  const flaw = flawOf(organisation)
  if (flaw) throw new Refusal(`organisation.${flaw}`)
  await demandParent(tx, id, organisation)
  const specialistId = organisation.personalSpecialistId
  if (specialistId !== null && !(await findBelonging(tx, { specialistId, teamId: 0 })).isSpecialist) {
    throw new Refusal('person.not-found', { field: 'personalSpecialistId' })
  }
  const twin = await findTwin(tx, id, organisation)
  if (twin) throw new Refusal(TAKEN[twin.shares], { organisation: twin.name, value: twin.value })
}

const TAKEN = {
  code: 'organisation.code-taken',
  domain: 'organisation.domain-taken',
  externalCode: 'organisation.external-code-taken',
} as const

/** A dealer stands under dealers, everybody else under owners; nobody under himself, over whomever. */
async function demandParent(tx: Tx, id: number | null, { kind, parentId }: Organisation): Promise<void> {
  if (parentId === null) return
  const parent = await findOrganisation(tx, parentId)
  if (!parent || parent.archivedAt !== null) throw new Refusal('organisation.not-found', { field: 'parentId' })
  if ((parent.kind === 'dealer') !== (kind === 'dealer')) throw new Refusal('organisation.parent-of-another-kind')
  if (id !== null && (await isAbove(tx, id, parentId))) throw new Refusal('organisation.in-circle')
}

function stateOf({
  kind,
  code,
  name,
  parentId,
  inn,
  kpp,
  vip,
  domains,
  personalSpecialistId,
  externalCode,
}: Organisation) {
  const sorted = domains.toSorted()
  return { kind, code, name, parentId, inn, kpp, vip, domains: sorted, personalSpecialistId, externalCode }
}
