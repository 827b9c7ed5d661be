import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/world.ts'
import { instantText } from './database.ts'

const { db, close } = await testDatabase()
after(close)

test('values come back as texts and numbers that travel as JSON', async () => {
  const { rows } = await sql`
    select timestamptz '2026-03-01 12:00:00.123456+03' as moment, date '2026-02-28' as day, 42::bigint as number,
      1.10::numeric as amount, array[timestamptz '2026-03-01 12:00+03', null] as moments, array[1::bigint] as numbers,
      null::timestamptz as never`.execute(db)

  assert.deepEqual(rows, [
    {
      moment: '2026-03-01T09:00:00.123456Z',
      day: '2026-02-28',
      number: 42,
      amount: '1.10',
      moments: ['2026-03-01T09:00:00Z', null],
      numbers: [1],
      never: null,
    },
  ])
})

test('a moment in another zone is refused rather than misread', () => {
  assert.throws(() => instantText('2026-03-01 12:00:00+03'), /not in UTC/)
})

test('Russian words are searched by their stem and compared without case', async () => {
  const { rows } = await sql`
    select to_tsvector('russian', 'КАССЫ не работают') @@ plainto_tsquery('russian', 'касса') as found,
      lower('ЁЖ') as lower, 'ОШИБКА' ilike 'ошибка' as alike, similarity('кассовый', 'Касса') > 0.2 as near`.execute(db)
  assert.deepEqual(rows, [{ found: true, lower: 'ёж', alike: true, near: true }])
})
