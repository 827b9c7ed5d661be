import type { ScreenPayload } from '../../contract/screen/bell.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { nudge } from '../../db/engine/live.ts'
import type { ToldFacts } from '../../db/notices/notices.ts'
import { forgetOldNotices } from '../../db/screen/bell.ts'
import { insertShown, readAmong, spokenIn } from '../../db/screen/shown.ts'
import { cutWithDots } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import { calledFor } from '../../domain/notices/called.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { Arriving, Channel, Reach, ReachQuestion, Telling, Written } from '../channel.ts'

/** As much of what was said as two lines of the list show. */
const LONGEST_EXCERPT = 160

/** The bell of the desk and of the portal as a channel: a person is reached by the account with which he signs in, and needs no address. */
export function screenChannel(db: Db, now: () => Instant): Channel {
  return {
    way: 'screen',
    isLimited: false,
    reach,
    arrive,
    jobs: { 'tidy-screen': () => db.transaction().execute((tx) => forgetOldNotices(tx, now())) },
    schedule: [{ task: 'tidy-screen', match: '21 3 * * *' }],
    write,
    readAmong,
    send: async ({ personId }) => {
      await db.transaction().execute((tx) => nudge(tx, personId === null ? [] : [personId], 'notice.shown'))
      return 'shown'
    },
  }
}

async function reach(_db: Db, { people }: ReachQuestion): Promise<ReadonlyMap<number, Reach>> {
  return new Map(people.map(({ id }) => [id, { address: String(id), isProven: true, isFailing: false }]))
}

/** In the customer's words. */
function whyStopped(events: readonly RequestEvent[]): string | null {
  const urged = events.find(({ type }) => type === 'request.urgency-changed')
  return urged?.type === 'request.urgency-changed' && urged.data.stopOfTrade ? urged.data.reason : null
}

async function write(db: Db, { kind, side, facts }: Telling): Promise<Written> {
  return { payload: side === 'customer' ? toCustomer(kind, facts) : await toSupport(db, kind, facts) }
}

async function arrive(tx: Tx, arriving: readonly Arriving[]): Promise<void> {
  const shown = arriving.map(({ id, notBefore, telling: { kind, person, request, now } }) => {
    return {
      delivery: id,
      personId: person.id,
      request: request.number,
      kind,
      at: notBefore ?? now,
      isNow: notBefore === null,
    }
  })
  await insertShown(tx, shown)
}

/** What was said aloud to him, with its author, and nothing of the inner life of the support. */
function toCustomer(kind: NoticeKind, { said }: ToldFacts): ScreenPayload {
  const words = kind === 'reply' || kind === 'question' || kind === 'resolved' ? said : null
  const text = words === null ? null : excerpt(words.text)
  return { by: words?.author ?? null, text, dueAt: null, percent: null, missed: 0, asks: false, score: null }
}

/** What was said with a change, by its facts: all of a team hear the same words, which are fetched once. */
const spoken = new WeakMap<ToldFacts, string | null>()

async function spokenWith(db: Db, facts: ToldFacts): Promise<string | null> {
  const known = spoken.get(facts)
  if (known !== undefined) return known
  const said = await spokenIn(db, facts.events)
  spoken.set(facts, said)
  return said
}

async function toSupport(db: Db, kind: NoticeKind, facts: ToldFacts): Promise<ScreenPayload> {
  const said = (await spokenWith(db, facts)) ?? whyStopped(facts.events)
  const { dueAt, percent, missed, asks } = calledFor(facts.events)
  const rated = facts.events.find(({ type }) => type === 'request.rated')
  return {
    by: facts.by?.name ?? null,
    text: said === null ? null : excerpt(said),
    dueAt,
    percent,
    missed,
    asks: asks && kind === 'escalated',
    score: rated?.type === 'request.rated' ? rated.data.score : null,
  }
}

function excerpt(said: string): string {
  return cutWithDots(said.replaceAll(/\s+/g, ' '), LONGEST_EXCERPT)
}
