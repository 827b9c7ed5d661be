import { z } from 'zod'
import { beginOwnSecondFactor } from '../../actions/sessions/begin-second-factor.ts'
import { confirmOwnSecondFactor } from '../../actions/sessions/confirm-second-factor.ts'
import { demandSecondFactor } from '../../actions/sessions/demand-second-factor.ts'
import { endOwnSecondFactor, endSecondFactorOf } from '../../actions/sessions/end-second-factor.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/people/session.ts'
import { secondFactorRoles, secondFactorRolesChange } from '../../contract/people/staff.ts'
import { listPasskeys } from '../../db/people/passkeys.ts'
import {
  countRecoveryCodes,
  findSecondFactor,
  isSecondFactorDemanded,
  listSecondFactorRoles,
} from '../../db/people/second-factors.ts'
import type { App, House } from '../server/context.ts'
import { act, actPrepared, admittedInPerson, look } from '../server/door.ts'
import { addressPostOf, aroundOf } from './address-post.ts'

const tag = 'identity'
const url = '/api/me/second-factor'

/** The second factor: one's own, that of a colleague who lost his device, and who has to have one. */
export function secondFactor(app: App, house: House): void {
  look(
    app,
    house,
    { url, tag, about: 'One’s own second factor', answer: shapes.secondFactor },
    async ({ db, actor: { personId } }) => ({
      since: (await findSecondFactor(db, personId))?.confirmedAt ?? null,
      passkeys: await listPasskeys(db, personId),
      recoveryLeft: await countRecoveryCodes(db, personId),
      demanded: await isSecondFactorDemanded(db, personId),
    }),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url,
      tag,
      about: 'Begin to set it up: a secret for a device',
      inPerson: true,
      answer: shapes.newSecondFactor,
      status: 201,
      prepare: async ({ signedIn }) => signedIn.person.name,
    },
    (desk, _, person) =>
      beginOwnSecondFactor(desk, { secret: house.secret, desk: new URL(house.url).hostname, person }),
  )
  app.route({
    method: 'PUT',
    url,
    schema: {
      summary: 'Ask for it from now on, by a number that the device shows; every other session ends',
      tags: [tag],
      body: shapes.secondProof,
      response: { 200: shapes.recoveryCodes },
    },
    handler: async (http) => {
      const { person, sessionId: session } = admittedInPerson(http)
      const order = { personId: person.id, session, ...http.body }
      return { codes: [...(await confirmOwnSecondFactor(house.database.db, order, aroundOf(house)))] }
    },
  })
  app.route({
    method: 'POST',
    url: `${url}/removal`,
    schema: {
      summary: 'Ask for it no more, by a number that the device shows',
      tags: [tag],
      body: shapes.secondProof,
      response: { 200: done },
    },
    handler: async (http) => {
      const { person } = admittedInPerson(http)
      const proof = { personId: person.id, shown: http.body }
      await endOwnSecondFactor(house.database.db, proof, aroundOf(house))
      return { done: true as const }
    },
  })
  ofOthers(app, house)
}

function ofOthers(app: App, house: House): void {
  const door = { tag: 'staff', only: 'administer', inPerson: true } as const
  const params = z.object({ id: z.coerce.number().pipe(id) })
  act(
    app,
    house,
    'DELETE',
    {
      ...door,
      url: '/api/staff/:id/second-factor',
      about: 'For a colleague whose device is lost: he sets up another one; he is signed out everywhere',
      params,
      answer: done,
    },
    async (desk, given) => {
      await endSecondFactorOf(desk, addressPostOf(house), given.params.id)
      return { done: true as const }
    },
  )
  look(
    app,
    house,
    {
      url: '/api/second-factor-roles',
      tag: 'staff',
      only: 'administer',
      about: 'Roles that come in only with a second factor',
      answer: secondFactorRoles,
    },
    async ({ db }) => ({ roles: [...(await listSecondFactorRoles(db))] }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: '/api/second-factor-roles',
      about: 'Demand it of other roles',
      body: secondFactorRolesChange,
      answer: done,
    },
    async (desk, { body }) => {
      await demandSecondFactor(desk, body)
      return { done: true as const }
    },
  )
}
