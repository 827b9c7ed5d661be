import type { Desk } from '../../db/desk.ts'
import { endLinks, type Link, linksOf } from '../../db/messenger/links.ts'
import { forgetChat } from '../../db/messenger/messages.ts'
import { giveUpChat } from '../../db/messenger/outbound.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** A person lets one of his accounts go: the bot tells nothing more there, and forgets what it showed. */
export async function unlinkOwnAccount(desk: Desk, id: number): Promise<Link> {
  const link = (await linksOf(desk.tx, desk.actor.personId)).find((one) => one.id === id)
  if (!link) throw new Refusal('account.not-found')
  await giveUpChat(desk.tx, link.botId, link.chat, 'the account was unlinked', desk.now)
  await forgetChat(desk.tx, link)
  await endLinks(desk.tx, { id }, desk.now)
  return link
}
