import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalisedAddress } from './address.ts'
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
