import { z } from 'zod'
import { addGroup, arrangeServices, changeGroup, removeGroup } from '../../actions/catalogue/arrange-services.ts'
import * as shapes from '../../contract/catalogue/catalogue.ts'
import { done, id } from '../../contract/common.ts'
import type { App, House } from '../server/context.ts'
import { act } from '../server/door.ts'

const door = { tag: 'catalogue', only: 'manage_catalogue' } as const
const params = z.object({ id: z.coerce.number().pipe(id) })
const isDone = { done: true as const }

/** Groups of the catalogue, and the order in which everybody sees it. */
export function serviceGroups(app: App, house: House): void {
  const url = '/api/service-groups'
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: '/api/services/order',
      about: 'Put groups and services in another order',
      body: shapes.arrangementOrder,
      answer: done,
    },
    async (desk, { body }) => {
      await arrangeServices(desk, body)
      return isDone
    },
  )
  act(
    app,
    house,
    'POST',
    { ...door, url, about: 'A group of services', body: shapes.newGroup, answer: z.object({ id }), status: 201 },
    async (desk, { body }) => ({ id: await addGroup(desk, body.name) }),
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url: `${url}/:id`, about: 'Call a group otherwise', params, body: shapes.changedGroup, answer: done },
    async (desk, { body, ...given }) => {
      await changeGroup(desk, given.params.id, body)
      return isDone
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, url: `${url}/:id`, about: 'Take an empty group away', params, answer: done },
    async (desk, given) => {
      await removeGroup(desk, given.params.id)
      return isDone
    },
  )
}
