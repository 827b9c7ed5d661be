import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { mailBalances } from '../../src/db/mail/letter-books.ts'
import { until } from '../ground/until.ts'
import { type SoakGround, SUPPORT } from './ground.ts'
import { type SoakLetter, soakLetters } from './letters.ts'
import type { Line } from './table.ts'
import { makeTrouble, type TroublePlan } from './trouble.ts'
import type { Workers } from './workers.ts'

/** Letters come while everything breaks; then each is asked for by its own identity. */
export async function soakIncoming(
  ground: SoakGround,
  workers: Workers,
  { letters: count, ...plan }: TroublePlan & { readonly letters: number },
): Promise<Line[]> {
  const letters = soakLetters(count, SUPPORT)
  const started = performance.now()
  const [counts] = await Promise.all([
    makeTrouble(ground, workers, plan),
    deliver(ground, letters, plan.milliseconds / count),
  ])
  const quiet = performance.now()
  await until(() => allHaveEnds(ground, count).catch(() => false), {
    within: 600_000,
    what: 'every letter has its end',
  })
  const settled = performance.now()
  return [
    { what: 'workers killed (kill -9)', found: counts.kills, wanted: plan.kills },
    { what: 'times all IMAP sockets were cut', found: counts.cuts },
    { what: 'times the database was stopped', found: counts.stops, wanted: plan.stops },
    { what: 'workers that ended by themselves', found: workers.endedByThemselves(), wanted: 0 },
    { what: 'seconds of trouble', found: Math.round((quiet - started) / 1_000) },
    { what: 'seconds from the last trouble to the last end', found: Math.round((settled - quiet) / 1_000) },
    ...(await compared(ground, letters)),
  ]
}

async function deliver({ mail }: SoakGround, letters: readonly SoakLetter[], pause: number): Promise<void> {
  for (const { bytes, flags } of letters) {
    await mail.deliver(SUPPORT, bytes, flags)
    await delay(pause)
  }
}

async function allHaveEnds({ database: { db } }: SoakGround, count: number): Promise<boolean> {
  const { rows } = await sql<{
    ended: number
    waiting: number
  }>`select count(*) filter (where state <> 'received') as ended,
    count(*) filter (where state = 'received') as waiting from raw_letters`.execute(db)
  const [row] = rows
  return row !== undefined && row.ended >= count && row.waiting === 0
}

/** What the letters say of themselves, against what the desk has. */
async function compared({ database: { db } }: SoakGround, letters: readonly SoakLetter[]): Promise<Line[]> {
  const kept = await db
    .selectFrom('raw_letters')
    .select([sql<string>`encode(sha256, 'hex')`.as('sum'), 'state', 'bytes'])
    .execute()
  const requests = await db.selectFrom('requests').select(['number', 'subject']).execute()
  const messages = await db
    .selectFrom('messages')
    .select(['request_number'])
    .where('author_side', '=', 'customer')
    .execute()
  const files = await db.selectFrom('files').select('id').where('message_id', 'is not', null).execute()

  const wantedRows = counted(letters.map(({ sha256 }) => sha256))
  const keptRows = counted(kept.map(({ sum }) => sum))
  const wantedEnds = counted(letters.map(({ sha256, end }) => `${sha256} ${end}`))
  const keptEnds = counted(kept.map(({ sum, state }) => `${sum} ${state}`))
  const wantedRequests = letters.filter(({ end }) => end === 'request')
  const subjects = counted(requests.map(({ subject }) => subject))
  const [balance] = await mailBalances(db)
  const sum = Object.values(balance?.states ?? {}).reduce((total, number) => total + number, 0)
  return [
    { what: 'letters put into the mailbox', found: letters.length },
    { what: 'letters kept', found: kept.length, wanted: letters.length },
    { what: 'lost', found: missing(wantedRows, keptRows), wanted: 0 },
    { what: 'kept twice', found: missing(keptRows, wantedRows), wanted: 0 },
    { what: 'with another end than theirs', found: missing(wantedEnds, keptEnds), wanted: 0 },
    {
      what: 'letters that became no request',
      found: wantedRequests.filter(({ subject }) => !subjects.has(subject)).length,
      wanted: 0,
    },
    { what: 'requests', found: requests.length, wanted: wantedRequests.length },
    { what: 'messages of customers', found: messages.length, wanted: wantedRequests.length },
    { what: 'files', found: files.length, wanted: wantedRequests.filter(({ hasFile }) => hasFile).length },
    { what: 'the balance: received', found: balance?.received ?? 0, wanted: letters.length },
    { what: 'the balance: sum of the ends', found: sum, wanted: letters.length },
  ]
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** How many of the first are not among the second. */
function missing(wanted: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): number {
  return [...wanted].reduce((sum, [item, count]) => sum + Math.max(0, count - (found.get(item) ?? 0)), 0)
}
