import { z } from 'zod'
import { IMPORT_SUBJECTS } from '../../domain/imports/fields.ts'
import { id, line, moment, named } from '../common.ts'

export const importSubject = z.enum(IMPORT_SUBJECTS)
export const importOrder = z.object({
  subject: importSubject,
  fileId: id.describe('A finished upload of one’s own: CSV or XLSX'),
  fileName: line(255).min(1),
})
export type ImportOrder = z.input<typeof importOrder>

const state = z.enum(['reading', 'unreadable', 'trying', 'tried', 'running', 'stopped', 'done', 'undoing', 'undone'])
const counts = z.object({
  rows: z.int(),
  tried: z.int(),
  create: z.int(),
  update: z.int(),
  same: z.int(),
  problem: z.int(),
  done: z.int(),
  created: z.int(),
  updated: z.int(),
  failed: z.int(),
  gone: z.int(),
  restored: z.int(),
  stays: z.int(),
})

export const listedImport = z.object({
  id,
  subject: importSubject,
  fileName: z.string(),
  fileSize: z.int(),
  state,
  startedBy: named,
  createdAt: moment,
  ranAt: moment.nullable(),
  endedAt: moment.nullable(),
  undoneAt: moment.nullable(),
  canBeUndone: z.boolean(),
  counts,
})
export type ListedImport = z.infer<typeof listedImport>
export const importList = z.object({ imports: z.array(listedImport) })

export const importPage = listedImport.extend({
  trouble: z.string().nullable().describe('Why nothing can be read of the file'),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  revision: z.int().describe('Grows with every change of mapping'),
  isUsable: z.boolean().describe('Some column says which record a row is'),
  columns: z.array(
    z.object({
      name: z.string(),
      field: z.string().nullable(),
      how: z.enum(['name', 'values', 'hand', 'empty']).nullable(),
      example: z.string(),
      isKey: z.boolean(),
    }),
  ),
  fields: z.array(z.string()).describe('What a column may fill'),
  problems: z.array(
    z.object({
      problem: z.string(),
      count: z.int(),
      examples: z.array(z.object({ line: z.int(), value: z.string().nullable() })),
    }),
  ),
})
export type ImportPage = z.infer<typeof importPage>

export const mappingOrder = z.object({
  fields: z.array(z.string().max(60).nullable()).max(100).describe('By column: the field it fills, or null'),
})
export const startOrder = z.object({ revision: z.int().describe('Of the trial that was on the screen') })

export const undoPlan = z.object({
  gone: z.int(),
  restored: z.int(),
  stays: z.int(),
  requests: z.array(z.int()).describe('The first requests that keep records from going'),
})
export type UndoPlan = z.infer<typeof undoPlan>
