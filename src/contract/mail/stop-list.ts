import { z } from 'zod'
import { id, line, moment, named } from '../common.ts'

export const stopEntry = z.object({
  id,
  pattern: z.string().describe('An address, or a domain with its @'),
  reason: z.string(),
  addedBy: named.nullable(),
  addedAt: moment,
})

export const stopList = z.object({ items: z.array(stopEntry) })

export const newStop = z.object({
  pattern: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .regex(/^[^\s@<>,;"]*@[^\s@<>,;"]+\.[^\s@<>,;".]+$/)
    .describe('«spam@example.com», or «@example.com» for the whole domain'),
  reason: line(300).default(''),
})

export const addedStop = z.object({ id })
