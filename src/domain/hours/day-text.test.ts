import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type DayProblem, minutesOf, readDay, writeDay } from './day-text.ts'

const DAY = '09:00–13:00, 14:00–18:00'

/** What was typed, and the day that was understood; '' is closed. */
const UNDERSTOOD: readonly (readonly [string, string])[] = [
  ['9-13 14-18', DAY],
  ['9:00–18:00', '09:00–18:00'],
  ['  09.00 — 13.00 ;14.00 — 18.00', DAY],
  ['с 9 до 13 и с 14 до 18', DAY],
  ['9-18 обед 13-14', DAY],
  ['9-18, перерыв с 13 до 14', DAY],
  ['from 9 to 13 and 14 to 18', DAY],
  ['9am-1pm, 2pm-6pm', DAY],
  ['9 - 6pm, lunch 1-2pm', DAY],
  ['14-18 9-13', DAY],
  ['9ч-13ч 14ч-18ч', DAY],
  ['900-1300 1400-1800', DAY],
  ['9−13,14−18', DAY],
  ['9-13 13-18', '09:00–18:00'],
  ['9-20 обед 12-13 перерыв 16-16:30', '09:00–12:00, 13:00–16:00, 16:30–20:00'],
  ['0-24', 'круглосуточно'],
  ['00:00-24:00', 'круглосуточно'],
  ['Круглосуточно', 'круглосуточно'],
  ['24/7', 'круглосуточно'],
  ['24×7', 'круглосуточно'],
  ['24 часа', 'круглосуточно'],
  ['around the clock', 'круглосуточно'],
  ['18-24', '18:00–24:00'],
  ['0:30-1', '00:30–01:00'],
  ['12am-12pm', '00:00–12:00'],
  ['', ''],
  ['  ', ''],
  ['—', ''],
  ['выходной', ''],
  ['Не работаем', ''],
  ['closed', ''],
]

const REFUSED: readonly (readonly [string, DayProblem])[] = [
  ['9', 'unclear'],
  ['9-', 'unclear'],
  ['9-13-18', 'unclear'],
  ['9-18 кроме среды', 'unclear'],
  ['с утра до вечера', 'unclear'],
  ['9-18!', 'unclear'],
  ['обед 13-14', 'unclear'],
  ['9:5-18', 'unclear'],
  ['09:00:00-18:00:00', 'unclear'],
  ['９-18', 'unclear'],
  ['9-25', 'no_such_time'],
  ['9:60-18', 'no_such_time'],
  ['13pm-14pm', 'no_such_time'],
  ['24:01-24:02', 'no_such_time'],
  ['22-6', 'night'],
  ['20:00–00:00', 'night'],
  ['9-9', 'empty_interval'],
  ['9-14 13-18', 'overlap'],
  ['9-18 9-18', 'overlap'],
  ['9-18 обед 8-10', 'break_outside'],
  ['9-12 14-18 обед 12-14', 'break_outside'],
]

for (const [typed, day] of UNDERSTOOD) {
  test(`«${typed}» is ${day || 'a closed day'}`, () => {
    const read = readDay(typed)
    assert.ok('intervals' in read, JSON.stringify(read))
    assert.equal(writeDay(read.intervals, 'круглосуточно'), day)
  })
}

for (const [typed, problem] of REFUSED) {
  test(`«${typed}» is no day: ${problem}`, () => assert.deepEqual(readDay(typed), { problem }))
}

test('what the desk writes it understands again, whatever the day', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 8 })
  fc.assert(
    fc.property(minutes, (some) => {
      const marks = some.toSorted((a, b) => a - b).slice(0, some.length - (some.length % 2))
      const clock = (at: number) =>
        `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
      const day = Array.from({ length: marks.length / 2 }, (_, n) => ({
        opens: clock(marks[2 * n] ?? 0),
        closes: clock(marks[2 * n + 1] ?? 0),
      }))
      assert.deepEqual(readDay(writeDay(day, 'круглосуточно')), { intervals: day })
    }),
  )
})

test('whatever is typed is a day or a problem, never a crash', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = readDay(typed)
      if ('intervals' in read) assert.ok(minutesOf(read.intervals) <= 24 * 60)
    }),
  )
})
