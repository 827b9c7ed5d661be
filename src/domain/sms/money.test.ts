import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayCost, moneyStanding, periodsAt } from './money.ts'
import { isTextable, SENDER } from './providers.ts'

const LIMITS = { dayLimit: 1_000, monthLimit: 5_000, reservePercent: 10 }

const COSTS = [
  ['what fits to the kopeck is paid', { day: 600, month: 600 }, 400, 'notices', true],
  ['a kopeck more is not', { day: 601, month: 601 }, 400, 'notices', false],
  ['the month counts as the day does', { day: 0, month: 4_601 }, 400, 'notices', false],
  ['a code of sign-in may go into the reserve', { day: 1_000, month: 1_000 }, 100, 'sign_in', true],
  ['and not beyond it', { day: 1_000, month: 1_000 }, 101, 'sign_in', false],
  ['a code that proves a telephone may not', { day: 1_000, month: 1_000 }, 1, 'proof', false],
  ['nothing else may', { day: 1_000, month: 1_000 }, 1, 'way_in', false],
] as const

for (const [name, spent, price, use, may] of COSTS) {
  test(name, () => assert.equal(mayCost(LIMITS, spent, { price, use }), may))
}

test('administrators are warned at 80 %, and told when nothing more is paid', () => {
  const at = (day: number) => moneyStanding(LIMITS, { day, month: day }, 100)
  assert.deepEqual([at(799), at(800), at(900), at(901)], ['calm', 'near', 'near', 'reached'])
  assert.equal(moneyStanding({ ...LIMITS, dayLimit: 0 }, { day: 0, month: 0 }, 100), 'reached')
})

test('a day and a month begin in Moscow', () => {
  const { day, month } = periodsAt(Date.parse('2026-11-30T21:30:00Z'))
  assert.equal(new Date(day).toISOString(), '2026-11-30T21:00:00.000Z')
  assert.equal(new Date(month).toISOString(), '2026-11-30T21:00:00.000Z')
  assert.equal(new Date(periodsAt(Date.parse('2026-11-15T05:00:00Z')).month).toISOString(), '2026-10-31T21:00:00.000Z')
})

test('a sender is a name of Latin letters and digits, at most eleven', () => {
  const names = ['OKNO', 'Okno24', 'ABCDEFGHIJK', 'ABCDEFGHIJKL', 'ОКНО', 'My Okno', '24', '']
  assert.deepEqual(
    names.filter((name) => SENDER.test(name)),
    ['OKNO', 'Okno24', 'ABCDEFGHIJK'],
  )
})

test('an SMS goes to mobile numbers of Russia and Kazakhstan, whose price is known beforehand', () => {
  const numbers = ['+79035550110', '+77015550110', '+74955550110', '+78005550110', '+375295550110', '+7903', 'x']
  assert.deepEqual(numbers.filter(isTextable), ['+79035550110', '+77015550110'])
})
