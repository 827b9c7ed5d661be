import { z } from 'zod'
import { EQUIPMENT_KINDS } from '../../domain/people/equipment.ts'
import { cursor, id, line, localDate, moment, named, pageOf, zone } from '../common.ts'
import { maybeLine } from './organisations.ts'

/** Everything an administrator keeps of a venue; its dealer changes on a day of its own. */
export const venue = z.object({
  code: line(20).describe('Nine digits; the first five are its corporation’s'),
  name: line(200).min(1),
  address: line(400).min(1),
  zone,
  openingHours: maybeLine(400),
  corporationId: id,
  works: z.boolean(),
})
export type VenueOrder = z.input<typeof venue>
export const newVenue = venue.extend({ dealerId: id.nullable() })
export type NewVenue = z.input<typeof newVenue>
export const venueChange = z.object({ venue, seen: venue })

export const listedVenue = z.object({
  id,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  zone: z.string(),
  works: z.boolean(),
  corporation: named,
  dealer: named.nullable(),
  open: z.int().describe('Open requests'),
})
export type ListedVenue = z.infer<typeof listedVenue>
export const venuePage = pageOf(listedVenue)

const page = { cursor: cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

export const venueQuery = z.object({
  q: line(200).optional().describe('Words of name and address, or the beginning of a code'),
  organisation: z.coerce.number().pipe(id).optional().describe('Its owner or its dealer'),
  works: z.stringbool().optional(),
  ...page,
})

export const dealerChange = z.object({
  id,
  dealer: named.nullable(),
  previous: named.nullable(),
  startsOn: localDate,
  ground: z.string(),
  madeBy: named,
  tookEffectAt: moment.nullable().describe('Null: the day has not come yet'),
  requests: z.int(),
})
export type DealerChange = z.infer<typeof dealerChange>

export const venueRecord = z.object({
  id,
  venue,
  corporation: named.extend({ code: z.string().nullable() }),
  dealer: named.nullable(),
  today: localDate.describe('What day it is there'),
  dealerChanges: z.array(dealerChange),
  contract: named.nullable(),
  requests: z.int().describe('Requests that its present dealer has there'),
})
export type VenueRecord = z.infer<typeof venueRecord>

export const dealerOrder = z.object({
  dealerId: id.nullable(),
  startsOn: localDate,
  ground: line(400).min(1),
  seenDealerId: id.nullable().describe('The dealer that was on the screen'),
})
export type DealerOrder = z.input<typeof dealerOrder>

export const dealerQuestion = z.object({ dealer: z.coerce.number().pipe(id).optional() })
export const dealerEffect = z.object({
  readers: z.int(),
  open: z.int(),
  openNumbers: z.array(z.int()),
  past: z.int(),
})
export type DealerEffect = z.infer<typeof dealerEffect>

export const equipment = z.object({
  kind: z.enum(EQUIPMENT_KINDS),
  name: line(200).min(1),
  serialNumber: maybeLine(100),
  softwareVersion: maybeLine(100),
  fiscalDriveExpiresOn: localDate.nullable(),
  externalCode: maybeLine(200),
})
export type EquipmentOrder = z.input<typeof equipment>

const remoteAccess = z
  .record(line(40).min(1), line(200).min(1).nullable())
  .describe('Numbers by program; null takes one away. Given, and never shown again')
export const newEquipment = z.object({ equipment, remoteAccess: remoteAccess.default({}) })
export const equipmentChange = z.object({ equipment, seen: equipment, remoteAccess: remoteAccess.default({}) })

export const listedEquipment = z.object({
  id,
  ...equipment.shape,
  venueId: id,
  remotePrograms: z.array(z.string()),
  venue: z.object({ id, code: z.string(), name: z.string(), address: z.string(), corporationId: id }),
})
export type ListedEquipment = z.infer<typeof listedEquipment>
export const equipmentPage = pageOf(listedEquipment)

export const equipmentQuery = z.object({
  q: line(200).optional(),
  venue: z.coerce.number().pipe(id).optional(),
  kind: z.enum(EQUIPMENT_KINDS).optional(),
  expiresBy: localDate.optional(),
  ...page,
})
