import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../ground/instant.ts'
import { isZone, offsetAt, offsetsOfYear } from './zone-offsets.ts'

/** The zone's law changed for good in these years: no rule of summer time would find it. */
const LAWS = [
  { zone: 'Europe/Moscow', last: '2011-03-26T22:59:59Z', before: 3, after: 4 },
  { zone: 'Europe/Moscow', last: '2014-10-25T21:59:59Z', before: 4, after: 3 },
  { zone: 'Asia/Kamchatka', last: '2011-03-26T14:59:59Z', before: 11, after: 12 },
]

for (const { zone, last, before, after } of LAWS) {
  test(`${zone} stands ${before} hours ahead until ${last} and ${after} a second later`, () => {
    assert.equal(offsetAt(zone, Date.parse(last)), before * HOUR)
    assert.equal(offsetAt(zone, Date.parse(last) + 1_000), after * HOUR)
  })
}

test('a zone is one that clocks can count by', () => {
  const names = ['Europe/Moscow', 'Asia/Kamchatka', 'UTC', 'Mars/Olympus', '']
  assert.deepEqual(names.filter(isZone), ['Europe/Moscow', 'Asia/Kamchatka', 'UTC'])
})

test('a zone that changes nothing has one offset the year round, and its year is told without gaps', () => {
  assert.equal(offsetsOfYear('Europe/Moscow', 2026).length, 1)
  const berlin = offsetsOfYear('Europe/Berlin', 2026)
  assert.deepEqual(
    berlin.map(({ offset }) => offset / HOUR),
    [1, 2, 1],
  )
  assert.equal(berlin[0]?.to, berlin[1]?.from)
})

test('an unknown zone is refused loudly', () => {
  assert.throws(() => offsetsOfYear('Moon/Tranquility', 2026), RangeError)
})
