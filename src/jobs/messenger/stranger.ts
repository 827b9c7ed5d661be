import { hashOf } from '../../actions/ground/secrets.ts'
import { type Linking, type LinkOutcome, linkAccount, proofIn } from '../../actions/messenger/link-account.ts'
import { findLink } from '../../db/messenger/links.ts'
import { queueOutgoing } from '../../db/messenger/outbound.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { countGuess } from '../../db/people/guesses.ts'
import type { Incoming, Sender } from '../../domain/messenger/incoming.ts'
import { LINK_GUESSES } from '../../domain/messenger/link-code.ts'
import { speak } from '../../texts/say.ts'
import { greet } from './converse.ts'
import { type MessengerRoom, talkOf } from './talk.ts'

/** Counts what a stranger tries. Outside the transaction of his message: a refusal must not undo it. */
export async function guessesOf(room: MessengerRoom, botId: number, { account }: Sender): Promise<number> {
  const { database, now } = room
  const key = hashOf(`messenger-link:${botId}:${account}`)
  const [guesses = 0] = await countGuess(database.db, [key], now(), now() - LINK_GUESSES.within)
  return guesses
}

export interface Meeting {
  readonly sender: Sender
  readonly incoming: Incoming
  /** How often he has tried lately. */
  readonly guesses: number
}

/** Somebody the bot does not know: a friendly way to become known, and nothing else. */
export async function meet(
  room: MessengerRoom,
  linking: Linking,
  { sender, incoming, guesses }: Meeting,
): Promise<string> {
  const { tx, bot, now } = linking
  if (incoming.kind !== 'said' && incoming.kind !== 'pressed') return 'stranger'
  const proof = incoming.kind === 'said' ? proofIn(incoming, bot) : null
  // What a link brings along cannot be guessed; all else is answered so often, and once more with the reason.
  const isOver = guesses > LINK_GUESSES.most && proof?.by !== 'link'
  if (isOver && guesses > LINK_GUESSES.most + 1) return 'stranger: enough'
  const outcome: LinkOutcome =
    isOver || incoming.kind !== 'said' ? { not: 'nothing_shown' } : await linkAccount(linking, sender, incoming)
  if ('personId' in outcome) return welcome(room, linking, { sender, personId: outcome.personId })

  const say = speak(sender.locale)
  if (isOver) {
    const enough = { kind: 'say', text: [say('bot.not-linked.enough', { link: `${room.url}/me` })] } as const
    await queueOutgoing(tx, { botId: bot.id, chat: sender.chat, body: enough, now })
    return 'stranger: enough'
  }
  const because = outcome.not === 'nothing_shown' ? [] : [`${say(`bot.not-linked.${outcome.not}`)}\n\n`]
  const keyboard = bot.linksByPhone ? { rows: [], contact: say('bot.share-phone') } : undefined
  const text = [...because, say(bot.linksByPhone ? 'bot.stranger' : 'bot.stranger.code', { link: `${room.url}/me` })]
  const body = { kind: 'say', text, ...(keyboard && { keyboard }) } as const
  await queueOutgoing(tx, { botId: bot.id, chat: sender.chat, body, now })
  return `stranger: ${outcome.not}`
}

async function welcome(
  room: MessengerRoom,
  { tx, bot, now }: Linking,
  { sender, personId }: { readonly sender: Sender; readonly personId: number },
): Promise<string> {
  const link = await findLink(tx, bot.id, sender.account)
  const signedIn = await findByPerson(tx, personId, bot.kind)
  if (!link || !signedIn) throw new Error(`person ${personId} is gone`)
  const { person, actor } = signedIn
  await greet(talkOf(room, { tx, actor, now }, { bot, link, person }, null), { isNew: true })
  return 'linked'
}
