import { z } from 'zod'
import { SUBJECTS } from '../../domain/audit/subjects.ts'
import { cursor, id, line, localDate, moment, named, pageOf } from '../common.ts'

export const subject = z.enum(SUBJECTS).describe('The kind of thing that was changed')
const values = z.record(z.string(), z.unknown())

export const adminChange = z.object({
  id,
  at: moment,
  actor: named.nullable().describe('Null: the desk itself'),
  token: z.string().nullable().describe('The API token by which it came; null: by nobody’s program'),
  subject,
  subjectId: z.string(),
  name: z.string().describe('How it was called then'),
  before: values.nullable().describe('What differs, by dotted path; null: it was made'),
  after: values.nullable().describe('What differs, by dotted path; null: it is gone'),
  address: z.string().nullable().describe('Network address of the caller; null: the desk itself'),
  userAgent: z.string().nullable(),
})
export type AdminChangeCard = z.infer<typeof adminChange>

export const adminChangePage = pageOf(adminChange).extend({
  count: z
    .int()
    .nullable()
    .describe('How many there are in all, on the first page; null when there are too many to count'),
})
export type AdminChangePage = z.infer<typeof adminChangePage>

/** Which changes: all of these hold. Days are those of the reader’s zone, both included. */
export const adminChangeQuestion = z.object({
  actor: z.coerce.number().pipe(id).optional().describe('Who changed it'),
  subject: subject.optional(),
  subjectId: line(100).optional(),
  since: localDate.optional(),
  until: localDate.optional(),
  q: line(200).optional().describe('Words of names and values'),
})

export const adminChangeList = adminChangeQuestion.extend({
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const adminActors = z.object({ actors: z.array(named).describe('Everybody who has changed something') })
