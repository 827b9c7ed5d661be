import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { deleteSetting, findSetting, keepSetting, lockSetup } from '../../db/foundation/setup.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { isVenueCodeTaken, lockVenue } from '../../db/people/venue-records.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { hasEnded } from '../../domain/ground/status.ts'
import { fileRequest } from '../requests/file-request.ts'
import { moveRequest } from '../requests/move-request.ts'
import { addCustomer } from './keep-customer.ts'
import { addOrganisation, archiveOrganisation } from './keep-organisation.ts'
import { addVenue, changeVenue } from './keep-venue.ts'
import { archiveCustomer } from './let-customer-in.ts'

/** What samples are called, in the language of whoever wants them (texts). */
export interface SampleWords {
  readonly organisation: string
  readonly venue: string
  readonly address: string
  readonly person: string
  /** The first of them stops trade. */
  readonly requests: readonly { readonly subject: string; readonly description: string }[]
}

/** What was made: a chain with a restaurant, somebody who works there, and his requests. */
export interface Samples {
  readonly organisationId: number
  readonly venueId: number
  readonly personId: number
  readonly numbers: readonly number[]
}

/** Codes that no installation gives to anybody: samples may be wanted again after they were put away. */
const CODES = Array.from({ length: 10 }, (_, place) => String(99_990 + place))

/** Something to try the desk on: it is filed as everything else is, by the terms that hold. Throws `samples.there` when it is there. */
export async function addSamples(desk: Desk, words: SampleWords, zone: string): Promise<Samples> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockSetup(tx)
  if (samplesIn(await findSetting(tx, 'samples'))) throw new Refusal('samples.there')
  const code = await freeCode(tx)
  const organisationId = await addOrganisation(desk, {
    kind: 'corporation',
    code,
    name: words.organisation,
    parentId: null,
    inn: null,
    kpp: null,
    vip: false,
    domains: [],
    personalSpecialistId: null,
    externalCode: null,
  })
  const { venue: name, address } = words
  const place = { code: venueCode(code), name, address, zone, openingHours: null, works: true, dealerId: null }
  const venueId = await addVenue(desk, { ...place, corporationId: organisationId })
  const customer = {
    name: words.person,
    position: null,
    locale: 'ru' as const,
    zone,
    externalCode: null,
    places: [{ role: 'customer_user' as const, organisationId: null, venueId, withSubDealers: false }],
  }
  const personId = await addCustomer(desk, { customer, email: null, phone: null })
  const filer = await filing(desk, personId)
  const numbers: number[] = []
  for (const [place, request] of words.requests.entries()) {
    const stopOfTrade = place === 0
    const order = { ...request, venueId, stopOfTrade, urgency: 'medium' as const, answers: null, fileIds: [] }
    numbers.push((await fileRequest(filer, order)).number)
  }
  const samples = { organisationId, venueId, personId, numbers }
  await keepSetting(tx, 'samples', samples)
  return samples
}

/** Samples go: their requests are closed as settled, the restaurant, its person and the chain are put away. What was learnt by them stays in the journal. */
export async function removeSamples(desk: Desk): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockSetup(tx)
  const samples = samplesIn(await findSetting(tx, 'samples'))
  if (!samples) return
  const filer = await filing(desk, samples.personId)
  for (const number of samples.numbers) {
    const { version, status } = await lockRequest(tx, filer.actor, number)
    if (hasEnded(status)) continue
    await moveRequest(filer, number, { move: 'settle', version })
  }
  const kept = await lockVenue(tx, samples.venueId)
  if (kept?.works) await changeVenue(desk, samples.venueId, { venue: { ...kept, works: false }, seen: kept })
  await archiveCustomer(desk, samples.personId)
  await archiveOrganisation(desk, samples.organisationId)
  await deleteSetting(tx, 'samples')
}

async function freeCode(tx: Tx): Promise<string> {
  for (const code of CODES) if (!(await isVenueCodeTaken(tx, null, venueCode(code)))) return code
  throw new Refusal('samples.too-often')
}

function venueCode(organisation: string): string {
  return `${organisation}0001`
}

/** The desk in the hands of somebody of the samples. */
async function filing(desk: Desk, personId: number): Promise<Desk> {
  const person = await findByPerson(desk.tx, personId, 'portal')
  if (!person) throw new Refusal('person.not-found')
  return { ...desk, actor: person.actor }
}

/** What `addSamples` kept; null: no samples are there. */
export function samplesIn(kept: unknown): Samples | null {
  if (typeof kept !== 'object' || kept === null || !('numbers' in kept)) return null
  return kept as Samples
}
