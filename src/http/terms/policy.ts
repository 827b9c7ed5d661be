import { z } from 'zod'
import { changePolicy, checkPolicy, withdrawPolicy } from '../../actions/terms/change-policy.ts'
import { done, moment } from '../../contract/common.ts'
import * as shapes from '../../contract/terms/terms.ts'
import { countOpenUnder } from '../../db/request/under-terms.ts'
import { listPolicies } from '../../db/terms/policies.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { readPolicy } from '../../domain/terms/policy.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { orderFrom, questionOf } from './orders.ts'

/** What the company decides about its work: the matrix of priority, silence, reminders and limits. */
export function policy(app: App, house: House): void {
  const url = '/api/policy'
  const door = { tag: 'terms', only: 'manage_terms' } as const
  look(
    app,
    house,
    { ...door, url, about: 'The policy and its versions, the latest first', answer: shapes.policyPage },
    async ({ db }) => {
      const [open, kept] = await Promise.all([countOpenUnder(db, 'every contract'), listPolicies(db)])
      return {
        open,
        versions: kept.map((one) => ({ ...one, effectiveFrom: new Date(one.effectiveFrom).toISOString() })),
      }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/checks`,
      about: 'What another policy would do to open requests; changes nothing',
      body: shapes.checkOf(shapes.policyDraft),
      answer: shapes.checkAnswer,
    },
    (desk, { body }) => checkPolicy(desk, draftOf(body.draft), questionOf(body)),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url,
      about: 'Another policy, as it was checked',
      body: shapes
        .orderOf(shapes.policyDraft)
        .extend({ made: moment.describe('When the version begins that one has changed') }),
      answer: done,
    },
    async (desk, { body }) => {
      await changePolicy(desk, draftOf(body.draft), { ...orderFrom(body.order), made: Date.parse(body.made) })
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      ...door,
      url: `${url}/versions/:from`,
      about: 'Withdraw a version that waits for its day',
      params: z.object({ from: moment }),
      answer: done,
    },
    async (desk, { params }) => {
      await withdrawPolicy(desk, Date.parse(params.from))
      return { done: true as const }
    },
  )
}

function draftOf({ effectiveFrom, policy: written }: z.output<typeof shapes.policyDraft>) {
  return { policy: readable(written), effectiveFrom: effectiveFrom === null ? null : Date.parse(effectiveFrom) }
}

/** The rules name the field that they could not go by. */
function readable(written: unknown) {
  try {
    return readPolicy(written)
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('input.invalid', { message: error.message })
    throw error
  }
}
