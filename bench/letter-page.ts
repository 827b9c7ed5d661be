// npm run bench -- letter-page: how fast the page of letters is with very many of them, beside counting and looking at each.
import { parseArgs } from 'node:util'
import { type RawBuilder, sql } from 'kysely'
import { type Db, openDatabase } from '../src/db/engine/database.ts'
import { mailBalances } from '../src/db/mail/letter-books.ts'
import { listRawLetters } from '../src/db/mail/raw-letters-view.ts'
import type { LetterState } from '../src/domain/mail/letter.ts'
import { keepBooks, recountLetters } from '../src/jobs/mail/keep-books.ts'
import { grow, openGround } from './ground.ts'
import { measure } from './measure.ts'

const { values } = parseArgs({
  options: {
    letters: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '3' },
    database: { type: 'string' },
  },
})
const ground = await openGround(values.database ?? null, say)
try {
  await grow(ground.url, 1000, say)
  const database = openDatabase(ground.url, { connections: 4 })
  const missing = Number(values.letters) - (await countLetters(database.db))
  if (missing > 0) await fill(database.db, missing)
  await look(database.db)
  await database.close()
} finally {
  await ground.close()
}

async function countLetters(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from raw_letters`.execute(db)
  return rows[0]?.count ?? 0
}

/** Small letters of three mailboxes over a year, with the ends that letters have; the messages that some became are there. */
async function fill(db: Db, count: number): Promise<void> {
  say(`Writing ${count} letters …`)
  const started = performance.now()
  const words = `(array['Касса','печать','чек','терминал','меню','лицензия','склад','отчёт','обмен','весы'])`
  const word = (seed: number) => `${words}[1 + (hashint8(n + ${seed}) & 2147483647) % 10]`
  await sql`with told as (insert into messages (request_number, visibility, author_id, author_side, channel, text, sent_at)
      select (select min(number) from requests) + n % 1000, 'public', (select min(id) from people), 'customer', 'email', 'x', now()
      from generate_series(1, ${count}::bigint) n where n % 10 < 7 returning id)
    insert into raw_letters (received_at, source, mailbox, bytes, sha256, state, decision, message_id, decided_at, changed_at)
    select at, 'imap', mailbox, bytes, sha256(bytes), state, jsonb_build_object('because', 'sender_takes_part', 'proof', 'none',
        'from', 'user' || n % 50000 || '@company' || n % 3000 || '.example', 'subject', subject || ' ' || n),
      case when state in ('request', 'reply') then told.id end, case when state <> 'received' then at end, null
    from (select n, now() - (${count}::bigint - n) * interval '1 year' / ${count}::bigint as at,
        (array['support', 'sales', 'dealers'])[1 + n % 3] || '@desk.example' as mailbox,
        convert_to(repeat(md5(n::text), 24), 'UTF8') as bytes,
        ${sql.raw(`${word(1)} || ', ' || ${word(2)} || ': ' || ${word(3)}`)} as subject,
        case when n % 10 < 4 then 'request' when n % 10 < 7 then 'reply' when n % 10 = 7 then 'auto_reply'
          when n % 10 = 8 then 'bounce' when n % 1000 = 9 then 'parked' when n % 1000 = 19 then 'unreadable'
          when n % 100 = 29 then 'refused' else 'duplicate' end as state
      from generate_series(1, ${count}::bigint) n) l
    left join (select id, row_number() over (order by id) as place from told) told on n % 10 < 7 and told.place = n - n / 10 * 3`.execute(
    db,
  )
  await sql`vacuum (analyze)`.execute(db)
  say(`… took ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

async function look(db: Db): Promise<void> {
  await timed('the books are written for the first time', () => keepBooks(db))
  await timed('the books are kept, as each minute', () => keepBooks(db))
  await timed('every letter is counted, as each night', () => recountLetters(db))
  await sql`vacuum (analyze) letter_pages`.execute(db)
  await compared('balance', { now: () => mailBalances(db), before: () => countedAll(db) })
  await sql`update raw_letters set state = 'refused' where id in (select id from raw_letters where state = 'parked'
    order by id desc limit 20)`.execute(db)
  await compared('balance, 20 decided', { now: () => mailBalances(db), before: () => countedAll(db) })
  const tabs: Readonly<Record<string, readonly LetterState[]>> = {
    waiting: ['parked'],
    unread: ['unreadable', 'refused', 'received'],
    machines: ['auto_reply', 'bounce', 'duplicate'],
    all: [],
  }
  for (const [tab, states] of Object.entries(tabs)) await listed(db, `list: ${tab}`, { states })
  const questions = {
    'a word of many': 'касса',
    'a word of few': 'user4711@company711',
    'a word of none': 'nobody-wrote-this',
    'two letters': 'ка',
    'a number': '777777',
  }
  for (const [what, words] of Object.entries(questions)) await listed(db, `search: ${what}`, { words, states: [] })
  await listed(db, 'search: a word of few, machines', { words: 'весы, весы: весы 7', states: tabs.machines ?? [] })
}

interface Ways {
  readonly now: () => Promise<unknown>
  readonly before: () => Promise<unknown>
}

async function compared(what: string, { now, before }: Ways): Promise<void> {
  const once = (way: () => Promise<unknown>) => async () => (await way()) !== undefined
  for (const way of [now, before]) await way()
  const pace = { clients: 1, seconds: Number(values.seconds) }
  const after = await measure(pace, once(now))
  const was = await measure(pace, once(before))
  const ratio = (was.p50 / after.p50).toFixed(1)
  console.log(
    `${what.padEnd(34)} p50 ${ms(after.p50)} p95 ${ms(after.p95)} max ${ms(after.max)}   one by one p50 ${ms(was.p50)} p95 ${ms(was.p95)}   ${ratio.padStart(7)} ×`,
  )
}

interface Asked {
  readonly states: readonly LetterState[]
  readonly words?: string
}

function listed(db: Db, what: string, { states, words }: Asked): Promise<void> {
  const limit = 51
  return compared(what, {
    now: () => listRawLetters(db, { states, words, limit }),
    before: () => lookedThrough(words ?? null, states, limit).execute(db),
  })
}

/** What the books save: every letter is counted each time. */
function countedAll(db: Db) {
  return sql`
  select total.mailbox, total.received, by_state.states, total.since, coalesce(lost.count, 0) + coalesce(twice.count, 0) as astray
  from (select mailbox, count(*) as received, min(received_at) filter (where state = 'received') as since
    from raw_letters group by mailbox) total
  join (select mailbox, jsonb_object_agg(state, count) as states
    from (select mailbox, state, count(*) as count from raw_letters group by mailbox, state) s group by mailbox) by_state
    on by_state.mailbox = total.mailbox
  left join (select l.mailbox, count(*) as count from raw_letters l where l.state in ('request', 'reply', 'follow_up')
    and not exists (select 1 from messages m where m.id = l.message_id) group by l.mailbox) lost on lost.mailbox = total.mailbox
  left join (select min(mailbox) as mailbox, count(*) - 1 as count from raw_letters
    where state in ('request', 'reply', 'follow_up') and message_id is not null
    group by message_id having count(*) > 1) twice on twice.mailbox = total.mailbox`.execute(db)
}

/** What the index of words saves: letters are looked at one after the other, the newest first. */
function lookedThrough(words: string | null, states: readonly LetterState[], limit: number): RawBuilder<unknown> {
  const wanted = states.length > 0 ? [...states] : null
  const like = words === null ? null : `%${words}%`
  return sql`select l.id, l.received_at, length(l.bytes), l.state, l.decision, l.history from raw_letters l
    left join people p on p.id = l.decided_by
    where (${wanted}::text[] is null or l.state = any(${wanted}))
      and (${like}::text is null or l.decision->>'from' ilike ${like} or l.decision->>'subject' ilike ${like})
    order by l.id desc limit ${limit}`
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  await work()
  console.log(`${what.padEnd(45)} ${ms(performance.now() - started)}`)
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(8)} ms`
}

function say(line: string): void {
  console.error(line)
}
