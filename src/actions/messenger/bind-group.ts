import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { endGroup, type Group, insertGroup, lockGroup, placeOfGroup } from '../../db/messenger/groups.ts'
import { forgetChat, type Place } from '../../db/messenger/messages.ts'
import { giveUpChat, queueOutgoing } from '../../db/messenger/outbound.ts'
import { managesPlace } from '../../db/people/company.ts'
import { lockVenue } from '../../db/people/venue-records.ts'
import { type Actor, mayOnDesk, THE_DESK } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { mayBindChat } from '../../domain/messenger/groups.ts'
import type { Saying } from '../../domain/messenger/outgoing.ts'
import { recordChange } from '../audit/record-change.ts'

/** A chat of several people, as its messenger calls it. */
export interface NamedChat extends Place {
  readonly title: string
}

/**
 * From now on what is said to the bot in this chat is of this venue. Throws `venue.not-found` where he may not say so, and
 * `chat.bound-elsewhere` while it belongs to a venue of which he may not.
 */
export async function bindGroup(
  desk: Desk,
  { title, ...place }: NamedChat,
  { venueId, locale }: { readonly venueId: number; readonly locale: 'ru' | 'en' },
): Promise<void> {
  const { tx, actor, now } = desk
  const venue = await lockVenue(tx, venueId)
  if (!venue || !(await mayBindTo(tx, actor, venueId))) throw new Refusal('venue.not-found')
  const known = await lockGroup(tx, place)
  if (known?.venueId === venueId) return
  if (known) await unbind(desk, known)
  await insertGroup(tx, { ...place, title, venueId, locale, boundBy: actor.personId, now })
  await recordChange(desk, {
    subject: 'venue',
    id: venueId,
    name: venue.name,
    before: { chat: null },
    after: { chat: title },
  })
}

/** The chat belongs to no venue any more; throws `chat.not-found` when it belongs to none. */
export async function unbindGroup(desk: Desk, place: Place): Promise<void> {
  const known = await lockGroup(desk.tx, place)
  if (!known) throw new Refusal('chat.not-found')
  await unbind(desk, known)
}

/** The same from the page of the venue; `words` are said in the chat as the last. */
export async function unbindGroupOfVenue(
  desk: Desk,
  { venueId, id }: { readonly venueId: number; readonly id: number },
  words: (locale: 'ru' | 'en') => Saying,
): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const place = await placeOfGroup(tx, venueId, id)
  const known = place && (await lockGroup(tx, place))
  if (known?.id !== id) throw new Refusal('chat.not-found')
  await unbind(desk, known)
  const { botId, chat, locale } = known
  await queueOutgoing(tx, { botId, chat, isGroup: true, body: words(locale), now })
}

/** The bot was taken out of the chat: nothing is said or heard there any more. */
export async function loseGroup(desk: Pick<Desk, 'tx' | 'now'>, place: Place): Promise<void> {
  const known = await lockGroup(desk.tx, place)
  if (known) await letGo({ ...desk, actor: THE_DESK }, known, null)
}

async function unbind(desk: Desk, group: Group): Promise<void> {
  if (!(await mayBindTo(desk.tx, desk.actor, group.venueId))) throw new Refusal('chat.bound-elsewhere')
  await letGo(desk, group, desk.actor.personId)
}

async function letGo(desk: Desk, group: Group, by: number | null): Promise<void> {
  const { tx, now } = desk
  await endGroup(tx, group.id, by, now)
  await giveUpChat(tx, group.botId, group.chat, 'the chat belongs to no venue any more', now)
  await forgetChat(tx, group)
  await recordChange(desk, {
    subject: 'venue',
    id: group.venueId,
    name: group.venue,
    before: { chat: group.title },
    after: { chat: null },
  })
}

async function mayBindTo(tx: Tx, actor: Actor, venueId: number): Promise<boolean> {
  const managesVenue = await managesPlace(tx, actor.personId, { organisationId: null, venueId })
  return mayBindChat(actor, { managesVenue })
}
