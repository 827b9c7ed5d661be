import { sql } from 'kysely'
import { LETTER_STATES, type LetterState } from '../../domain/mail/letter.ts'
import type { Db, Tx } from '../engine/database.ts'

/** Numbers of letters on a page of the books; an index of the migration knows it too. */
export const LETTERS_A_PAGE = 2_000

/** The start of the oldest open transaction: all changes before it are committed, later ones may not be. */
const SETTLED = sql`least(now(), (select min(xact_start) from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()))`

export interface MailBalance {
  readonly mailbox: string
  readonly received: number
  readonly states: Partial<Record<LetterState, number>>
  /** Since when the oldest letter waits for its end. */
  readonly waitingSince: string | null
  /** Letters that say they became a message, and there is no such message; and messages that two letters claim. */
  readonly astray: number
}

interface Count {
  readonly mailbox: string
  readonly received: number
  readonly states: Partial<Record<LetterState, number>>
  readonly astray: number
}

/** The page a letter is on. */
const PAGE = sql.raw(`(l.id / ${LETTERS_A_PAGE})`)

/** A letter whose message is not there, or was claimed by an earlier letter. */
const IS_ASTRAY = sql`l.state in ('request', 'reply', 'follow_up') and (
  not exists (select 1 from messages m where m.id = l.message_id)
  or exists (select 1 from raw_letters o where o.message_id = l.message_id and o.id < l.id
    and o.state in ('request', 'reply', 'follow_up')))`

/** A page, and which of its letters are looked at for their messages: those with a change since then, or all. */
interface PageToCount {
  readonly page: number
  readonly changedSince: string | null
}

const whole = (page: number): PageToCount => ({ page, changedSince: null })

/** The letters of these pages, counted one by one. */
function counted(pages: readonly PageToCount[]) {
  const numbers = pages.map(({ page }) => page)
  const since = pages.map(({ changedSince }) => changedSince)
  return sql<Count & { page: number }>`
    select page, mailbox, sum(count)::integer as received, jsonb_object_agg(state, count) as states, sum(astray)::integer as astray
    from (select f.page, l.mailbox, l.state, count(*) as count,
        count(*) filter (where (f.since is null or l.changed_at > f.since) and ${IS_ASTRAY}) as astray
      from unnest(${numbers}::bigint[], ${since}::timestamptz[]) f(page, since) join raw_letters l on ${PAGE} = f.page
      group by 1, 2, 3) by_state
    group by page, mailbox`
}

/**
 * Per mailbox how many letters came and what became of them. How many came on a closed page was written when it was closed,
 * what became of them is counted, so that the two can disagree. Pages with a change since, and open ones, are counted now.
 */
export async function mailBalances(db: Db): Promise<MailBalance[]> {
  const { open, stale, closed: pages } = await pagesToCount(db)
  const [closed, fresh, waiting] = await Promise.all([
    sumOfPages(db, { last: pages.at(-1) ?? -1, stale: stale.map(({ page }) => page) }),
    counted([...stale, ...open.map(whole)]).execute(db),
    sql<{ mailbox: string; since: string }>`select mailbox, min(received_at) as since from raw_letters
      where state = 'received' group by mailbox`.execute(db),
  ])
  const since = new Map(waiting.rows.map((row) => [row.mailbox, row.since]))
  const isClosed = new Set(stale.map(({ page }) => page))
  const now = fresh.rows.map((count) => (isClosed.has(count.page) ? { ...count, received: 0 } : count))
  return summed([...closed, ...now]).map((sum) => ({ ...sum, waitingSince: since.get(sum.mailbox) ?? null }))
}

interface PagesToCount {
  readonly open: readonly number[]
  /**
   * Closed ones with a change since they were counted. As long as all of their letters had their messages then, only a letter that
   * changed may be without one now.
   */
  readonly stale: readonly PageToCount[]
  readonly closed: readonly number[]
}

async function pagesToCount(db: Db): Promise<PagesToCount> {
  const { rows } = await sql<PageToCount & { isStale: boolean }>`
    select p.page, case when p.astray = 0 then p.counted_at end as "changedSince",
      exists (select 1 from raw_letters l where ${PAGE} = p.page and l.changed_at > p.counted_at) as "isStale"
    from (select page, min(counted_at) as counted_at, sum(astray) as astray from letter_pages group by page) p
    order by p.page`.execute(db)
  const newest = await sql<{ page: number | null }>`select max(${PAGE}) as page from raw_letters l`.execute(db)
  const begins = (rows.at(-1)?.page ?? -1) + 1
  const ends = newest.rows[0]?.page ?? -1
  return {
    open: Array.from({ length: Math.max(0, ends - begins + 1) }, (_, place) => begins + place),
    stale: rows.filter(({ isStale }) => isStale),
    closed: rows.map(({ page }) => page),
  }
}

/** Of closed pages how many letters came, and of those without a change what became of them. */
async function sumOfPages(
  db: Db,
  { last, stale }: { readonly last: number; readonly stale: readonly number[] },
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    with p as (select *, page <> all(${[...stale]}::bigint[]) as holds from letter_pages where page <= ${last})
    select total.mailbox, total.received, coalesce(ends.states, '{}') as states, total.astray
    from (select mailbox, sum(received)::integer as received, coalesce(sum(astray) filter (where holds), 0)::integer as astray
      from p group by mailbox) total
    left join (select mailbox, jsonb_object_agg(state, count) as states from (
        select p.mailbox, s.key as state, sum(s.value::integer)::integer as count from p, jsonb_each_text(p.states) s
        where p.holds group by 1, 2) by_state group by mailbox) ends using (mailbox)`.execute(db)
  return rows
}

function summed(counts: readonly Count[]): Count[] {
  const sums = new Map<string, Count>()
  for (const { mailbox, received, states, astray } of counts) {
    const sum = sums.get(mailbox) ?? { mailbox, received: 0, states: {}, astray: 0 }
    sums.set(mailbox, {
      mailbox,
      received: sum.received + received,
      states: bothStates(sum.states, states),
      astray: sum.astray + astray,
    })
  }
  return [...sums.values()].toSorted((one, other) => (one.mailbox < other.mailbox ? -1 : 1))
}

function bothStates(one: Count['states'], other: Count['states']): Count['states'] {
  const present = LETTER_STATES.filter((state) => one[state] !== undefined || other[state] !== undefined)
  return Object.fromEntries(present.map((state) => [state, (one[state] ?? 0) + (other[state] ?? 0)]))
}

/** Closes every page that is full and will get no letter any more: from then on it is known how many came. */
export async function closePages(tx: Tx): Promise<void> {
  await holdBooks(tx)
  const { open } = await pagesToCount(tx)
  const { rows } = await sql<{ page: number | null }>`select max(${PAGE}) as page from raw_letters l
    where l.changed_at is null or l.changed_at < ${SETTLED}`.execute(tx)
  const full = open.filter((page) => page < (rows[0]?.page ?? 0))
  if (full.length === 0) return
  await sql`insert into letter_pages (page, mailbox, received, states, astray, counted_at)
    select page, mailbox, received, states, astray, ${SETTLED} from (${counted(full.map(whole))}) c`.execute(tx)
}

/** Counts anew what became of the letters of closed pages: of those with a change, or of all. How many came is not touched. */
export async function recountPages(tx: Tx, which: 'changed' | 'all'): Promise<void> {
  await holdBooks(tx)
  const { stale, closed } = await pagesToCount(tx)
  const pages = which === 'all' ? closed : stale.map(({ page }) => page)
  if (pages.length === 0) return
  await sql`update letter_pages p set states = coalesce(c.states, '{}'), astray = coalesce(c.astray, 0),
      counted_at = ${SETTLED}
    from letter_pages old left join (${counted(pages.map(whole))}) c on c.page = old.page and c.mailbox = old.mailbox
    where p.page = old.page and p.mailbox = old.mailbox and p.page = any(${[...pages]}::bigint[])`.execute(tx)
}

/** Several workers may look after the books; one at a time does. */
async function holdBooks(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('letter pages', 0))`.execute(tx)
}
