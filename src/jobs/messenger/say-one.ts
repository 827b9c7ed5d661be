import { buffer } from 'node:stream/consumers'
import { loseGroup } from '../../actions/messenger/bind-group.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { type Bot, noteAnswer } from '../../db/messenger/bots.ts'
import { findSendable } from '../../db/messenger/files-out.ts'
import { moveChat, noteBlocked, personInChat } from '../../db/messenger/links.ts'
import { keepMessage } from '../../db/messenger/messages.ts'
import {
  externalOf,
  giveUpChat,
  markSaid,
  markUnsaid,
  noteSayingTrouble,
  type Outbound,
} from '../../db/messenger/outbound.ts'
import { deliverLater } from '../../db/notices/outbox.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { readableAmong } from '../../db/request/requests.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Fate } from '../../domain/messenger/trouble.ts'
import { isUnreadable } from '../notices/unreadable.ts'
import type { MessengerRoom } from './talk.ts'

/** Says one thing of the queue and writes down what became of it. */
export async function saidOne(room: MessengerRoom, bot: Bot, outbound: Outbound): Promise<Fate> {
  const { database, now } = room
  if (await isForbidden(database.db, bot, outbound)) {
    await database.db.transaction().execute((tx) => writeDown(room, tx, bot, { outbound, fate: FORBIDDEN }))
    return FORBIDDEN
  }
  const began = now()
  const fate = await attempt(room, bot, outbound)
  if (fate.kind === 'later') {
    await noteSayingTrouble(database.db, outbound.id, keptReason(fate.reason))
    return fate
  }
  await database.db.transaction().execute((tx) => writeDown(room, tx, bot, { outbound, fate }))
  await noteAnswer(database.db, bot.id, { now: now(), took: now() - began })
  return fate
}

const FORBIDDEN: Fate = { kind: 'rejected', reason: 'its recipient may read the request no more' }

/** Of a request the bot says something only to a person who may hear it at that moment; a group it tells numbers and nothing else. */
async function isForbidden(
  db: Db,
  { id: botId, kind }: Bot,
  { chat, isGroup, request, delivery }: Outbound,
): Promise<boolean> {
  if (request === null || isGroup) return false
  if (delivery !== null) return isUnreadable(db, delivery)
  const personId = await personInChat(db, { botId, chat })
  const signedIn = personId === null ? null : await findByPerson(db, personId, kind)
  return !signedIn || (await readableAmong(db, signedIn.actor, [request])).size === 0
}

async function attempt(room: MessengerRoom, bot: Bot, outbound: Outbound): Promise<Fate> {
  const { database, messenger, store, tokenOf } = room
  const { body, chat } = outbound
  const key = { token: tokenOf(bot) }
  switch (body.kind) {
    case 'say': {
      const { text, buttons = [], keyboard = null, answersTo } = body
      return messenger.say(key, { chat, text, buttons, keyboard, ...(answersTo !== undefined && { answersTo }) })
    }
    case 'edit': {
      const { text, buttons = [], of } = body
      const id = 'external' in of ? of.external : await externalOf(database.db, of.outbound)
      // What was never said cannot be edited; it is said as it is now.
      if (id === null) return messenger.say(key, { chat, text, buttons, keyboard: null })
      const fate = await messenger.edit(key, { chat, id, text, buttons })
      return fate.kind === 'missing' ? messenger.say(key, { chat, text, buttons, keyboard: null }) : fate
    }
    case 'react':
      return messenger.react?.(key, { chat, to: body.to }) ?? { kind: 'sent', externalId: null }
    case 'file': {
      const file = await findSendable(database.db, body.fileId)
      if (!file) return { kind: 'rejected', reason: 'the file is gone' }
      const bytes = await buffer(store.open(file.sha256))
      return messenger.sendFile(key, { chat, name: file.name, mediaType: file.mediaType, bytes })
    }
  }
}

interface Said {
  readonly outbound: Outbound
  readonly fate: Fate
}

async function writeDown({ now }: MessengerRoom, tx: Tx, bot: Bot, { outbound, fate }: Said): Promise<void> {
  const { id, chat, request, delivery } = outbound
  switch (fate.kind) {
    case 'sent': {
      await markSaid(tx, id, fate.externalId, now())
      if (request !== null && fate.externalId !== null) {
        const message = { botId: bot.id, chat, externalId: fate.externalId, request, messageId: null }
        await keepMessage(tx, message, now())
      }
      if (delivery !== null) await deliverLater(tx, delivery, null)
      return
    }
    case 'blocked':
      return blocked(tx, bot, { chat, reason: keptReason(fate.reason), now: now() })
    case 'moved':
      return moveChat(tx, bot.id, chat, fate.chat)
    case 'missing':
    case 'rejected':
      await markUnsaid(tx, id, keptReason(fate.kind === 'rejected' ? fate.reason : 'the message is gone'), now())
      if (delivery !== null) await deliverLater(tx, delivery, null)
      return
    case 'later':
      return
  }
}

interface Blocking {
  readonly chat: string
  readonly reason: string
  readonly now: number
}

/** This one account takes nothing any more: its link is marked, and what was meant for it goes another way. Nobody else is touched. */
async function blocked(tx: Tx, bot: Bot, { chat, reason, now }: Blocking): Promise<void> {
  await noteBlocked(tx, bot.id, chat, now)
  await loseGroup({ tx, now }, { botId: bot.id, chat })
  for (const delivery of new Set(await giveUpChat(tx, bot.id, chat, reason, now)))
    await deliverLater(tx, delivery, null)
}
