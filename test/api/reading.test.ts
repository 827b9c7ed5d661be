import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { uploaded } from '../files/sending.ts'
import { LETTERS } from '../letters/ugly-letters.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

/** What a look leaves behind on purpose: when a way in was last used, who took a file or a letter, who tried keys. */
const NOTED = ['api_tokens', 'sessions', 'file_downloads', 'letter_downloads', 'guesses']

async function everything(): Promise<Record<string, string>> {
  const { db } = desk.database
  const { rows } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
  const sums: Record<string, string> = {}
  for (const { name } of rows.filter((row) => !NOTED.includes(row.name))) {
    const { rows: found } = await sql<{ sum: string }>`
      select count(*) || ':' || coalesce(sum(hashtext(t::text)), 0) as sum from ${sql.table(name)} t`.execute(db)
    sums[name] = found[0]?.sum ?? ''
  }
  return sums
}

test('whoever looks changes nothing: after every GET of the API document all is as it was', async () => {
  const { cashier, administrator, specialist } = desk.people
  const bytes = Buffer.from('касса')
  const file = await uploaded(desk, cashier, bytes)
  const number = await desk.file(cashier, { venueId: desk.venues.lesnaya, fileIds: [file] })
  for (const [letter] of Object.values(LETTERS).slice(0, 3)) {
    await keepLetter(desk.database.db, {
      bytes: letter,
      source: 'pipe',
      mailbox: 'support@desk.example',
      now: Date.now(),
    })
  }
  const paths = Object.entries(desk.app.swagger().paths ?? {}).flatMap(([path, ways]) =>
    ways && 'get' in ways && path !== '/api/live' ? [path] : [],
  )
  const before = await everything()
  let seen = 0
  for (const path of paths) {
    const url = path
      .replaceAll('{number}', String(number))
      .replaceAll(/\{key\}/g, 'k'.repeat(43))
      .replaceAll(/\{\w+\}/g, '1')
    for (const person of [cashier, administrator, specialist, null]) {
      for (const method of ['GET', 'HEAD'] as const) {
        const { statusCode } = await desk.app.inject({
          method,
          url,
          headers: person ? { authorization: `Bearer ${person.token}` } : {},
        })
        if (statusCode === 200) seen += 1
      }
    }
  }
  assert.ok(seen > paths.length, `${seen} of ${paths.length} paths`)
  assert.deepEqual(await everything(), before)
})
