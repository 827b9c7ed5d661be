import { z } from 'zod'
import { addLevel, changeLevel, checkLevel, withdrawLevelVersion } from '../../actions/terms/change-level.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/terms/terms.ts'
import { countOpenUnder } from '../../db/request/under-terms.ts'
import { allRulesOf, findLevel, listLevels, listLevelVersions } from '../../db/terms/level-book.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { orderFrom, questionOf } from './orders.ts'

const url = '/api/sla-levels'
const door = { tag: 'terms', only: 'manage_terms' } as const
const params = z.object({ id: z.coerce.number().pipe(id) })

/** The times that contracts promise, level by level. */
export function slaLevels(app: App, house: House): void {
  look(
    app,
    house,
    { ...door, url, about: 'SLA levels', answer: z.object({ levels: z.array(shapes.levelRow) }) },
    async ({ db }) => ({ levels: (await listLevels(db)).map((level) => ({ ...level, rules: [...level.rules] })) }),
  )
  look(
    app,
    house,
    { ...door, url: `${url}/:id`, about: 'An SLA level with its versions', params, answer: shapes.levelPage },
    async ({ db }, given) => {
      const level = await findLevel(db, given.params.id)
      if (!level) throw new Refusal('level.not-found')
      const [open, history, everyRule] = await Promise.all([
        countOpenUnder(db, { levelId: level.id }),
        listLevelVersions(db, level.id),
        allRulesOf(db, level.id),
      ])
      return { ...level, open, history, everyRule }
    },
  )
  changes(app, house)
}

function changes(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    { ...door, url, about: 'A new level', body: shapes.levelDraft, answer: z.object({ id }), status: 201 },
    async (desk, { body }) => ({ id: await addLevel(desk, draftOf(body)) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/:id/checks`,
      about: 'What other times would do to open requests; changes nothing',
      params,
      body: shapes.checkOf(shapes.levelDraft),
      answer: shapes.checkAnswer,
    },
    (desk, { body, ...given }) => checkLevel(desk, given.params.id, draftOf(body.draft), questionOf(body)),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: `${url}/:id`,
      about: 'Other times of a level, as they were checked',
      params,
      body: shapes.orderOf(shapes.levelDraft).extend({ version: z.int().describe('The version that one has changed') }),
      answer: done,
    },
    async (desk, { body, ...given }) => {
      const order = { ...orderFrom(body.order), version: body.version }
      await changeLevel(desk, given.params.id, draftOf(body.draft), order)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      ...door,
      url: `${url}/:id/next-version`,
      about: 'Withdraw a version that waits for its day',
      params,
      answer: done,
    },
    async (desk, given) => {
      await withdrawLevelVersion(desk, given.params.id)
      return { done: true as const }
    },
  )
}

function draftOf({ effectiveFrom, ...draft }: z.output<typeof shapes.levelDraft>) {
  return { ...draft, effectiveFrom: effectiveFrom === null ? null : Date.parse(effectiveFrom) }
}
