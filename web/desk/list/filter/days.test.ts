import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAgo } from './days.ts'

test('a day is the one that the clock of the person shows', () => {
  const now = Date.parse('2026-03-01T21:30:00Z')
  assert.deepEqual(
    [dayAgo(0, now, 'Europe/Moscow'), dayAgo(1, now, 'Europe/Moscow'), dayAgo(1, now, 'America/New_York')],
    ['2026-03-02', '2026-03-01', '2026-02-28'],
  )
})
