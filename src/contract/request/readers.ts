import { z } from 'zod'
import { GROUNDS } from '../../domain/access/grounds.ts'
import { id, requestNumber, role } from '../common.ts'

export const requestReader = z.object({
  id,
  name: z.string(),
  isStaff: z.boolean(),
  roles: z.array(role).describe('Roles that read every request'),
  grounds: z.array(z.enum(GROUNDS)).min(1).describe('Why he reads it; one is enough'),
})
export type RequestReader = z.infer<typeof requestReader>

export const requestReaders = z.object({
  number: requestNumber,
  subject: z.string(),
  names: z
    .object({
      organisation: z.string().nullable(),
      venue: z.string().nullable(),
      dealer: z.string().nullable(),
      team: z.string(),
    })
    .describe('How its places and its team are called'),
  readers: z.array(requestReader),
})
export type RequestReaders = z.infer<typeof requestReaders>
