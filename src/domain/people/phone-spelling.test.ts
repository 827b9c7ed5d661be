import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCallable, normalisedAddress } from './address.ts'
import { phoneDigits } from './phone-spelling.ts'

const SPELLINGS: readonly (readonly [string, string | null])[] = [
  ['+7 (929) 555-01-17', '+79295550117'],
  ['8–929–555–0117', '89295550117'],
  ['8—929—555−01‑17', '89295550117'],
  ['8.929.555.01.17', '89295550117'],
  ['тел. 8 929 555 01 17', '89295550117'],
  ['Тел.: +7 929 555-01-17', '+79295550117'],
  ['моб 89295550117', '89295550117'],
  ['8 929 555-01-17 доб. 12', '89295550117'],
  ['8 (495) 555-01-17, доб.12', '84955550117'],
  ['+7 495 555 01 17 (доб. 1204)', '+74955550117'],
  ['tel 84955550117 ext. 7', '84955550117'],
  ['84955550117#7', '84955550117'],
  ['8\u00a0929\u2009555\u00a001\u00a017', '89295550117'],
  ['84955550117;ext=12', '84955550117'],
  ['8 495 555-01-17 д. 12', '84955550117'],
  ['+44 (0)20 7946 0958', '+442079460958'],
  ['８９２９５５５０１１７', '89295550117'],
  ['495/555-01-17', '4955550117'],
  ['89295550117, 89295550118', null],
  ['+7 929 555-01-17/18', null],
  ['84955550117,12', null],
  ['касса 5', null],
  ['12 касс', null],
  ['v8.2.1', null],
  ['', null],
  ['—', null],
]

for (const [spelling, digits] of SPELLINGS) {
  test(`«${spelling}» is ${digits ?? 'no phone'}`, () => assert.equal(phoneDigits(spelling), digits))
}

test('an address typed as any of these is one and the same phone', () => {
  for (const spelling of ['8–929–555–0117', 'тел. 8 929 555 01 17 доб. 12', '+7.929.555.01.17', '929 555 01 17']) {
    assert.deepEqual(normalisedAddress(spelling), { kind: 'phone', value: '+79295550117' }, spelling)
  }
})

/** A country said by «+», by 00, or by 8-10 as from a Russian telephone. */
const COUNTRIES: readonly (readonly [string, string])[] = [
  ['007 929 555-01-17', '+79295550117'],
  ['00 49 30 123456', '+4930123456'],
  ['8-10-49-30-123456', '+4930123456'],
  ['8 10 375 29 555 01 17', '+375295550117'],
  ['Иван 8 929 555-01-17', '+79295550117'],
  ['8 929 555-01-17, Иван', '+79295550117'],
]

for (const [spelling, number] of COUNTRIES) {
  test(`«${spelling}» is kept as ${number}`, () => {
    assert.equal(normalisedAddress(spelling).value, number)
    assert.ok(isCallable(normalisedAddress(spelling)))
  })
}

const NOBODYS = [
  '+7 8 929 555-01-17',
  '555-01-17',
  '8 929 555-01-1',
  '+7 929 555-01-1',
  '+7 929 555-01-177',
  '+7 929 555-01-17/18',
  '84955550117,12',
  '89295550117 89295550118',
  '8 929 555-01-17 или 8 929 555-01-18',
  '8929555O117',
  '+8 929 555-01-17',
  '+7 929 555-01-17, доб. 3, Иван',
  '0',
  'касса 5',
  'Иван',
  '',
]

test('what could be two numbers, or lacks a digit, is a number that nobody can call, and never another one', () => {
  for (const spelling of NOBODYS) assert.equal(isCallable(normalisedAddress(spelling)), false, spelling)
})
