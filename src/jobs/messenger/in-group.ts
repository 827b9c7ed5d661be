import { loseGroup } from '../../actions/messenger/bind-group.ts'
import { fileRequest } from '../../actions/requests/file-request.ts'
import { postMessage } from '../../actions/requests/post-message.ts'
import type { Tx } from '../../db/engine/database.ts'
import type { Bot } from '../../db/messenger/bots.ts'
import { findGroup, type Group, keepGroupRequest, renameGroup, takeHint } from '../../db/messenger/groups.ts'
import { findLink, lockLink, moveChat } from '../../db/messenger/links.ts'
import { keepMessage, messageIn } from '../../db/messenger/messages.ts'
import { endUpdates, holdUpdates } from '../../db/messenger/updates.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { hasVenue } from '../../db/people/venues.ts'
import { lastMessageId } from '../../db/request/messages.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isWordless, NO_WORDS, textOf, type Words } from '../../domain/messenger/dialogue.ts'
import { type AskedInGroup, askedInGroup, HINT_EVERY } from '../../domain/messenger/groups.ts'
import type { Incoming, Said, Sender } from '../../domain/messenger/incoming.ts'
import { askVenue } from './bind-chat.ts'
import { refreshCard, showCard } from './card.ts'
import type { Brought } from './converse.ts'
import { sayInGroup } from './group-lines.ts'
import { answersComeHere, correct } from './on-request.ts'
import { type MessengerRoom, type Talk, talkOf, tell } from './talk.ts'

export interface HeardInGroup {
  readonly ids: readonly number[]
  readonly sender: Sender
  readonly incoming: Incoming
  /** Fetches the files of a message and keeps them as this person's; asked only when they are wanted. */
  readonly bring: (said: Said, personId: number) => Promise<Brought>
}

/**
 * Answers what came in a chat of several people. Nothing is said in a chat that belongs to no venue, and in one that does only what
 * `GroupLine` can say; all else goes into the chat of the person and the bot alone. Done once, in one transaction with its end.
 */
export async function answerInGroup(room: MessengerRoom, bot: Bot, heard: HeardInGroup): Promise<void> {
  const { db } = room.database
  const { incoming, ids } = heard
  const asked = incoming.kind === 'said' ? askedInGroup(incoming, bot) : null
  const brought = await broughtFor(room, bot, heard, asked)
  const work = (refusal: Refusal | null) =>
    db.transaction().execute(async (tx) => {
      if (!(await holdUpdates(tx, ids))) return
      const now = room.now()
      const outcome = await hear({ room, tx, now, bot, refusal }, heard, asked, brought)
      await endUpdates(tx, ids, `group: ${outcome}`, now)
    })
  try {
    await work(null)
  } catch (error) {
    // What was refused has left nothing behind; that it was refused is told to the one who asked, and to no other.
    if (!(error instanceof Refusal)) throw error
    await work(error)
  }
}

const NOTHING: Brought = { words: NO_WORDS, tooLarge: [] }

/** Files are fetched for whoever may write here, before the transaction. */
async function broughtFor(
  room: MessengerRoom,
  bot: Bot,
  { sender, incoming, bring }: HeardInGroup,
  asked: AskedInGroup | null,
): Promise<Brought> {
  if (asked?.does !== 'say' || incoming.kind !== 'said') return NOTHING
  const { db } = room.database
  const group = await findGroup(db, { botId: bot.id, chat: sender.chat })
  const link = group && (await findLink(db, bot.id, sender.account))
  if (!link || !(await hasVenue(db, link.personId, group.venueId))) return NOTHING
  return bring({ ...incoming, text: asked.text }, link.personId)
}

interface Hearing {
  readonly room: MessengerRoom
  readonly tx: Tx
  readonly now: Instant
  readonly bot: Bot
  readonly refusal: Refusal | null
}

async function hear(
  hearing: Hearing,
  { sender, incoming }: HeardInGroup,
  asked: AskedInGroup | null,
  brought: Brought,
): Promise<string> {
  const { room, tx, now, bot, refusal } = hearing
  const place = { botId: bot.id, chat: sender.chat }
  if (incoming.kind === 'stopped') {
    await loseGroup({ tx, now }, place)
    return 'taken out'
  }
  if (incoming.kind === 'moved') {
    await moveChat(tx, bot.id, sender.chat, incoming.to)
    return 'moved'
  }
  const isEdited = incoming.kind === 'edited'
  if (!asked && !isEdited) return 'not for us'
  const group = await findGroup(tx, place)
  if (group && sender.title !== undefined) await renameGroup(tx, group.id, sender.title)
  const link = await lockLink(tx, bot.id, sender.account)
  const signedIn = link && (await findByPerson(tx, link.personId, bot.kind))
  if (!link || !signedIn) return group && !isEdited ? hint(hearing, group) : 'stranger'
  const { actor, person } = signedIn
  const talk = talkOf(room, { tx, actor, now }, { bot, link, person }, null)
  if (refusal) return tellRefused(talk, refusal)
  if (signedIn.lacksSecondFactor) throw new Refusal('second-factor.demanded')
  if (isEdited) return hearEdited(talk, group, incoming)
  if (asked?.does === 'bind') return askVenue(talk, { ...place, title: sender.title ?? sender.chat })
  if (!group) return 'bound to nothing'
  if (asked?.does === 'say' && incoming.kind === 'said') return hearSaid(talk, group, incoming, brought)
  await tell(talk, { text: [talk.say('bot.group.privately')] })
  return 'told privately'
}

/** Once in a while all are told how one becomes known, whoever it was that is not. */
async function hint({ tx, now }: Hearing, group: Group): Promise<string> {
  if (!(await takeHint(tx, group.id, now, HINT_EVERY))) return 'stranger'
  await sayInGroup(tx, group, { says: 'how-to-link' }, { now })
  return 'stranger, told how to link'
}

async function tellRefused(talk: Talk, { code }: Refusal): Promise<string> {
  await tell(talk, { text: [`${talk.say('bot.group.refused')} ${talk.say(`refusal.${code}`)}`] })
  return `refused: ${code}`
}

/** Words of a member: an answer to what the bot said of a request goes on with it, all else is a new request of the venue. */
async function hearSaid(talk: Talk, group: Group, said: Said, { words, tooLarge }: Brought): Promise<string> {
  const { desk, say, room, formats } = talk
  const { tx, actor, now } = desk
  if (!(await hasVenue(tx, actor.personId, group.venueId))) {
    await tell(talk, { text: [say('bot.group.not-yours', { title: group.title })] })
    return 'not of the venue'
  }
  if (tooLarge.length > 0) {
    const most = formats.size(room.messenger.largestIn)
    await tell(talk, { text: [say('bot.too-large', { names: tooLarge.join(', '), most, link: room.url })] })
  }
  if (isWordless(words)) return 'no words'
  const about = said.answersTo === null ? null : await messageIn(tx, group, said.answersTo)
  const { number, messageId, isNew } = about
    ? await goneOn(talk, about.request, words)
    : await filed(talk, group, words)
  await answersComeHere(talk, number)
  await keepMessage(tx, { botId: group.botId, chat: group.chat, externalId: said.id, request: number, messageId }, now)
  if (isNew) await keepGroupRequest(tx, group.id, number, said.id)
  const line = { says: isNew ? 'accepted' : 'added', request: number } as const
  await sayInGroup(tx, group, line, { now, answersTo: said.id })
  await (isNew ? showCard(talk, number) : refreshCard(talk, number))
  return isNew ? 'filed' : 'posted'
}

async function goneOn({ desk }: Talk, request: number, words: Words) {
  const order = { visibility: 'public', mentions: [], anyway: true, fileIds: words.fileIds } as const
  const posted = await postMessage(desk, request, { ...order, text: textOf(words) })
  return { number: posted.request, messageId: posted.messageId, isNew: posted.openedNew }
}

async function filed({ desk, say }: Talk, { venueId }: Group, words: Words) {
  const description = textOf(words)
  const { number } = await fileRequest(desk, {
    description,
    ...(description === '' && { subject: say('bot.group.no-words') }),
    venueId,
    urgency: 'medium',
    stopOfTrade: false,
    answers: null,
    fileIds: words.fileIds,
  })
  return { number, messageId: await lastMessageId(desk.tx, number), isNew: true }
}

/** What he wrote before reads otherwise now: that is said in the request, and to him alone. */
async function hearEdited(talk: Talk, group: Group | null, { id, text }: Extract<Incoming, { kind: 'edited' }>) {
  const sent = group && (await messageIn(talk.desk.tx, group, id))
  if (sent?.messageId == null) return 'edited, and known to no request'
  return correct(talk, sent.request, { text, at: sent.at })
}
