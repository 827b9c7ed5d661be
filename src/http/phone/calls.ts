import { z } from 'zod'
import { cardsOf } from '../../actions/phone/current-calls.ts'
import { endCallback } from '../../actions/phone/end-callback.ts'
import { takeNoCalls } from '../../actions/phone/take-no-calls.ts'
import { attachCall, chooseCaller, dismissCall, fileCall } from '../../actions/phone/work-up-call.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/phone/calls.ts'
import { quietUntil } from '../../db/phone/cards.ts'
import { listCallbacks } from '../../db/phone/current.ts'
import { loadPhoneRules } from '../../db/phone/rules.ts'
import type { App } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'
import { dialerOf } from './dialling.ts'
import type { PhoneHouse } from './phone-house.ts'

const tag = 'calls'
const only = 'file_for_others'
const one = z.object({ id: z.coerce.number().pipe(id) })
const DONE = { done: true } as const

/** Calls on the screen of who takes them, and what becomes of each. */
export function calls(app: App, house: PhoneHouse): void {
  firstLook(
    app,
    house,
    { url: '/api/calls/current', tag, only, about: 'Calls on your screen', answer: shapes.currentCalls },
    async (asking) => {
      const { db, actor, now } = asking
      const [cards, doNotDisturbUntil, dialer] = await Promise.all([
        cardsOf(asking),
        quietUntil(db, actor.personId, now),
        dialerOf(db, house.phone, actor.personId),
      ])
      return {
        calls: cards.map(({ personId: _personId, callback, candidates, ...card }) => ({
          ...card,
          candidates: candidates.map((candidate) => ({ ...candidate, open: [...candidate.open] })),
          callback: callback && { id: callback.id, dueAt: callback.dueAt, calls: callback.calls },
        })),
        doNotDisturbUntil,
        canDial: dialer !== null,
      }
    },
  )
  look(
    app,
    house,
    {
      url: '/api/calls/script',
      tag,
      only,
      about: 'What is read to a caller who is not taken',
      answer: shapes.phoneScript,
    },
    async ({ db }) => ({ script: (await loadPhoneRules(db)).script }),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/calls/:id/requests',
      tag,
      only,
      about: 'File what the caller said; the call belongs to the request',
      params: one,
      body: shapes.callRequest,
      answer: shapes.filedByCall,
      status: 201,
    },
    async (desk, { params, body }) => {
      const { number, subject } = await fileCall(desk, params.id, body)
      return { number, subject }
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/calls/:id/request',
      tag,
      only,
      about: 'The call was about an open request',
      params: one,
      body: shapes.callBelongs,
      answer: done,
    },
    async (desk, { params, body }) => {
      await attachCall(desk, params.id, body.request)
      return DONE
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/calls/:id/person',
      tag,
      only,
      about: 'Say who calls',
      params: one,
      body: shapes.callerChosen,
      answer: done,
    },
    async (desk, { params, body }) => {
      await chooseCaller(desk, params.id, body.personId)
      return DONE
    },
  )
  act(
    app,
    house,
    'DELETE',
    { url: '/api/calls/:id/card', tag, only, about: 'Put the card away, for you alone', params: one, answer: done },
    async (desk, { params }) => {
      await dismissCall(desk, params.id)
      return DONE
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/calls/do-not-disturb',
      tag,
      only,
      about: 'No cards until then',
      body: shapes.doNotDisturb,
      answer: done,
    },
    async (desk, { body }) => {
      await takeNoCalls(desk, body.until === null ? null : Date.parse(body.until))
      return DONE
    },
  )
  firstLook(
    app,
    house,
    { url: '/api/callbacks', tag, only, about: 'Who is to be called back', answer: shapes.callbacks },
    async ({ db, actor, now }) => {
      const callbacks = await listCallbacks(db, actor, now)
      const isLate = ({ dueAt, doneAt }: (typeof callbacks)[number]) =>
        doneAt === null && dueAt !== null && Date.parse(dueAt) < now
      return { callbacks, late: callbacks.filter(isLate).length }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/callbacks/:id/done',
      tag,
      only,
      about: 'He was reached',
      params: one,
      body: shapes.callbackDone,
      answer: done,
    },
    async (desk, { params, body }) => {
      await endCallback(desk, params.id, body.note)
      return DONE
    },
  )
}
