import { z } from 'zod'
import { id, moment, named } from '../common.ts'

export const venueChats = z.object({
  chats: z
    .array(
      z.object({
        id,
        title: z.string().describe('As the chat is called in its messenger'),
        bot: z.string().describe('The bot that is in it'),
        boundBy: named,
        boundAt: moment,
      }),
    )
    .describe('Chats of several people that belong to the venue, the oldest first'),
  invites: z.string().nullable().describe('The bot that is added to such a chat, by its name there; null: none is on'),
})
export type VenueChats = z.infer<typeof venueChats>
