import { z } from 'zod'
import { archiveSpecialist, changeSpecialist, returnSpecialist } from '../../actions/staff/change-specialist.ts'
import { endSpecialistSession } from '../../actions/staff/end-session.ts'
import { inviteAgain, inviteSpecialist } from '../../actions/staff/invite-specialist.ts'
import { done, id } from '../../contract/common.ts'
import { session } from '../../contract/people/session.ts'
import * as shapes from '../../contract/people/staff.ts'
import type { Db } from '../../db/engine/database.ts'
import { listSessions } from '../../db/people/sessions.ts'
import { listStaff } from '../../db/people/staff.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { invitationPost } from '../server/ways-done.ts'

const tag = 'staff'
const only = 'administer'

/** Who works on the desk, and how somebody comes to it and leaves it. */
export function staff(app: App, house: House): void {
  const url = '/api/staff'
  const params = z.object({ id: z.coerce.number().pipe(id) })
  const door = { tag, only, inPerson: true } as const
  sessionsOf(app, house)
  look(app, house, { url, tag, only, about: 'Everybody of the support', answer: shapes.staffList }, async ({ db }) => ({
    staff: await listStaff(db),
  }))
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url,
      about: 'Invite a specialist: a person with roles and teams, and a link that opens once',
      body: shapes.invitation,
      answer: shapes.invitationLink,
      status: 201,
    },
    async (desk, { body }) => inviteSpecialist(desk, await postOf(desk.tx, house, body), body),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/:id/invitation`,
      about: 'Another link for somebody who has not come yet',
      params,
      body: shapes.anotherInvitation,
      answer: shapes.invitationLink,
      status: 201,
    },
    async (desk, { body, ...given }) => inviteAgain(desk, await postOf(desk.tx, house, body), given.params.id),
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url: `${url}/:id`, about: 'Other roles and teams', params, body: shapes.staffChange, answer: done },
    async (desk, { body, ...given }) => {
      await changeSpecialist(desk, given.params.id, body)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/:id/leaving`,
      about: 'Let somebody go: his open requests are handed over, he is signed out everywhere',
      params,
      body: shapes.leaving,
      answer: z.object({ handedOver: z.int() }),
    },
    async (desk, { body, ...given }) => ({ handedOver: await archiveSpecialist(desk, given.params.id, body) }),
  )
  act(
    app,
    house,
    'POST',
    { ...door, url: `${url}/:id/return`, about: 'Take somebody back', params, answer: done },
    async (desk, given) => {
      await returnSpecialist(desk, given.params.id)
      return { done: true as const }
    },
  )
}

/** Where somebody of the support is signed in. */
function sessionsOf(app: App, house: House): void {
  const one = z.object({ id: z.coerce.number().pipe(id) })
  look(
    app,
    house,
    {
      url: '/api/staff/:id/sessions',
      tag,
      only,
      about: 'Where a specialist is signed in',
      params: one,
      answer: z.object({ sessions: z.array(session) }),
    },
    async ({ db, now, signedIn }, { params }) => {
      const isOfSupport = (await listStaff(db)).some((member) => member.id === params.id)
      if (!isOfSupport) throw new Refusal('person.not-found')
      const rows = await listSessions(db, params.id, now)
      return { sessions: rows.map((row) => ({ ...row, current: row.id === signedIn.sessionId })) }
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      url: '/api/staff/:id/sessions/:session',
      tag,
      only,
      inPerson: true,
      about: 'Sign a specialist out there',
      params: one.extend({ session: z.coerce.number().pipe(id) }),
      answer: done,
    },
    async (desk, { params }) => {
      await endSpecialistSession(desk, params.id, params.session)
      return { done: true as const }
    },
  )
}

/** A letter is written when one is wanted and mail can send it. */
async function postOf(db: Db, house: House, { byLetter }: { readonly byLetter: boolean }) {
  return byLetter ? invitationPost(db, house) : { url: house.url, write: null }
}
