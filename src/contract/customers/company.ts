import { z } from 'zod'
import { CUSTOMER_ROLES } from '../../domain/people/customer.ts'
import { EQUIPMENT_KINDS } from '../../domain/people/equipment.ts'
import { id, line, localDate } from '../common.ts'

/** What somebody who manages a customer sees of his company. */
export const company = z.object({
  organisations: z.array(
    z.object({ id, name: z.string(), code: z.string().nullable(), specialist: z.string().nullable() }),
  ),
  venues: z.array(
    z.object({
      id,
      code: z.string(),
      name: z.string(),
      address: z.string(),
      zone: z.string(),
      works: z.boolean(),
      open: z.int().describe('Open requests'),
    }),
  ),
  people: z.array(
    z.object({
      id,
      name: z.string(),
      position: z.string().nullable(),
      hasEntered: z.boolean(),
      places: z.array(z.object({ role: z.enum(CUSTOMER_ROLES), where: z.string() })),
    }),
  ),
  equipment: z.array(
    z.object({
      id,
      name: z.string(),
      kind: z.enum(EQUIPMENT_KINDS),
      venue: z.string(),
      fiscalDriveExpiresOn: localDate.nullable(),
    }),
  ),
  contracts: z.array(
    z.object({
      id,
      name: z.string(),
      number: z.string(),
      endsOn: localDate.nullable(),
      hourPackage: z.int().nullable().describe('Hours in the package'),
      hasPhone: z.boolean(),
      zone: z.string(),
      hours: z.string(),
    }),
  ),
})
export type Company = z.infer<typeof company>

export const colleagueOrder = z.object({
  name: line(200).min(1),
  email: z.email().max(200),
  role: z.enum(['customer_user', 'customer_manager']),
  organisationId: id.nullable(),
  venueId: id.nullable(),
})
export const invitedColleague = z.object({ id, letterTo: z.string().describe('Where the link goes, by letter alone') })
export type InvitedColleague = z.infer<typeof invitedColleague>
export type ColleagueOrder = z.input<typeof colleagueOrder>
