import { z } from 'zod'
import { listenAgain, stopListening } from '../../actions/mail/stop-listening.ts'
import { done, id } from '../../contract/common.ts'
import { addedStop, stopList as listShape, newStop } from '../../contract/mail/stop-list.ts'
import { listStopped } from '../../db/mail/mail-stop-list.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const tag = 'letters'
const only = 'administer'

/** Whose letters are refused. */
export function stopList(app: App, house: House): void {
  const url = '/api/mail-stop-list'
  look(
    app,
    house,
    { url, tag, about: 'Addresses and domains whose letters are refused', answer: listShape, only },
    async ({ db }) => ({ items: await listStopped(db) }),
  )
  const about = 'Refuse letters of an address or a domain from now on'
  act(
    app,
    house,
    'POST',
    { url, tag, about, body: newStop, answer: addedStop, status: 201, only },
    async (desk, { body }) => ({ id: await stopListening(desk, body) }),
  )
  const params = z.object({ id: z.coerce.number().pipe(id) })
  act(
    app,
    house,
    'DELETE',
    { url: `${url}/:id`, tag, about: 'Listen to it again', params, answer: done, only },
    async (desk, { params: { id: entry } }) => {
      await listenAgain(desk, entry)
      return { done: true as const }
    },
  )
}
