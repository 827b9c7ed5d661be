import { z } from 'zod'
import { CUSTOMER_ROLES } from '../../domain/people/customer.ts'
import { cursor, id, line, locale, moment, pageOf, zone } from '../common.ts'
import { maybeLine } from './organisations.ts'

const place = z.object({
  role: z.enum(CUSTOMER_ROLES),
  organisationId: id.nullable(),
  venueId: id.nullable(),
  withSubDealers: z.boolean(),
})
export type CustomerPlace = z.infer<typeof place>

/** Everything an administrator keeps of a person of a customer; how he is reached is beside it. */
export const customer = z.object({
  name: line(200).min(1),
  position: maybeLine(200),
  locale,
  zone,
  externalCode: maybeLine(200),
  places: z.array(place).max(100).describe('What he is as a customer, and where'),
})
export type CustomerOrder = z.input<typeof customer>
export const newCustomer = z.object({
  customer,
  email: z.email().max(200).nullable(),
  phone: maybeLine(40).describe('In any spelling'),
})
export type NewCustomer = z.input<typeof newCustomer>
export const customerChange = z.object({ customer, seen: customer })

export const listedCustomer = z.object({
  id,
  name: z.string(),
  position: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  places: z.array(z.string()).describe('Organisations and venues by name, the first three'),
  hasEntered: z.boolean(),
  archivedAt: moment.nullable(),
})
export type ListedCustomer = z.infer<typeof listedCustomer>
export const customerPage = pageOf(listedCustomer)

export const customerQuery = z.object({
  q: line(200).optional().describe('Words of a name, or a piece of an address or number'),
  organisation: z.coerce.number().pipe(id).optional(),
  venue: z.coerce.number().pipe(id).optional(),
  archived: z.stringbool().optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const customerRecord = z.object({
  id,
  customer: customer.omit({ places: true }).extend({
    places: z.array(place.extend({ organisation: z.string().nullable(), venue: z.string().nullable() })),
  }),
  addresses: z.array(
    z.object({
      id,
      kind: z.enum(['email', 'phone', 'telegram']),
      value: z.string(),
      verified: z.boolean(),
      bounced: z.boolean(),
    }),
  ),
  hasEntered: z.boolean(),
  isStaff: z.boolean().describe('True: he is of the support too, and is kept there'),
  isMerged: z.boolean().describe('True: he turned out to be somebody else and was merged with him'),
  archivedAt: moment.nullable(),
})
export type CustomerRecord = z.infer<typeof customerRecord>

export const givenAddress = z.object({
  address: line(320).min(3).describe('A mail address, or a number in any spelling'),
})
