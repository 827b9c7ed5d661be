import { z } from 'zod'
import { unbindGroupOfVenue } from '../../actions/messenger/bind-group.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/messenger/chats.ts'
import { listBots } from '../../db/messenger/bots.ts'
import { groupsOfVenue } from '../../db/messenger/groups.ts'
import { groupLineInWords } from '../../texts/messenger/group-line.ts'
import type { App } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import type { MessengerHouse } from './messenger-house.ts'

const door = { tag: 'messengers', only: 'administer' } as const
const params = z.object({ id: z.coerce.number().pipe(id) })

/** Chats of several people that belong to a venue. They are bound from the chat itself. */
export function venueChats(app: App, house: MessengerHouse): void {
  const { messenger } = house
  look(
    app,
    house,
    {
      ...door,
      url: '/api/venues/:id/chats',
      about: 'Chats of several people that belong to a venue',
      params,
      answer: shapes.venueChats,
    },
    async ({ db }, given) => {
      const bot = (await listBots(db)).find(({ enabled, kind }) => enabled && messenger.of(kind).hearsGroups)
      return { chats: await groupsOfVenue(db, given.params.id), invites: bot?.username ?? null }
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      ...door,
      url: '/api/venues/:id/chats/:chat',
      about: 'Unbind a chat from its venue; that is said there as the last',
      params: params.extend({ chat: z.coerce.number().pipe(id) }),
      answer: done,
    },
    async (desk, given) => {
      const { id: venueId, chat } = given.params
      await unbindGroupOfVenue(desk, { venueId, id: chat }, (locale) => groupLineInWords(locale, { says: 'unbound' }))
      return { done: true as const }
    },
  )
}
