import { setUpDesk } from '../../actions/desk/set-up-desk.ts'
import { done } from '../../contract/common.ts'
import { setupOrder, setupState } from '../../contract/people/people.ts'
import { isEmptyDesk } from '../../db/foundation/setup.ts'
import type { App, House } from '../server/context.ts'
import { originOf } from '../server/door.ts'

const tag = 'setup'

/** The first administrator and the first terms of an empty desk; nobody can be signed in yet, so a printed key opens it. */
export function setup(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/setup',
    config: { open: true },
    schema: { summary: 'Whether the desk is still empty', tags: [tag], response: { 200: setupState } },
    handler: async () => ({ needed: await isEmptyDesk(house.database.db) }),
  })
  app.route({
    method: 'POST',
    url: '/api/setup',
    config: { open: true },
    schema: { summary: 'Set the desk up', tags: [tag], body: setupOrder, response: { 200: done } },
    handler: async (http) => {
      await setUpDesk(house.database.db, http.body, { now: house.now(), origin: originOf(http) })
      return { done: true as const }
    },
  })
}
