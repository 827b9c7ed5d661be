import type { Tx } from '../../db/engine/database.ts'
import { insertOrganisation } from '../../db/foundation/foundation.ts'
import { insertDomain, insertVenue } from '../../db/foundation/foundation-places.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { type Chance, pick } from '../chance.ts'
import { known, type Venue } from './company.ts'
import { CHAINS, type Chain, DEALERS } from './customers.ts'
import type { Covered } from './make-contracts.ts'
import { makeEquipment } from './make-equipment.ts'
import type { Reception } from './make-people.ts'
import { englishName, russianName } from './names.ts'
import { CITIES, OWN_CONTRACT, STREETS } from './venues.ts'

export interface Making {
  readonly tx: Tx
  readonly now: Instant
  readonly chance: Chance
  readonly reception: Reception
}

/** Dealers, chains with their venues and equipment, and everybody who works there. */
export async function makeCustomers(making: Making) {
  const dealers = await makeDealers(making)
  const organisations = new Map<string, number>()
  const chainPeople = new Map<string, readonly number[]>()
  for (const chain of CHAINS) {
    const id = await makeChain(making, chain, organisations)
    organisations.set(chain.code, id)
    chainPeople.set(chain.code, await admitChain(making, chain, id))
  }
  const venues: Venue[] = []
  for (const chain of CHAINS) {
    const around = {
      dealers,
      corporationId: known(organisations, chain.code),
      people: chainPeople.get(chain.code) ?? [],
    }
    for (const place of placesOf(chain)) venues.push(await makeVenue(making, chain, place, around))
  }
  const naturalPerson = await making.reception.admit({ name: 'Зоя Белкина', domain: 'pochta.example', roles: [] })
  const stranger = await making.reception.admit({
    name: 'Отдел продаж «ПромоЛетучка»',
    domain: 'promo.example',
    roles: [],
  })
  return { venues, naturalPerson, stranger, covered: coveredBy(organisations, venues) }
}

/** Whom one can sign in as. */
const KNOWN_CASHIERS: Readonly<Record<string, string>> = { '104120001': 'Инна Ласточкина' }

interface DealerPlace {
  readonly id: number
  readonly engineer: number
}

async function makeDealers({ tx, reception }: Making): Promise<ReadonlyMap<string, DealerPlace>> {
  const made = new Map<string, DealerPlace>()
  for (const { key, name, parent, domain, manager, engineer } of DEALERS) {
    const parentId = parent === undefined ? null : (made.get(parent)?.id ?? null)
    const id = await insertOrganisation(tx, { kind: 'dealer', name, parent_id: parentId })
    await insertDomain(tx, id, domain)
    const hasSubDealers = DEALERS.some((other) => other.parent === key)
    const roles = [{ role: 'dealer_manager', organisationId: id, withSubDealers: hasSubDealers }] as const
    await reception.admit({ name: manager[0], position: manager[1], domain, roles })
    made.set(key, {
      id,
      engineer: await reception.admit({
        name: engineer[0],
        position: engineer[1],
        domain,
        roles: [{ role: 'dealer_user', organisationId: id }],
      }),
    })
  }
  return made
}

async function makeChain({ tx }: Making, chain: Chain, made: ReadonlyMap<string, number>): Promise<number> {
  const id = await insertOrganisation(tx, {
    kind: 'corporation',
    code: chain.code,
    name: chain.name,
    parent_id: chain.parent === undefined ? null : known(made, chain.parent),
    vip: chain.vip ?? false,
  })
  await insertDomain(tx, id, chain.domain)
  return id
}

async function admitChain({ reception }: Making, chain: Chain, organisationId: number): Promise<readonly number[]> {
  const { domain, english } = chain
  const locale = english ? 'en' : 'ru'
  const people = [chain.manager, ...(chain.engineer ? [chain.engineer] : [])]
  const ids: number[] = []
  for (const [name, position] of people) {
    const roles = [{ role: 'customer_manager', organisationId }] as const
    ids.push(await reception.admit({ name, position, domain, locale, roles }))
  }
  return ids
}

interface Place {
  readonly code: string
  readonly city: string
  readonly street: string
}

function placesOf({ code }: Chain): readonly Place[] {
  const streets = (STREETS[code] ?? []).flatMap(([city, list]) => list.map((street) => ({ city, street })))
  return streets.map((place, index) => ({ ...place, code: `${code}${String(index + 1).padStart(4, '0')}` }))
}

interface Around {
  readonly dealers: ReadonlyMap<string, DealerPlace>
  readonly corporationId: number
  readonly people: readonly number[]
}

async function makeVenue(making: Making, chain: Chain, { code, city, street }: Place, around: Around): Promise<Venue> {
  const { tx, chance } = making
  const { zone, dealer: dealerKey } = CITIES[city] ?? { zone: 'Europe/Moscow', dealer: null }
  const dealer = dealerKey === null ? undefined : around.dealers.get(dealerKey)
  const isHall = /ТЦ|зал|Вокзал|gate|деревня|переулок/.test(street)
  const id = await insertVenue(tx, {
    code,
    name: `${chain.brand}, ${street}`,
    address: `${city}, ${isHall || chain.english ? '' : 'ул. '}${street}`,
    zone,
    opening_hours: pick(chance, ['Ежедневно 08:00–23:00', 'Ежедневно 10:00–24:00', 'Пн–пт 09–22, сб–вс 10–24']),
    corporation_id: around.corporationId,
    dealer_id: dealer?.id ?? null,
  })
  const own = await admitVenue(making, chain, { id, code, zone })
  const people = [...own, ...own, ...around.people, ...(dealer && chance() < 0.5 ? [dealer.engineer] : [])]
  const equipment = await makeEquipment(tx, { ...making, venueId: id })
  const phones = chain.contract === 'premium' || chain.parent === '10400' || OWN_CONTRACT[code] === 'premium'
  return { id, code, zone, phones, english: chain.english ?? false, people, ...equipment }
}

async function admitVenue(
  { reception, chance }: Making,
  chain: Chain,
  { id: venueId, code, zone }: { readonly id: number; readonly code: string; readonly zone: string },
) {
  const { domain, english } = chain
  const locale = english ? 'en' : 'ru'
  const name = () => (english ? englishName(chance) : russianName(chance))
  const cashier = await reception.admit({
    name: KNOWN_CASHIERS[code] ?? name(),
    position: english ? 'Shift supervisor' : pick(chance, ['Старший кассир', 'Администратор смены', 'Кассир']),
    zone,
    locale,
    domain,
    roles: [{ role: 'customer_user', venueId }],
  })
  if (chance() < 0.45) return [cashier]
  const manager = await reception.admit({
    name: name(),
    position: english ? 'Store manager' : 'Управляющий рестораном',
    zone,
    locale,
    domain,
    roles: [{ role: 'customer_manager', venueId }],
  })
  return [cashier, manager]
}

function coveredBy(organisations: ReadonlyMap<string, number>, venues: readonly Venue[]): Covered {
  const by = (contract: string) => [
    ...CHAINS.filter((chain) => chain.contract === contract).map(({ code }) => ({
      organisationId: known(organisations, code),
    })),
    ...venues.filter(({ code }) => OWN_CONTRACT[code] === contract).map(({ id }) => ({ venueId: id })),
  ]
  return { premium: by('premium'), standard: by('standard'), past: by('past') }
}
