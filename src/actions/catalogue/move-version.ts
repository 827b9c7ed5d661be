import { loadPublishedService } from '../../db/catalogue/catalogue.ts'
import { lockDueVersions, planVersion, setVersionState } from '../../db/catalogue/service-version-states.ts'
import { listVersions, lockVersion, showVersion, unshowService } from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { findSetting, keepSetting } from '../../db/foundation/setup.ts'
import { mayOnDesk, THE_DESK } from '../../domain/access/permissions.ts'
import {
  canMoveVersion,
  mayApprove,
  VERSION_MOVES,
  type VersionMove,
  type VersionState,
} from '../../domain/catalogue/service-versions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { labelOf, statesOf } from './state-of-service.ts'

export interface VersionOrder {
  readonly versionId: number
  readonly move: VersionMove
  /** The revision that was on the screen: what is handed over or approved is what was read. Not given: whatever it is now. */
  readonly revision?: number | undefined
  /** What is to be put right, when it is returned. */
  readonly remark?: string | undefined
  /** When it is to be published; not given, or over: at once. */
  readonly at?: Instant | undefined
  /** Who takes the place of a default service that is withdrawn. */
  readonly successor?: number | undefined
}

/** One step of a version. Publishing shows it instead of the one before, which is withdrawn; withdrawing the shown one hides the service. */
export async function moveVersion(desk: Desk, order: VersionOrder): Promise<VersionState> {
  const { tx, actor, now } = desk
  const { versionId, move, revision, at } = order
  if (!mayOnDesk(actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const version = await lockVersion(tx, versionId)
  if (!version) throw new Refusal('service.not-found')
  if (!canMoveVersion(version.state, move))
    throw new Refusal('service.move-not-allowed', { state: version.state, move })
  if (revision !== undefined && revision !== version.revision) throw new Refusal('service.draft-changed')
  if (move === 'approve' && !mayApprove(version.authorIds, actor.personId)) throw new Refusal('service.own-version')
  const before = await standingOf(tx, version.serviceId)
  const isLater = move === 'publish' && at !== undefined && at > now
  if (isLater) await planVersion(tx, versionId, at)
  else await carryOut(desk, { ...order, ...version })
  await recordStep(desk, version, before)
  return isLater ? version.state : VERSION_MOVES[move].to
}

/** Versions whose moment has come are published, each once, whoever does it. */
export async function publishDue(db: Db, now: Instant): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const desk = { tx, actor: THE_DESK, now }
    const due = await lockDueVersions(tx, now)
    for (const versionId of due) await moveVersion(desk, { versionId, move: 'publish' })
    return due.length
  })
}

type Version = NonNullable<Awaited<ReturnType<typeof lockVersion>>>

async function carryOut(desk: Desk, order: VersionOrder & Version): Promise<void> {
  const { tx } = desk
  const { versionId, serviceId, move, shownId, remark = '', successor } = order
  if (move === 'publish' && shownId !== null) await setVersionState(desk, shownId, { move: 'withdraw' })
  await setVersionState(desk, versionId, { move, remark })
  if (move === 'publish') await showVersion(tx, serviceId, versionId)
  if (move === 'withdraw' && shownId === versionId) {
    await handOver(tx, serviceId, successor)
    await unshowService(tx, serviceId)
  }
}

async function recordStep(desk: Desk, { serviceId, name }: Version, before: object): Promise<void> {
  const after = await standingOf(desk.tx, serviceId)
  await recordChange(desk, { subject: 'service', id: serviceId, name: labelOf(name), before, after })
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
