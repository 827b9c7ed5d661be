import type { Tx } from '../../db/engine/database.ts'
import type { Bot } from '../../db/messenger/bots.ts'
import { insertLink, peopleByPhone, spendInvitation } from '../../db/messenger/links.ts'
import { forgetChat } from '../../db/messenger/messages.ts'
import { giveUpChat } from '../../db/messenger/outbound.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isOwnContact, type Said, type Sender } from '../../domain/messenger/incoming.ts'
import { codeIn } from '../../domain/messenger/link-code.ts'
import { hashOf } from '../ground/secrets.ts'
import { linkCodeHash } from './invite-account.ts'

export interface Linking {
  readonly tx: Tx
  readonly now: Instant
  readonly bot: Bot
  readonly secret: string
}

/** Why somebody could not be linked, as far as he is told. */
export type NotLinked = 'token' | 'code' | 'phone' | 'foreign_card' | 'nothing_shown'

export type LinkOutcome = { readonly personId: number } | { readonly not: NotLinked }

/** Somebody whom the bot does not know shows who he is: by a link, a code, or his own number. Nothing else makes him known. */
export async function linkAccount(linking: Linking, sender: Sender, said: Said): Promise<LinkOutcome> {
  const { tx, now, bot, secret } = linking
  const proof = proofIn(said, bot)
  if (!proof) return { not: 'nothing_shown' }
  if (proof.by === 'phone') {
    if (!isOwnContact(sender, said)) return { not: 'foreign_card' }
    const people = await peopleByPhone(tx, proof.digits)
    const [personId] = people
    // A number that two people have shown to be theirs says nothing of who this is.
    if (personId === undefined || people.length > 1) return { not: 'phone' }
    return linked(linking, sender, personId, 'phone')
  }
  const hash =
    proof.by === 'link' ? { tokenHash: hashOf(proof.token) } : { codeHash: linkCodeHash(secret, bot.id, proof.code) }
  const personId = await spendInvitation(tx, bot.id, hash, now)
  if (personId === null) return { not: proof.by === 'link' ? 'token' : 'code' }
  return linked(linking, sender, personId, proof.by)
}

/** What a message shows; a link is tried before anything else. */
export function proofIn({ start, contact, text }: Said, { linksByPhone }: Pick<Bot, 'linksByPhone'>) {
  if (start !== null) return { by: 'link', token: start } as const
  if (contact) return linksByPhone ? ({ by: 'phone', digits: digitsOf(contact.phone) } as const) : null
  const code = codeIn(text)
  return code === null ? null : ({ by: 'code', code } as const)
}

/** Messengers leave the «+» out now and then, and a Russian number begins with 8 as well as with 7. */
function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^8(?=\d{10}$)/, '7')
}

async function linked(
  { tx, now, bot }: Linking,
  sender: Sender,
  personId: number,
  linkedBy: 'link' | 'code' | 'phone',
): Promise<LinkOutcome> {
  await giveUpChat(tx, bot.id, sender.chat, 'the account was linked anew', now)
  await forgetChat(tx, { botId: bot.id, chat: sender.chat })
  await insertLink(tx, { botId: bot.id, personId, sender, linkedBy, now })
  return { personId }
}
