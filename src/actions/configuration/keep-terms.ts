import type { Desk } from '../../db/desk.ts'
import { lockPolicies } from '../../db/terms/policies.ts'
import type { ConfiguredItem } from '../../domain/configuration/configuration.ts'
import { addContract, changeContract, checkContract } from '../terms/change-contract.ts'
import { addHours, changeHours, checkHours } from '../terms/change-hours.ts'
import { addLevel, changeLevel, checkLevel } from '../terms/change-level.ts'
import { changePolicy, checkPolicy } from '../terms/change-policy.ts'
import type { RecountOrder } from '../terms/recount.ts'
import { customerId, type Ground, hoursId, levelId, serviceId } from './configuration-ground.ts'

type Of<S> = Extract<ConfiguredItem, { readonly section: S }>

const FROM_NOW = { offset: 0, at: null }

/** Open requests keep what they were promised: whoever wants them counted anew does so on the page, with the list before his eyes. */
function asPromised({ now }: Desk, { reason }: Ground, { mark }: { readonly mark: string }): RecountOrder {
  return { at: now, mark, open: 'as_promised', keepLate: false, reason }
}

export async function keepHours(desk: Desk, ground: Ground, { key, state }: Of<'hours'>): Promise<void> {
  const draft = { ...state, effectiveFrom: null }
  const id = ground.hours.get(key)
  const checked = id === undefined ? null : await checkHours(desk, id, draft, FROM_NOW)
  const kept =
    id === undefined || !checked
      ? await addHours(desk, draft)
      : await changeHours(desk, id, draft, asPromised(desk, ground, checked))
  ground.hours.set(key, kept)
}

export async function keepLevel(desk: Desk, ground: Ground, { key, state }: Of<'levels'>): Promise<void> {
  const rules = state.rules.map(({ service, ...rule }) => ({
    ...rule,
    serviceId: service && serviceId(ground, service),
  }))
  const draft = { name: state.name, rules, effectiveFrom: null }
  const kept = ground.levels.get(key)
  if (!kept || !('version' in kept)) {
    ground.levels.set(key, { id: await addLevel(desk, draft) })
    return
  }
  const checked = await checkLevel(desk, kept.id, draft, FROM_NOW)
  await changeLevel(desk, kept.id, draft, { ...asPromised(desk, ground, checked), version: kept.version })
}

export async function keepPolicy(desk: Desk, ground: Ground, { state: policy }: Of<'policy'>): Promise<void> {
  const [latest] = await lockPolicies(desk.tx)
  const draft = { policy, effectiveFrom: null }
  const checked = await checkPolicy(desk, draft, FROM_NOW)
  await changePolicy(desk, draft, { ...asPromised(desk, ground, checked), made: latest?.effectiveFrom ?? 0 })
}

export async function keepContract(desk: Desk, ground: Ground, { key, state }: Of<'contracts'>): Promise<void> {
  const { isDefault: _, hours, level, services, customers, ...terms } = state
  const draft = {
    ...terms,
    hoursId: hoursId(ground, hours),
    levelId: levelId(ground, level),
    serviceIds: services.map((path) => serviceId(ground, path)),
    customers: customers.map((name) => customerId(ground, name)),
  }
  const kept = ground.contracts.get(key)
  if (!kept) {
    await addContract(desk, draft)
    return
  }
  const checked = await checkContract(desk, kept.id, draft, FROM_NOW)
  await changeContract(desk, kept.id, draft, { ...asPromised(desk, ground, checked), revision: kept.revision })
}
