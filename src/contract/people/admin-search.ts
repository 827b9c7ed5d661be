import { z } from 'zod'
import { bilingual, id, line, named } from '../common.ts'
import { venueOption } from './people.ts'

export const adminSearchQuestion = z.object({ q: line(100).min(1) })

/** Things that administration looks after, found by what is typed; each kind at most eight. */
export const adminSearch = z.object({
  services: z.array(z.object({ id, name: bilingual })),
  teams: z.array(named),
  specialists: z.array(z.object({ id, name: z.string(), email: z.string().nullable() })),
  organisations: z.array(z.object({ id, name: z.string(), code: z.string().nullable() })),
  people: z.array(z.object({ id, name: z.string(), about: z.string() })),
  venues: z.array(venueOption),
})
export type AdminSearch = z.infer<typeof adminSearch>
