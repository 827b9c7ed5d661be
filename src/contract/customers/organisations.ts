import { z } from 'zod'
import { normalisedDomain, ORGANISATION_KINDS } from '../../domain/people/organisation.ts'
import { cursor, id, line, moment, named, pageOf } from '../common.ts'

const kind = z.enum(ORGANISATION_KINDS)
/** A line that may be left out. */
export const maybeLine = (longest: number) => line(longest).min(1).nullable()

/** Everything an administrator keeps of an organisation. */
export const organisation = z.object({
  kind,
  code: maybeLine(40).describe('Five digits of a corporation; whatever is used for others'),
  name: line(200).min(1),
  parentId: id.nullable(),
  inn: maybeLine(20),
  kpp: maybeLine(20),
  vip: z.boolean(),
  domains: z.array(line(260).overwrite(normalisedDomain)).max(50).describe('Who writes from there belongs to it'),
  personalSpecialistId: id.nullable(),
  externalCode: maybeLine(200).describe('How another program calls it'),
})
export type OrganisationOrder = z.input<typeof organisation>

/** What it becomes, and what was on the screen. */
export const organisationChange = z.object({ organisation, seen: organisation })

export const listedOrganisation = z.object({
  id,
  name: z.string(),
  kind,
  code: z.string().nullable(),
  inn: z.string().nullable(),
  parent: named.nullable(),
  vip: z.boolean(),
  archivedAt: moment.nullable(),
})
export type ListedOrganisation = z.infer<typeof listedOrganisation>
export const organisationPage = pageOf(listedOrganisation)

export const organisationQuery = z.object({
  q: line(200).optional().describe('Words of its name, its code or INN'),
  kind: kind.optional(),
  archived: z.stringbool().optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const organisationCard = z.object({
  id,
  organisation,
  parent: named.nullable(),
  personalSpecialist: named.nullable(),
  archivedAt: moment.nullable(),
  contracts: z.array(
    z.object({
      id,
      number: z.string(),
      name: z.string(),
      state: z.enum(['draft', 'active', 'suspended', 'expired']),
    }),
  ),
  counts: z.object({ venues: z.int(), people: z.int(), contracts: z.int(), children: z.int() }),
})
export type OrganisationCard = z.output<typeof organisationCard>

export const treeQuery = z.object({
  reading: z.enum(['dealers', 'owners']),
  under: z
    .string()
    .regex(/^(none|\d{1,15})(\.\d{1,15})?$/)
    .optional()
    .describe(
      'A place of the tree: a dealer or an owner, `none` for who has no dealer; after a dot a corporation there',
    ),
})

export const branch = z.object({
  id,
  name: z.string(),
  kind,
  code: z.string().nullable(),
  archived: z.boolean(),
  venues: z.int().describe('Its venues at this place of the tree'),
  ofVenues: z.int().describe('Its venues in all'),
  opens: z.boolean(),
})
export type Branch = z.infer<typeof branch>
export const leaf = z.object({
  id,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  works: z.boolean(),
})
export const tree = z.object({
  branches: z.array(branch),
  leaves: z.array(leaf),
  withoutDealer: z.int().nullable().describe('Venues without a dealer; only at the root of the reading by dealers'),
})
export type Tree = z.infer<typeof tree>
