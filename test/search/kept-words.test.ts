import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { forgetTwins } from '../../src/db/request/vocabulary.ts'
import { load } from '../../src/load/load.ts'
import { demoDatabase } from '../demo-database.ts'

const database = await demoDatabase()
const { db } = database
after(database.close)
before(async () => {
  await load(database, 300, () => undefined)
})

const missing = async () =>
  (
    await sql<{
      word: string
    }>`select distinct word from request_search, unnest(tsvector_to_array(public_words || internal_words)) word
      where not exists (select 1 from vocabulary v where v.word = word collate "C")`.execute(db)
  ).rows
const astray = async () =>
  (
    await sql`select r.number from requests r left join request_search s on s.request_number = r.number
      where s.readers is distinct from request_readers(r.contact_id, r.author_id, r.organisation_id, r.venue_id, r.dealer_id, r.team_id)`.execute(
      db,
    )
  ).rows

test('every word that occurs is in the vocabulary, and beside the words stands who reads them', async () => {
  assert.deepEqual(await missing(), [])
  assert.deepEqual(await astray(), [])
})

test('it stays so whoever writes: a message, a request that goes to another team, contact or restaurant', async () => {
  await sql`update request_search set internal_words = with_words(internal_words, 'плюшевый тетраэдр') where request_number = 1001`.execute(
    db,
  )
  await sql`update requests set team_id = (select max(id) from teams), contact_id = (select max(id) from people),
    venue_id = null, organisation_id = null where number < 1100`.execute(db)
  assert.deepEqual(await missing(), [])
  assert.deepEqual(await astray(), [])
})

test('two who bring the same new words at once, in any order, do not wait for each other', async () => {
  const there = async () =>
    (
      await sql<{
        count: number
      }>`select count(*) as count from vocabulary where word in ('абракадабр', 'бумеранг')`.execute(db)
    ).rows[0]?.count
  const [one, other] = [await database.pool.connect(), await database.pool.connect()]
  const say = (client: typeof one, number: number, words: string) =>
    client.query('update request_search set public_words = with_words(public_words, $2) where request_number = $1', [
      number,
      words,
    ])
  for (const client of [one, other]) await client.query(`begin; set local lock_timeout = '5s'`)
  await say(one, 1001, 'абракадабра')
  await say(other, 1002, 'бумеранг')
  await say(other, 1002, 'абракадабра')
  await say(one, 1001, 'бумеранг')
  for (const client of [one, other]) {
    await client.query('commit')
    client.release()
  }
  assert.equal(await there(), 4)
  await db.transaction().execute(forgetTwins)
  assert.equal(await there(), 2)
})
