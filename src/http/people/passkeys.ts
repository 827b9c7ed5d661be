import { z } from 'zod'
import { addOwnPasskey, askOwnPasskey, beginOwnPasskey, removeOwnPasskey } from '../../actions/sessions/keep-passkey.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/people/session.ts'
import type { App, House } from '../server/context.ts'
import { admittedInPerson } from '../server/door.ts'
import { aroundOf } from './address-post.ts'

const tags = ['identity']
const url = '/api/me/passkeys'

/** Keys of one's own. Answers are kept under no Idempotency-Key: what is signed is signed once, and codes are shown once. */
export function passkeys(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: `${url}/making`,
    schema: { summary: 'What a browser needs to make a key', tags, response: { 200: shapes.keyQuestion } },
    handler: async (http) => {
      const { person } = admittedInPerson(http)
      const order = { personId: person.id, name: person.name }
      return { options: { ...(await beginOwnPasskey(house.database.db, order, aroundOf(house))) } }
    },
  })
  app.route({
    method: 'POST',
    url: `${url}/question`,
    schema: {
      summary: 'What a key of one’s own is to sign before another is added or one is removed',
      tags,
      response: { 200: shapes.keyQuestion },
    },
    handler: async (http) => {
      const { person } = admittedInPerson(http)
      return { options: { ...(await askOwnPasskey(house.database.db, person.id, aroundOf(house))) } }
    },
  })
  app.route({
    method: 'PUT',
    url,
    schema: {
      summary: 'A key of one’s own from now on; every other session ends',
      tags,
      body: shapes.newPasskey,
      response: { 200: shapes.addedPasskey },
    },
    handler: async (http) => {
      const { person, sessionId: session } = admittedInPerson(http)
      const { name, made, proof: shown } = http.body
      const order = { personId: person.id, session, name, made, shown }
      const codes = await addOwnPasskey(house.database.db, order, aroundOf(house))
      return { codes: codes && [...codes] }
    },
  })
  app.route({
    method: 'POST',
    url: `${url}/:id/removal`,
    schema: {
      summary: 'A key opens nothing any more',
      tags,
      params: z.object({ id: z.coerce.number().pipe(id) }),
      body: shapes.passkeyRemoval,
      response: { 200: done },
    },
    handler: async (http) => {
      const { person } = admittedInPerson(http)
      const order = { personId: person.id, id: http.params.id, shown: http.body.proof }
      await removeOwnPasskey(house.database.db, order, aroundOf(house))
      return { done: true as const }
    },
  })
}
