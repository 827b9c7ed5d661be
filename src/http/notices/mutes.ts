import { z } from 'zod'
import { muteRequest, unmuteRequest } from '../../actions/notices/mute-request.ts'
import { done, requestNumber } from '../../contract/common.ts'
import * as shapes from '../../contract/notices/mutes.ts'
import { maybeIso } from '../../db/engine/moments.ts'
import { listMutes } from '../../db/notices/mutes.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const params = z.object({ number: z.coerce.number().pipe(requestNumber) })

/** Requests of which one wants to hear nothing for a while. */
export function muteDoors(app: App, house: House): void {
  const url = '/api/me/mutes'
  const door = { tag: 'notices', params, answer: done } as const
  look(
    app,
    house,
    { url, tag: door.tag, about: 'Requests that one has muted', answer: shapes.mutes },
    async ({ db, actor, now }) => {
      const muted = await listMutes(db, actor.personId, now)
      return { mutes: muted.map(({ request, until, untilAt }) => ({ request, until, untilAt: maybeIso(untilAt) })) }
    },
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url: `${url}/:number`, about: 'Mute a request for oneself', body: shapes.muteOrder },
    async (desk, { params: { number }, body }) => {
      await muteRequest(desk, number, body.until)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, url: `${url}/:number`, about: 'Hear of a request again', body: undefined },
    async (desk, { params: { number } }) => {
      await unmuteRequest(desk, number)
      return { done: true as const }
    },
  )
}
