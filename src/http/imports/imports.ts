import { z } from 'zod'
import {
  beginImport,
  mapImport,
  openedImport,
  startImport,
  stopImport,
  UNDO_DAYS,
  undoImport,
} from '../../actions/imports/keep-import.ts'
import { planUndo } from '../../actions/imports/undo-rows.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/imports/imports.ts'
import type { Db } from '../../db/engine/database.ts'
import { type Counts, countRows, firstRows, listProblems } from '../../db/imports/import-rows.ts'
import { type Import, listImports } from '../../db/imports/imports.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { fieldsOf, isUsable } from '../../domain/imports/fields.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { tables } from './tables.ts'

const door = { tag: 'imports', only: 'administer' } as const
const url = '/api/imports'
const params = z.object({ id: z.coerce.number().pipe(id) })
const DONE = { done: true as const }

/** Files of customers' data on their way into the desk, and tables on their way out. */
export function imports(app: App, house: House): void {
  look(
    app,
    house,
    { ...door, url, about: 'Imports, the last one first', answer: shapes.importList },
    async ({ db, now }) => {
      const all = await listImports(db)
      const counts = await countRows(
        db,
        all.map((one) => one.id),
      )
      return { imports: all.map((one) => listed(one, counts.get(one.id), now)) }
    },
  )
  look(
    app,
    house,
    { ...door, url: `${url}/:id`, about: 'An import: columns, trial, progress', params, answer: shapes.importPage },
    async ({ db, now }, given) => pageOf(db, await openedImport(db, given.params.id), now),
  )
  look(
    app,
    house,
    { ...door, url: `${url}/:id/undo-plan`, about: 'What taking it back would do', params, answer: shapes.undoPlan },
    async ({ db }, given) => {
      const { requests, ...plan } = await planUndo(db, await openedImport(db, given.params.id))
      return { ...plan, requests: [...requests] }
    },
  )
  steps(app, house)
  tables(app, house)
}

function steps(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url,
      about: 'A file begins its way: it is read and tried, nothing is written',
      body: shapes.importOrder,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body }) => ({ id: await beginImport(desk, body) }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: `${url}/:id/mapping`,
      about: 'Columns fill other fields; it is tried anew',
      params,
      body: shapes.mappingOrder,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await mapImport(desk, given.params.id, body.fields)
      return DONE
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/:id/start`,
      about: 'Write it, in batches; a stopped one goes on',
      params,
      body: shapes.startOrder,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await startImport(desk, given.params.id, body.revision)
      return DONE
    },
  )
  for (const { name, about, does } of [
    { name: 'stop', about: 'Stop between two batches; what is written stays', does: stopImport },
    { name: 'undo', about: 'Take back what it wrote, as far as nothing needs it', does: undoImport },
  ]) {
    act(
      app,
      house,
      'POST',
      { ...door, url: `${url}/:id/${name}`, about, params, answer: done },
      async (desk, given) => {
        await does(desk, given.params.id)
        return DONE
      },
    )
  }
}

const NONE: Counts = {
  rows: 0,
  tried: 0,
  create: 0,
  update: 0,
  same: 0,
  problem: 0,
  done: 0,
  created: 0,
  updated: 0,
  failed: 0,
  gone: 0,
  restored: 0,
  stays: 0,
}

function listed(one: Import, counts: Counts = NONE, now: Instant) {
  const { id: own, subject, fileName, fileSize, state, startedBy, createdAt, ranAt, endedAt, undoneAt } = one
  const isYoung = ranAt !== null && Date.parse(ranAt) >= now - UNDO_DAYS * DAY
  const canBeUndone = isYoung && (state === 'done' || state === 'stopped')
  const times = { createdAt, ranAt, endedAt, undoneAt }
  return { id: own, subject, fileName, fileSize, state, startedBy, ...times, canBeUndone, counts }
}

async function pageOf(db: Db, one: Import, now: Instant) {
  const [counts, problems, rows] = await Promise.all([
    countRows(db, [one.id]),
    listProblems(db, one.id),
    firstRows(db, one.id, 20),
  ])
  const rules = fieldsOf(one.subject)
  return {
    ...listed(one, counts.get(one.id), now),
    trouble: one.trouble,
    encoding: one.encoding,
    delimiter: one.delimiter,
    revision: one.revision,
    isUsable: isUsable(one.subject, one.mapping),
    columns: one.columns.map((name, place) => {
      const { field = null, how = null } = one.mapping[place] ?? {}
      const example = rows.map(({ cells }) => cells[place] ?? '').find((cell) => cell.trim() !== '') ?? ''
      return { name, field, how, example, isKey: field !== null && rules[field]?.isKey === true }
    }),
    fields: Object.keys(rules),
    problems,
  }
}
