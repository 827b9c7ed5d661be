import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { changeSelf } from '../../actions/people/change-self.ts'
import { changePassword } from '../../actions/sessions/change-password.ts'
import { issueOwnApiToken, revokeOwnApiToken } from '../../actions/sessions/issue-api-token.ts'
import { orderSignInCode } from '../../actions/sessions/order-sign-in-code.ts'
import { askPasskey, finishSignIn, SESSION_LIFETIME, signIn, signInByPasskey } from '../../actions/sessions/sign-in.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/people/session.ts'
import { iso } from '../../db/engine/moments.ts'
import { listApiTokens } from '../../db/people/api-tokens.ts'
import { deleteSession, listSessions } from '../../db/people/sessions.ts'
import { listMyTeams } from '../../db/people/teams.ts'
import { isStaff, mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type App, type House, looseWaysOf } from '../server/context.ts'
import { act, admitted, admittedInPerson, doOnce, look, sendJson } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'
import { isSecure, outdatedCookie, sessionCookie } from '../server/session-cookie.ts'
import { addressPostOf, aroundOf } from './address-post.ts'

const tag = 'identity'
/** A known address takes a little longer than an unknown one; nobody is to see that. Milliseconds. */
const SAME_FOR_EVERYBODY = 120
const oneId = z.object({ id: z.coerce.number().pipe(id) })

/** Who one is, and the ways in and out. */
export function identity(app: App, house: House): void {
  signingIn(app, house)

  firstLook(
    app,
    house,
    { url: '/api/me', tag, about: 'Who is signed in, and what he may do', answer: shapes.me },
    async ({ db, actor, signedIn }) => {
      const { roles, personId: _, channel: __, ...reach } = actor
      return {
        ...signedIn.person,
        roles: [...roles],
        isStaff: isStaff(actor),
        lacksSecondFactor: signedIn.lacksSecondFactor,
        viewer: signedIn.viewer && { name: signedIn.viewer.name, until: signedIn.viewer.until },
        teams: await listMyTeams(db, actor.personId),
        abilities: {
          workOnDesk: mayOnDesk(actor, 'work_on_desk'),
          manageCatalogue: mayOnDesk(actor, 'manage_catalogue'),
          manageTerms: mayOnDesk(actor, 'manage_terms'),
          administer: mayOnDesk(actor, 'administer'),
          sortLetters: mayOnDesk(actor, 'sort_letters'),
          fileForOthers: mayOnDesk(actor, 'file_for_others'),
          takeAnyCall: mayOnDesk(actor, 'take_any_call'),
          keepNotes: mayOnDesk(actor, 'keep_notes'),
          viewAs: mayOnDesk(actor, 'view_as'),
          seesOrganisation: actor.organisationIds.length + actor.venueIds.length + actor.dealerIds.length > 0,
        },
        actor: {
          teamIds: [...reach.teamIds],
          organisationIds: [...reach.organisationIds],
          venueIds: [...reach.venueIds],
          dealerIds: [...reach.dealerIds],
        },
      }
    },
  )
  act(
    app,
    house,
    'PATCH',
    {
      url: '/api/me',
      tag,
      about: 'Change one’s name, language, zone or quiet hours',
      body: shapes.meChange,
      answer: done,
    },
    async (desk, { body }) => {
      await changeSelf(desk, body)
      return { done: true as const }
    },
  )
  app.route({
    method: 'PUT',
    url: '/api/me/password',
    schema: {
      summary: 'Set or change one’s password; every other session and all API tokens end',
      tags: [tag],
      body: shapes.passwordChange,
      response: { 200: done },
    },
    handler: async (http) => {
      const { person, sessionId: session } = admittedInPerson(http)
      const order = { person, session, ...http.body }
      await changePassword(house.database.db, addressPostOf(house), order, house.now())
      return { done: true as const }
    },
  })

  const sessions = z.object({ sessions: z.array(shapes.session) })
  look(
    app,
    house,
    { url: '/api/sessions', tag, about: 'Where one is signed in', answer: sessions },
    async ({ db, actor, now, signedIn }) => {
      const rows = await listSessions(db, actor.personId, now)
      return { sessions: rows.map((row) => ({ ...row, current: row.id === signedIn.sessionId })) }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { url: '/api/sessions/:id', tag, about: 'Sign out there', params: oneId, answer: done, inPerson: true },
    async ({ tx, actor }, { params }) => {
      if (!(await deleteSession(tx, actor.personId, params.id))) throw new Refusal('session.not-found')
      return { done: true as const }
    },
  )

  const tokens = z.object({ tokens: z.array(shapes.apiToken) })
  look(
    app,
    house,
    { url: '/api/tokens', tag, about: 'API tokens of one’s own', answer: tokens },
    async ({ db, actor }) => ({
      tokens: await listApiTokens(db, actor.personId),
    }),
  )
  app.route({
    method: 'POST',
    url: '/api/tokens',
    schema: {
      summary: 'Make an API token',
      tags: [tag],
      headers: z.object({ 'idempotency-key': z.string().optional() }).loose(),
      body: shapes.apiTokenOrder,
      response: { 201: shapes.newApiToken },
    },
    handler: async (http, reply) => {
      const { actor, person } = admittedInPerson(http)
      const { status, body } = await doOnce(house, http, { actor, status: 201 }, (desk) =>
        issueOwnApiToken(desk, addressPostOf(house), { ...http.body, person }),
      )
      return sendJson(reply, status, body)
    },
  })
  act(
    app,
    house,
    'DELETE',
    { url: '/api/tokens/:id', tag, about: 'Revoke an API token', params: oneId, answer: done, inPerson: true },
    async (desk, { params }) => {
      await revokeOwnApiToken(desk, params.id)
      return { done: true as const }
    },
  )
}

/** These stand before the door: nobody is signed in yet, or nobody will be. */
function signingIn(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/sign-in/codes',
    config: { open: true },
    schema: {
      summary: 'Send a one-time code and link to a known address; the answer is the same for every address',
      tags: [tag],
      body: shapes.signInCodeOrder,
      response: { 202: done },
    },
    handler: async (http, reply) => {
      const { secret, url, signInLetter: write } = house
      const soonest = delay(SAME_FOR_EVERYBODY)
      await orderSignInCode(house.database.db, http.body.address, {
        now: house.now(),
        secret,
        url,
        write,
        ways: looseWaysOf(house),
      })
      await soonest
      return reply.status(202).send({ done: true as const })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/sign-in',
    config: { open: true },
    schema: {
      summary: 'Sign in by code, password or link',
      tags: [tag],
      body: shapes.signIn,
      response: { 200: shapes.signInAnswer },
    },
    handler: async (http, reply) => {
      const around = { now: house.now(), secret: house.secret }
      const come = await signIn(house.database.db, visitorOf(house, http), http.body, around)
      if ('ticket' in come) {
        return reply.send({ ticket: come.ticket, expiresAt: iso(come.expiresAt), ways: [...come.ways] })
      }
      keepCookie(house, reply, come.token)
      return reply.send({ done: true as const })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/sign-in/second-factor',
    config: { open: true },
    schema: {
      summary: 'The second half of signing in: a number of the device, a recovery code, or what a key has signed',
      tags: [tag],
      body: shapes.secondHalf,
      response: { 200: done },
    },
    handler: async (http, reply) => {
      const { ticket, ...shown } = http.body
      const { token } = await finishSignIn(
        house.database.db,
        visitorOf(house, http),
        { ticket, shown },
        aroundOf(house),
      )
      keepCookie(house, reply, token)
      return reply.send({ done: true as const })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/sign-in/passkey-question',
    config: { open: true },
    schema: {
      summary: 'What a key is to sign: as the second half of a sign-in, or as all of it',
      tags: [tag],
      body: shapes.signInKeyOrder,
      response: { 200: shapes.keyQuestion },
    },
    handler: async (http) => ({
      options: { ...(await askPasskey(house.database.db, http.ip, http.body.ticket, aroundOf(house))) },
    }),
  })
  app.route({
    method: 'POST',
    url: '/api/sign-in/passkey',
    config: { open: true },
    schema: {
      summary: 'Sign in by a key alone, which its holder has unlocked',
      tags: [tag],
      body: shapes.signInKey,
      response: { 200: done },
    },
    handler: async (http, reply) => {
      const visitor = visitorOf(house, http)
      const { token } = await signInByPasskey(house.database.db, visitor, http.body.passkey, aroundOf(house))
      keepCookie(house, reply, token)
      return reply.send({ done: true as const })
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/sessions/current',
    schema: { summary: 'Sign out', tags: [tag], response: { 200: done } },
    handler: async (http, reply) => {
      const { actor, sessionId } = admitted(http)
      if (sessionId !== null) await deleteSession(house.database.db, actor.personId, sessionId)
      dropCookie(house, reply)
      // Whatever the browser has put by of this person, pages for its Back button included.
      reply.header('clear-site-data', '"cache"')
      return reply.send({ done: true as const })
    },
  })
}

function keepCookie({ url }: House, reply: FastifyReply, token: string): void {
  const outdated = outdatedCookie(url)
  if (outdated !== null) reply.clearCookie(outdated, { path: '/' })
  reply.setCookie(sessionCookie(url), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(url),
    maxAge: SESSION_LIFETIME / 1000,
  })
}

function dropCookie({ url }: House, reply: FastifyReply): void {
  const outdated = outdatedCookie(url)
  if (outdated !== null) reply.clearCookie(outdated, { path: '/' })
  reply.clearCookie(sessionCookie(url), { path: '/', secure: isSecure(url) })
}

function visitorOf({ url }: House, http: FastifyRequest) {
  return {
    address: http.ip,
    userAgent: http.headers['user-agent'] ?? '',
    session: http.cookies[sessionCookie(url)],
  }
}
