import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recentNews } from './recent-news.ts'

test('news of the last minute are told again, older ones are known to be missing', () => {
  let now = 0
  const recent = recentNews<string>(() => now)
  for (const second of [10, 20, 80]) {
    now = second * 1_000
    recent.keep(`at ${second} s`)
  }
  assert.deepEqual(recent.since(80_000), ['at 80 s'])
  assert.deepEqual(recent.since(21_000), ['at 80 s'])
  assert.equal(recent.since(19_000), null)
})

test('after a gap nothing from before it is told', () => {
  let now = 0
  const recent = recentNews<string>(() => now)
  recent.keep('before')
  now = 1_000
  recent.forget()
  now = 2_000
  recent.keep('after')
  assert.equal(recent.since(500), null)
  assert.deepEqual(recent.since(1_500), ['after'])
})

test('a flood forgets its beginning instead of growing, and says so', () => {
  let now = 0
  const recent = recentNews<number>(() => now)
  for (now = 1; now <= 20_000; now++) recent.keep(now)
  assert.equal(recent.since(1), null)
  assert.deepEqual(recent.since(19_999), [19_999, 20_000])
})
