import type { z } from 'zod'
import { changeEscalation, tryEscalation } from '../../actions/terms/change-escalation.ts'
import * as shapes from '../../contract/terms/escalation.ts'
import { listDutyPeople } from '../../db/duty/shifts.ts'
import { iso } from '../../db/engine/moments.ts'
import { listLevelNames, termsOfLevel } from '../../db/terms/escalation-example.ts'
import { currentEscalation } from '../../db/terms/escalations.ts'
import { type ExampleSteps, exampleOf } from '../../domain/terms/escalation-example.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

/** Whom a promise that goes by calls, step by step. */
export function escalation(app: App, house: House): void {
  const url = '/api/escalation'
  const door = { tag: 'terms', only: 'administer' } as const
  look(app, house, { ...door, url, about: 'The steps that hold', answer: shapes.escalationPage }, async ({ db }) => {
    const { plan, ...current } = await currentEscalation(db)
    return {
      ...current,
      // As shapes have it, which are not to be changed by whoever is handed them.
      plan: structuredClone(plan) as shapes.EscalationPlanShape,
      people: await listDutyPeople(db),
      levels: await listLevelNames(db),
    }
  })
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url,
      about: 'Other steps from now on, for what is still to come of open requests too',
      body: shapes.escalationOrder,
      answer: shapes.escalationPage.pick({ version: true }),
    },
    async (desk, { body }) => ({ version: await changeEscalation(desk, body) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/trials`,
      about: 'How often somebody would have been called in the last week; changes nothing',
      body: shapes.escalationQuestion,
      answer: shapes.escalationTrial,
    },
    (desk, { body }) => tryEscalation(desk, body.plan),
  )
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/example`,
      about: 'When the steps are due of a request that is filed when a contract of the level opens',
      query: shapes.escalationExampleQuery,
      answer: shapes.escalationExample,
    },
    async ({ db, now }, { query }) => {
      const terms = await termsOfLevel(db, query.level)
      const percents = [...new Set(query.percents.split(',').map(Number))]
      const example = terms && exampleOf(terms, { priority: query.priority, percents }, now)
      if (!example) return { filedAt: null, zone: null, reaction: null, resolution: null }
      return {
        filedAt: iso(example.filedAt),
        zone: terms.hours.zone,
        reaction: shownSteps(example.reaction),
        resolution: shownSteps(example.resolution),
      }
    },
  )
}

function shownSteps(steps: ExampleSteps | null): z.input<typeof shapes.escalationExample>['reaction'] {
  return steps && { ...steps, moments: steps.moments.map(({ percent, at }) => ({ percent, at: iso(at) })) }
}
