import { setVersionState } from '../../db/catalogue/service-version-states.ts'
import { insertDraft, insertService, showVersion } from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import {
  everyWeek,
  grantRole,
  insertContract,
  insertHours,
  insertLevel,
  insertOrganisation,
  insertPerson,
  insertTeam,
  joinTeam,
} from '../../db/foundation/foundation.ts'
import { deleteSetting, findSetting, isEmptyDesk, keepSetting, lockSetup } from '../../db/foundation/setup.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import { DEMONSTRATION_TIMES, FROM_THE_BEGINNING } from '../../domain/terms/demonstration-terms.ts'
import { recordChange } from '../audit/record-change.ts'
import { hashOf, newToken, passwordHash, sameBytes } from '../ground/secrets.ts'
import { demandStrong } from '../sessions/demand-strong.ts'

/** The name under which the hash of the one-time set-up key is kept while the desk is empty. */
const SETUP_KEY = 'setup_key'

export interface SetupOrder {
  readonly key: string
  readonly locale: 'ru' | 'en'
  readonly company: string
  readonly zone: string
  readonly administrator: { readonly name: string; readonly email: string; readonly password: string }
  readonly hours: {
    readonly roundTheClock: boolean
    readonly opens: string
    readonly closes: string
    readonly weekends: boolean
    readonly calendar: 'ru' | null
  }
  readonly team: string
  readonly service: Bilingual
}

/** A key for whoever started the empty desk: printed once, so that no passer-by becomes its administrator. */
export async function issueSetupKey(db: Db): Promise<string> {
  const key = newToken()
  await keepSetting(db, SETUP_KEY, hashOf(key).toString('hex'))
  return key
}

/** From nothing to the first request: the company, its administrator, a team, hours, the default agreement, one service. */
export async function setUpDesk(
  db: Db,
  order: SetupOrder,
  { now, origin }: Pick<Desk, 'now' | 'origin'>,
): Promise<void> {
  const { password, ...administrator } = order.administrator
  demandStrong(password, [administrator.name, administrator.email, order.company])
  await demandEmptyDesk(db, order.key)
  const hash = await passwordHash(password, 'set-up')
  await db.transaction().execute(async (tx) => {
    await lockSetup(tx)
    await demandEmptyDesk(tx, order.key)
    const desk = { tx, now, actor: THE_DESK, ...(origin && { origin }) }
    await insertOrganisation(tx, { kind: 'support_service', name: order.company })
    const teamId = await insertTeam(tx, { name: order.team, line: 1, zone: order.zone })
    const { name, email } = administrator
    const personId = await insertPerson(tx, now, {
      name,
      email: email.toLowerCase(),
      locale: order.locale,
      zone: order.zone,
      passwordHash: hash,
    })
    await grantRole(tx, personId, { role: 'administrator' })
    await grantRole(tx, personId, { role: 'operator' })
    await joinTeam(tx, teamId, personId, true)
    await defaultAgreement(desk, order)
    await firstService({ ...desk, actor: { ...THE_DESK, personId } }, teamId, order.service)
    await deleteSetting(tx, SETUP_KEY)
    const { key: _, ...after } = { ...order, administrator }
    const by = { ...desk, actor: { ...THE_DESK, personId } }
    await recordChange(by, { subject: 'desk', id: 'set-up', name: order.company, before: null, after })
  })
}

/** Asked before anything costs, and again when nobody else can set the desk up any more. */
async function demandEmptyDesk(db: Db, key: string): Promise<void> {
  if (!(await isEmptyDesk(db))) throw new Refusal('desk.already-set-up')
  const kept = await findSetting(db, SETUP_KEY)
  const fits = typeof kept === 'string' && sameBytes(Buffer.from(kept, 'hex'), hashOf(key))
  if (!fits) throw new Refusal('permission.missing')
}

async function defaultAgreement({ tx }: Desk, { hours, zone, locale }: SetupOrder): Promise<void> {
  const { roundTheClock, opens, closes, weekends, calendar } = hours
  const weekly = everyWeek([{ opens, closes }], { weekends })
  const hoursId = await insertHours(tx, {
    name: roundTheClock ? '24×7' : `${opens}–${closes}`,
    zone,
    version: { effectiveFrom: '2020-01-01', roundTheClock, weekly, calendar },
  })
  const name = locale === 'ru' ? 'Базовое соглашение' : 'Basic agreement'
  const levelId = await insertLevel(tx, {
    name: locale === 'ru' ? 'Базовый' : 'Basic',
    times: DEMONSTRATION_TIMES.basic,
    effectiveFrom: FROM_THE_BEGINNING,
  })
  await insertContract(tx, {
    number: '0',
    name,
    kind: 'agreement',
    isDefault: true,
    hoursId,
    startsOn: '2020-01-01',
    levelId,
    demonstrationValues: true,
  })
}

/** The service for whatever has no service of its own: without it nobody could file anything. */
async function firstService(desk: Desk, teamId: number, name: Bilingual): Promise<void> {
  const serviceId = await insertService(desk.tx, { parentId: null, icon: null, name })
  const { versionId } = await insertDraft(desk, serviceId, {
    name,
    situation: name,
    description: { ru: '', en: '' },
    synonyms: [],
    requestType: 'incident',
    form: { fields: [], logsChecklist: [] },
    teamId,
  })
  await setVersionState(desk, versionId, { move: 'approve' })
  await setVersionState(desk, versionId, { move: 'publish' })
  await showVersion(desk.tx, serviceId, versionId)
  await keepSetting(desk.tx, 'default_service', serviceId)
}
