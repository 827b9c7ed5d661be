import { z } from 'zod'
import { assignRequest } from '../../actions/requests/assign-request.ts'
import { changeUrgency, overridePriority, setCriticality } from '../../actions/requests/change-priority.ts'
import { changeTerms } from '../../actions/requests/change-terms.ts'
import { confirmAlarms } from '../../actions/requests/confirm-alarm.ts'
import { linkRequests, unlinkRequests } from '../../actions/requests/link-requests.ts'
import { moveRequest } from '../../actions/requests/move-request.ts'
import { postMessage } from '../../actions/requests/post-message.ts'
import { rateRequest } from '../../actions/requests/rate-request.ts'
import { takeNext } from '../../actions/requests/take-next.ts'
import { undoMove } from '../../actions/requests/undo-move.ts'
import { addWatcher, removeWatcher } from '../../actions/requests/watch-request.ts'
import { done, id } from '../../contract/common.ts'
import { newMessage } from '../../contract/request/message.ts'
import * as changes from '../../contract/request/request-changes.ts'
import { alarmConfirmation } from '../../contract/terms/escalation.ts'
import { maybeIso } from '../../db/engine/moments.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { App, House } from '../server/context.ts'
import { act } from '../server/door.ts'
import { oneRequest } from './requests.ts'

const tag = 'request'
const params = oneRequest
const answer = changes.standing

/** What people do with one request: each is one action. */
export function requestWork(app: App, house: House): void {
  const posted = z.object({
    request: z.int(),
    messageId: id,
    openedNew: z.boolean(),
    before: z.int().nullable().describe('The version before it: nobody came between when it is the one you saw'),
    version: z.int().nullable(),
  })
  act(
    app,
    house,
    'POST',
    {
      url: '/api/requests/:number/messages',
      tag,
      about: 'Reply, or leave an internal note',
      params,
      body: newMessage,
      answer: posted,
      status: 201,
    },
    (desk, { params, body }) => postMessage(desk, params.number, body),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/me/next-request',
      tag,
      only: 'work_on_desk',
      about: 'Take the most urgent request that nobody has, of one’s teams',
      answer: changes.takenNext,
    },
    async (desk) => {
      const { dueAt, ...next } = await takeNext(desk)
      return { ...next, dueAt: maybeIso(dueAt) }
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/requests/:number/assignee',
      tag,
      about: 'Take it, or give it to a specialist or a team',
      params,
      body: changes.assigneeChange,
      answer,
    },
    async (desk, { params, body }) => standingOf(await assignRequest(desk, params.number, body)),
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/requests/:number/criticality',
      tag,
      about: 'Set the criticality',
      params,
      body: changes.criticalityChange,
      answer,
    },
    async (desk, { params, body }) => standingOf(await setCriticality(desk, params.number, body)),
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/requests/:number/urgency',
      tag,
      about: 'Change the urgency, with a reason',
      params,
      body: changes.urgencyChange,
      answer,
    },
    async (desk, { params, body }) => standingOf(await changeUrgency(desk, params.number, body)),
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/requests/:number/priority-override',
      tag,
      about: 'Override the priority for a time, or take that back',
      params,
      body: changes.priorityOverrideChange,
      answer,
    },
    async (desk, { params, body }) => {
      const override = body.override && { ...body.override, until: Date.parse(body.override.until) }
      return standingOf(await overridePriority(desk, params.number, { version: body.version, override }))
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/requests/:number/terms',
      tag,
      about: 'Choose another contract or service',
      params,
      body: changes.termsChange,
      answer,
    },
    async (desk, { params, body }) => standingOf(await changeTerms(desk, params.number, body)),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/requests/:number/moves',
      tag,
      about: 'Make a move of the lifecycle by its name',
      params,
      body: changes.moveOrder,
      answer,
    },
    async (desk, { params, body }) => {
      const until = body.until === undefined ? undefined : Date.parse(body.until)
      return standingOf(await moveRequest(desk, params.number, { ...body, until }))
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/requests/:number/undo',
      tag,
      about: 'Take back what you have just done, until people are told of it',
      params,
      body: changes.undoOrder,
      answer,
    },
    async (desk, { params, body }) => standingOf(await undoMove(desk, params.number, body)),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/requests/:number/alarm-confirmations',
      tag,
      about: 'One looks after it: nobody else is called for what waits to be confirmed',
      params,
      answer: alarmConfirmation,
    },
    async (desk, { params }) => ({ confirmed: await confirmAlarms(desk, params.number) }),
  )
  act(
    app,
    house,
    'PUT',
    { url: '/api/requests/:number/rating', tag, about: 'Rate it', params, body: changes.ratingChange, answer },
    async (desk, { params, body }) => standingOf(await rateRequest(desk, params.number, body)),
  )
  act(
    app,
    house,
    'POST',
    { url: '/api/requests/:number/watchers', tag, about: 'Add a watcher', params, body: changes.watcherChange, answer },
    async (desk, { params, body }) => standingOf(await addWatcher(desk, params.number, body)),
  )
  const oneWatcher = oneRequest.extend({ personId: z.coerce.number().pipe(id) })
  act(
    app,
    house,
    'DELETE',
    { url: '/api/requests/:number/watchers/:personId', tag, about: 'Take a watcher away', params: oneWatcher, answer },
    async (desk, { params }) => standingOf(await removeWatcher(desk, params.number, params.personId)),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/requests/:number/links',
      tag,
      about: 'Link two requests',
      params,
      body: changes.linkChange,
      answer: done,
    },
    async (desk, { params, body }) => {
      await linkRequests(desk, params.number, body)
      return { done: true as const }
    },
  )
  const oneLink = oneRequest.extend({ kind: changes.linkChange.shape.kind, other: z.coerce.number().pipe(id) })
  act(
    app,
    house,
    'DELETE',
    { url: '/api/requests/:number/links/:kind/:other', tag, about: 'Take a link away', params: oneLink, answer: done },
    async (desk, { params }) => {
      await unlinkRequests(desk, params.number, { kind: params.kind, number: params.other })
      return { done: true as const }
    },
  )
}

function standingOf({ number, version, status }: ServiceRequest) {
  return { number, version, status }
}
