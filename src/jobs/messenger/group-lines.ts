import type { Overheard } from '../../channels/channel.ts'
import type { Tx } from '../../db/engine/database.ts'
import { awaitsMark, type Group, takeMarks, takeTelling } from '../../db/messenger/groups.ts'
import { queueOutgoing } from '../../db/messenger/outbound.ts'
import { readRequest } from '../../db/request/requests.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { type GroupLine, groupLineOf, isTakenUp } from '../../domain/messenger/groups.ts'
import { groupLineInWords } from '../../texts/messenger/group-line.ts'
import type { MessengerRoom } from './talk.ts'

interface Aside {
  readonly now: Instant
  /** The message that it answers. */
  readonly answersTo?: string
}

export async function sayInGroup(
  tx: Tx,
  { botId, chat, locale }: Pick<Group, 'botId' | 'chat' | 'locale'>,
  line: GroupLine,
  { now, answersTo }: Aside,
): Promise<void> {
  const body = { ...groupLineInWords(locale, line), ...(answersTo !== undefined && { answersTo }) }
  const request = 'request' in line ? line.request : null
  await queueOutgoing(tx, { botId, chat, isGroup: true, body, request, now })
}

/** A change that people are told of is a line in the chats that its request was written in. */
export async function tellInGroups(room: MessengerRoom, tx: Tx, heard: Overheard): Promise<void> {
  const { request, change, kinds, now } = heard
  const line = groupLineOf(kinds, request)
  if (!line) return
  for (const group of await takeTelling(tx, { kind: room.messenger.way, request }, change)) {
    await sayInGroup(tx, group, line, { now })
  }
}

/** Somebody works on it now: what became the request is marked as seen, once. */
export async function markTaken({ database, messenger, now }: MessengerRoom, number: number): Promise<void> {
  if (!messenger.react || !(await awaitsMark(database.db, number))) return
  await database.db.transaction().execute(async (tx) => {
    const { status } = await readRequest(tx, THE_DESK, number)
    if (!isTakenUp(status)) return
    for (const { botId, chat, message } of await takeMarks(tx, { kind: messenger.way, request: number }, now())) {
      await queueOutgoing(tx, { botId, chat, isGroup: true, body: { kind: 'react', to: message }, now: now() })
    }
  })
}
