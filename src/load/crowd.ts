import { listCatalogue } from '../db/catalogue/catalogue.ts'
import type { Db } from '../db/engine/database.ts'
import { listPlaces, listWorkers, type Place } from '../db/foundation/bulk-reference.ts'
import { loadIntake } from '../db/request/intake.ts'
import { THE_DESK } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/ground/refusal.ts'
import type { Intake, IntakeService } from '../domain/request/request-intake.ts'

/** Who may file, what, where, and who works it: whatever the desk has. */
export interface Crowd {
  readonly places: readonly CrowdPlace[]
  readonly services: readonly IntakeService[]
  /** The people of each team. */
  readonly workers: ReadonlyMap<number, readonly number[]>
}

export interface CrowdPlace {
  readonly people: readonly number[]
  readonly intake: Intake
}

/** Refused with desk.not-set-up where nobody could file anything. */
export async function gatherCrowd(db: Db): Promise<Crowd> {
  const places = await listPlaces(db)
  const services = await servicesAt(db, places[0])
  const [service] = services
  if (!service) throw new Refusal('desk.not-set-up')
  const ready: CrowdPlace[] = []
  for (const place of places) ready.push({ people: place.people, intake: await intakeAt(db, place, service.id) })
  return { places: ready, services, workers: await listWorkers(db) }
}

async function servicesAt(db: Db, place: Place | undefined): Promise<readonly IntakeService[]> {
  if (!place) return []
  const services = (await listCatalogue(db, THE_DESK)).filter(({ isGroup }) => !isGroup)
  const intakes: Intake[] = []
  for (const { id } of services) intakes.push(await intakeAt(db, place, id))
  return intakes.flatMap(({ service }) => (service ? [service] : []))
}

async function intakeAt(db: Db, { venueId, people }: Place, serviceId: number): Promise<Intake> {
  const [contactId = 0] = people
  return loadIntake(db, { contactId, authorId: contactId, venueId, equipmentId: null, serviceId })
}
