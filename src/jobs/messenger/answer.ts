import { beginUpload } from '../../actions/files/begin-upload.ts'
import { keepFile } from '../../actions/files/grow-upload.ts'
import { actingAs } from '../../actions/requests/receive.ts'
import { type Bot, findBot } from '../../db/messenger/bots.ts'
import { findDialogue } from '../../db/messenger/dialogues.ts'
import { findLink, lockLink, noteSeen } from '../../db/messenger/links.ts'
import { queueOutgoing } from '../../db/messenger/outbound.ts'
import { endUpdates, holdUpdates, noteUpdateTrouble, type Waiting } from '../../db/messenger/updates.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Incoming, Said, Sender, SentFile } from '../../domain/messenger/incoming.ts'
import { speak } from '../../texts/say.ts'
import { type Brought, converse } from './converse.ts'
import { answerInGroup } from './in-group.ts'
import { menuOf } from './menu.ts'
import { guessesOf, meet } from './stranger.ts'
import { type MessengerRoom, talkOf, tell } from './talk.ts'

/** After so many attempts a message is told to have failed, and those behind it go on. */
const MOST_ATTEMPTS = 5

interface Heard {
  readonly sender: Sender
  readonly incoming: Incoming
}

/**
 * Answers what waits at the head of a chat: everything it does is one transaction with its end, so that it is done once, whatever
 * dies meanwhile. Files are fetched before; what is fetched and not needed is tidied away like every upload.
 */
export async function answerWaiting(room: MessengerRoom, bot: Bot, waiting: Waiting): Promise<void> {
  const { database, messenger, tokenOf, warn } = room
  const heard = heardIn(room, bot, waiting)
  const { incoming } = heard ?? {}
  const told =
    incoming?.kind === 'pressed' ? messenger.heard({ token: tokenOf(bot) }, incoming.press, null).catch(warn) : null
  try {
    await answerOnce(room, bot, waiting, heard)
  } catch (error) {
    warn(error)
    await noteUpdateTrouble(
      database.db,
      waiting.ids,
      keptReason(error instanceof Error ? error.message : String(error)),
    )
    if (waiting.attempts + 1 >= MOST_ATTEMPTS) await giveUp(room, bot, waiting, heard)
    else throw error
  } finally {
    await told
  }
}

/** What a waiting update says; the parts of an album are one message. */
function heardIn({ messenger, tokenOf }: MessengerRoom, bot: Bot, { payloads }: Waiting): Heard | null {
  const key = { token: tokenOf(bot) }
  const [first, ...more] = payloads.map((payload) => messenger.read(payload, key)).filter((one) => one !== null)
  if (first?.incoming.kind !== 'said') return first ?? null
  const others = more.map(({ incoming }) => incoming).filter((one): one is Said => one.kind === 'said')
  const texts = [first.incoming, ...others].map(({ text }) => text).filter((text) => text !== '')
  const files = [first.incoming, ...others].flatMap((one) => one.files)
  return { ...first, incoming: { ...first.incoming, text: texts.join('\n'), files } }
}

async function answerOnce(room: MessengerRoom, kept: Bot, { ids }: Waiting, heard: Heard | null): Promise<void> {
  const { database, now } = room
  const { db } = database
  // As it is set now: a keeper learns of another setting a little later.
  const bot = (await findBot(db, kept.id)) ?? kept
  if (heard && !heard.sender.isPrivate) {
    const { sender } = heard
    const fetched = (incoming: Said, personId: number) => bring(room, bot, { sender, incoming }, personId)
    return answerInGroup(room, bot, { ...heard, ids, bring: fetched })
  }
  const isForUs = heard !== null
  const known = isForUs ? await findLink(db, bot.id, heard.sender.account) : null
  const brought = known && heard ? await bring(room, bot, heard, known.personId) : NOTHING
  const guesses = isForUs && !known ? await guessesOf(room, bot.id, heard.sender) : 0

  const work = (refusal: Refusal | null) =>
    db.transaction().execute(async (tx) => {
      if (!(await holdUpdates(tx, ids))) return
      const at = now()
      if (!isForUs) return endUpdates(tx, ids, 'nothing for us', at)
      const { sender, incoming } = heard
      const link = await lockLink(tx, bot.id, sender.account)
      const signedIn = link && (await findByPerson(tx, link.personId, bot.kind))
      if (!link || !signedIn) {
        const outcome = await meet(room, { tx, now: at, bot, secret: room.secret }, { sender, incoming, guesses })
        return endUpdates(tx, ids, outcome, at)
      }
      if (incoming.kind !== 'stopped') await noteSeen(tx, link.id, sender, at)
      const pressedOn = incoming.kind === 'pressed' ? incoming.message : null
      const { person, actor } = signedIn
      const talk = talkOf(room, { tx, actor, now: at }, { bot, link, person }, pressedOn)
      if (refusal || signedIn.lacksSecondFactor) {
        const why = refusal ?? new Refusal('second-factor.demanded')
        await tell(talk, { text: [talk.say(`refusal.${why.code}`)], keyboard: menuOf(talk) })
        return endUpdates(tx, ids, `refused: ${why.code}`, at)
      }
      const dialogue = await findDialogue(tx, bot.id, link.chat)
      return endUpdates(tx, ids, await converse(talk, dialogue, incoming, brought), at)
    })

  try {
    await work(null)
  } catch (error) {
    // What was refused has left nothing behind; that it was refused, and why, is told.
    if (!(error instanceof Refusal)) throw error
    await work(error)
  }
}

const NOTHING: Brought = { words: { texts: [], fileIds: [] }, tooLarge: [] }

/** The words of a message, and its files in the desk's own store, brought by this person as every upload. */
async function bring(room: MessengerRoom, bot: Bot, { incoming }: Heard, personId: number): Promise<Brought> {
  if (incoming.kind !== 'said') return NOTHING
  const { text, files, id } = incoming
  // One after the other: on the desk they stand in the order in which they were sent.
  const kept: (number | string)[] = []
  for (const file of files) kept.push(await keptFile(room, bot, file, personId))
  return {
    words: { texts: text === '' ? [] : [{ id, text }], fileIds: kept.filter((one) => typeof one === 'number') },
    tooLarge: kept.filter((one) => typeof one === 'string'),
  }
}

/** The id of the kept file, or its name when it is too large for a bot, or for this person today. */
async function keptFile(room: MessengerRoom, bot: Bot, file: SentFile, personId: number): Promise<number | string> {
  const { database, messenger, store, tokenOf, now } = room
  const { ref, name, mediaType, size } = file
  if (size !== null && size > messenger.largestIn) return name
  const bytes = await messenger.fetchFile({ token: tokenOf(bot) }, ref)
  if (bytes === null || bytes.length === 0) return name
  try {
    return await database.db.transaction().execute(async (tx) => {
      const desk = await actingAs({ tx, now: now() }, personId, bot.kind)
      const { id } = await beginUpload(desk, { name, mediaType, size: bytes.length })
      await keepFile(desk, store, { id, mediaType, bytes })
      return id
    })
  } catch (error) {
    if (error instanceof Refusal) return name
    throw error
  }
}

/** What cannot be answered is not lost: it stays stored with its error, and who wrote it is asked to write again. */
async function giveUp(room: MessengerRoom, bot: Bot, { ids, chat }: Waiting, heard: Heard | null): Promise<void> {
  const current = await findBot(room.database.db, bot.id)
  await room.database.db.transaction().execute(async (tx) => {
    if (!(await holdUpdates(tx, ids))) return
    const text = [speak(heard?.sender.locale ?? 'ru')('bot.failed')]
    if (current && heard?.sender.isPrivate)
      await queueOutgoing(tx, { botId: bot.id, chat, body: { kind: 'say', text }, now: room.now() })
    await endUpdates(tx, ids, 'given up', room.now())
  })
}
