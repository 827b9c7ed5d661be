import { z } from 'zod'
import { changeRouting } from '../../actions/routing/change-routing.ts'
import { tryRouting } from '../../actions/routing/try-routing.ts'
import * as shapes from '../../contract/routing/routing.ts'
import { namesInRules } from '../../db/routing/names.ts'
import { currentRouting, listRouting } from '../../db/routing/versions.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

/** So many of the last versions can be looked at. */
const VERSIONS = 50

/** The rules by which new requests are given to teams and people. */
export function routing(app: App, house: House): void {
  const url = '/api/routing'
  const door = { tag: 'routing', only: 'administer' } as const
  look(
    app,
    house,
    { ...door, url, about: 'The rules that hold, in their order', answer: shapes.routingPage },
    async ({ db }) => {
      const current = await currentRouting(db)
      return { ...written(current), names: await namesInRules(db, current.rules) }
    },
  )
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/versions`,
      about: 'The latest versions of the rules, the one that holds first',
      answer: z.object({ versions: z.array(shapes.routingPage.omit({ names: true })) }),
    },
    async ({ db }) => ({ versions: (await listRouting(db, VERSIONS)).map(written) }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url,
      about: 'Other rules for requests that come from now on',
      body: shapes.routingOrder,
      answer: shapes.routingPage.pick({ version: true }),
    },
    async (desk, { body }) => ({ version: await changeRouting(desk, body) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/trials`,
      about: 'Where past requests would go by these rules; changes nothing',
      body: shapes.routingTrialOrder,
      answer: shapes.routingTrial,
    },
    (desk, { body }) => tryRouting(desk, body.rules, body.of),
  )
}

type Kept = Awaited<ReturnType<typeof currentRouting>>

/** As shapes have it, which are not to be changed by whoever is handed them. */
function written({ version, rules, untakenMinutes, madeAt, madeBy }: Kept): Omit<shapes.RoutingPage, 'names'> {
  return { version, rules: structuredClone(rules) as shapes.RoutingRuleShape[], untakenMinutes, madeAt, madeBy }
}
