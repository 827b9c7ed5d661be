import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { exportRows } from '../../actions/imports/export-rows.ts'
import { openedImport } from '../../actions/imports/keep-import.ts'
import { id } from '../../contract/common.ts'
import { importSubject } from '../../contract/imports/imports.ts'
import { problemRows } from '../../db/imports/import-rows.ts'
import { isRowProblem } from '../../domain/imports/read-cells.ts'
import { speak } from '../../texts/say.ts'
import type { App, House } from '../server/context.ts'
import { admitted } from '../server/door.ts'
import { csvOf, type TableRow, xlsxOf } from './write-table.ts'

const tag = 'imports'
const only = 'administer'
const format = z.object({ format: z.enum(['csv', 'xlsx']).default('csv') })
const PAGE = 5_000

/** Tables that leave as files: what a list holds, and rows that could not be taken, with the reason beside each. */
export function tables(app: App, house: House): void {
  app.get(
    '/api/exports/:subject',
    {
      schema: {
        summary: 'Everything of a kind as a file that an import takes again',
        tags: [tag],
        params: z.object({ subject: importSubject }),
        querystring: format,
      },
    },
    async (http, reply) => {
      const { actor } = admitted(http, only)
      const rows = await exportRows({ db: house.database.db, actor }, http.params.subject)
      return sendTable(reply, rows, { name: http.params.subject, format: http.query.format })
    },
  )
  app.get(
    '/api/imports/:id/errors',
    {
      schema: {
        summary: 'Rows that cannot be taken, as they came, with the reason beside each',
        tags: [tag],
        params: z.object({ id: z.coerce.number().pipe(id) }),
        querystring: format,
      },
    },
    async (http, reply) => {
      const { person } = admitted(http, only)
      const { db } = house.database
      const one = await openedImport(db, http.params.id)
      const say = speak(person.locale)
      const rows: TableRow[] = [[...one.columns, say('admin.import.error.line'), say('admin.import.error.why')]]
      for (let after = 0; ; ) {
        const page = await problemRows(db, one.id, after, PAGE)
        for (const { line, cells, problem, value } of page) {
          const why = isRowProblem(problem) ? say(`admin.import.problem.${problem}`) : problem
          rows.push([...cells, String(line), value ? `${why}: ${value}` : why])
        }
        if (page.length < PAGE) break
        after = page.at(-1)?.line ?? after
      }
      return sendTable(reply, rows, { name: `errors-${one.id}`, format: http.query.format })
    },
  )
}

interface Sent {
  readonly name: string
  readonly format: 'csv' | 'xlsx'
}

function sendTable(reply: FastifyReply, rows: readonly TableRow[], { name, format: kind }: Sent) {
  const isBook = kind === 'xlsx'
  return reply
    .header(
      'content-type',
      isBook ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8',
    )
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(isBook ? Buffer.from(xlsxOf(rows)) : csvOf(rows))
}
