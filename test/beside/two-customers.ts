import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { insertEquipment } from '../../src/db/foundation/foundation-places.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { uploaded } from '../files/sending.ts'

/** Two customers that know nothing of each other, each with one request: everything of theirs that could be told. */
export const SIDES = ['vesna', 'polyus'] as const
export type Side = (typeof SIDES)[number]
export const PHONES: Readonly<Record<Side, string>> = { vesna: '+79215550101', polyus: '+79316660202' }
export const ANYDESK: Readonly<Record<Side, string>> = { vesna: '314 159 265', polyus: '271 828 182' }

export type PersonName = keyof TestDesk['people']
type Person = TestDesk['people'][PersonName]

export interface Belongings {
  readonly request: number
  readonly person: Person
  readonly venue: number
  readonly venueCode: string
  readonly contract: number
  readonly equipment: number
  readonly file: number
  readonly noteFile: number
}

interface Customer extends Pick<Belongings, 'person' | 'venue' | 'venueCode' | 'contract'> {
  readonly serviceId: number
}

/** «Весна, Лесная»: worked by line 1, dealer «Север». «Полюс»: worked by «Эквайринг», its dealer is a sub-dealer of «Север». */
export async function twoCustomers() {
  const desk = await testDesk()
  const { people, venues, services, contracts } = desk
  const vesna = { person: people.cashier, venue: venues.lesnaya, venueCode: '104120007', contract: contracts.premium }
  const polyus = { person: people.stranger, venue: venues.bar, venueCode: '205550001', contract: contracts.basic }
  const of: Readonly<Record<Side, Belongings>> = {
    vesna: await settled(desk, 'vesna', { ...vesna, serviceId: services.printing }),
    polyus: await settled(desk, 'polyus', { ...polyus, serviceId: services.cards }),
  }
  return { desk, of }
}

async function settled(desk: TestDesk, side: Side, { serviceId, ...customer }: Customer): Promise<Belongings> {
  const { person, venue } = customer
  const { db } = desk.database
  await sql`insert into person_addresses (person_id, kind, value, verified_at)
    values (${person.id}, 'phone', ${PHONES[side]}, now())`.execute(db)
  const server = { venue_id: venue, kind: 'server', name: 'Сервер' }
  const remote_access = JSON.stringify({ AnyDesk: ANYDESK[side] })
  const [equipment = 0] = await db.transaction().execute((tx) => insertEquipment(tx, [{ ...server, remote_access }]))
  const file = await uploaded(desk, person, Buffer.from('лог'))
  const request = await desk.file(person, { venueId: venue, equipmentId: equipment, serviceId, fileIds: [file] })
  const noteFile = await uploaded(desk, desk.people.administrator, Buffer.from('дамп'))
  const note = { text: 'дамп', visibility: 'internal', fileIds: [noteFile] }
  const noted = await desk.as(desk.people.administrator).post(`/api/requests/${request}/messages`, note)
  assert.equal(noted.status, 201, noted.text)
  return { ...customer, equipment, file, request, noteFile }
}
