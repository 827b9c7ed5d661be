import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { until } from '../../../test/ground/until.ts'
import { emptyDatabase } from '../../../test/world.ts'
import { listenTo } from './listen.ts'

const deaf = { hear: () => undefined, gap: () => undefined, warn: () => undefined }

test('a database that is away is asked at the pace of one listener, however long it is away', async (t) => {
  let asked = 0
  const away = createServer((socket) => {
    asked += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve))
  t.after(() => away.close())
  const place = away.address()
  assert.ok(place !== null && typeof place === 'object')
  const stop = listenTo(`postgresql://okno@127.0.0.1:${place.port}/okno`, 'word', deaf)
  await delay(4_000)
  await stop()
  assert.ok(asked >= 4 && asked <= 9, `${asked} times in four seconds`)
  const then = asked
  await delay(1_200)
  assert.equal(asked, then, 'who was stopped asks no more')
})

test('at first and after each break there is one ear, and it is told that it was deaf', async (t) => {
  const { url, close } = await emptyDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  t.after(() => client.end().then(close))
  const ears = async () => {
    const { rows } = await client.query(
      `select pid from pg_stat_activity where application_name = 'okno live' and datname = current_database()`,
    )
    return rows.map(({ pid }) => pid)
  }
  let gaps = 0
  let heard = 0
  const stop = listenTo(url, 'word', { hear: () => (heard += 1), gap: () => (gaps += 1), warn: () => undefined })
  await until(() => gaps === 1, { what: 'somebody listens, who may have missed what was before' })
  for (let round = 2; round <= 4; round++) {
    for (const pid of await ears()) await client.query('select pg_terminate_backend($1)', [pid])
    await until(() => gaps === round, { what: 'the ear is back' })
  }
  await client.query('notify word')
  await until(() => heard === 1, { what: 'the word is heard' })
  await delay(1_200)
  assert.deepEqual([(await ears()).length, heard], [1, 1])
  await stop()
})
