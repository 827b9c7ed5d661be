import type { Tx } from '../../db/engine/database.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { CATALOGUE } from '../catalogue/catalogue.ts'
import type { Chance } from '../chance.ts'
import type { Company } from '../company/company.ts'
import { Promises } from './pacing.ts'
import { pastSteps } from './past.ts'
import { playOut } from './play-out.ts'
import { presentSteps } from './present.ts'
import { Stage } from './stage.ts'

const PAST = 216

/** Sixty days of the desk's life, up to this moment. */
export async function makeRequests(tx: Tx, company: Company, chance: Chance, now: Instant): Promise<void> {
  const people = await tx.selectFrom('people').select(['id', 'name']).execute()
  const troupe = {
    company,
    chance,
    promises: new Promises(tx, company, now),
    names: new Map(people.map(({ id, name }) => [id, name])),
    teamOf: new Map(CATALOGUE.flatMap(({ services }) => services.map(({ key, team }) => [key, team] as const))),
  }
  const past = await pastSteps(troupe, now, PAST)
  const present = await presentSteps(troupe, now)
  await playOut(new Stage(tx, company), [...past, ...present], now)
}
