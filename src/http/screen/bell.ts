import type { z } from 'zod'
import * as shapes from '../../contract/screen/bell.ts'
import { nudge } from '../../db/engine/live.ts'
import { type BellGroup, countUnread, listGroups, markRead, type Unread } from '../../db/screen/bell.ts'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import { NOTICE_TOPICS } from '../../domain/notices/topics.ts'
import type { App, GuestDoors, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'

const tag = 'notices'
/** Groups a page. */
const PAGE = 30

/** The bell of the desk and of the portal: what somebody has heard, by request. */
export const bell: GuestDoors = {
  open: routes,
  hearing: async (_db, personId) => [{ way: 'screen', kinds: NOTICE_KINDS, isReady: personId !== null }],
}

function routes(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/notices',
      tag,
      about: 'One’s notices by request, the newest first',
      query: shapes.bellQuestion,
      answer: shapes.bell,
    },
    async ({ db, actor, now }, { query }) => {
      const groups = await listGroups(db, actor, questionOf(query), now)
      return { groups: groups.slice(0, PAGE).map(groupOf), more: groups.length > PAGE }
    },
  )
  firstLook(
    app,
    house,
    { url: '/api/notices/count', tag, about: 'How many of one’s notices are unread', answer: shapes.bellCount },
    async ({ db, actor, now }) => countOf(await countUnread(db, actor, now)),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/notices/read',
      tag,
      about: 'Mark notices as read',
      body: shapes.bellRead,
      answer: shapes.bellCount,
    },
    async ({ tx, actor, now }, { body }) => {
      await markRead(tx, actor, body.request ?? null, now)
      await nudge(tx, [actor.personId], 'notice.shown')
      return countOf(await countUnread(tx, actor, now))
    },
  )
}

function questionOf(query: z.output<typeof shapes.bellQuestion>) {
  const { only, about, request, before, beforeRequest } = query
  const topic = about ?? (only === 'mentions' ? 'mentions' : null)
  return {
    isNew: only === 'new',
    kinds: topic === null ? null : NOTICE_TOPICS[topic],
    request: request ?? null,
    before: before === undefined ? null : { at: before, request: beforeRequest ?? null },
    most: PAGE + 1,
  }
}

function groupOf({ items, ...group }: BellGroup) {
  return {
    ...group,
    items: items.map(({ payload, ...item }) => ({
      ...item,
      ...shapes.screenPayload.parse(payload),
      kind: shapes.bellKind.parse(item.kind),
    })),
  }
}

function countOf({ unread, requests }: Unread) {
  return { unread, requests: [...requests] }
}
