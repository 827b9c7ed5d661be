import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsWords, likeliest, tellingWords } from './known-trouble.ts'

test('words that fit everything tell nothing; the others come with their synonyms', () => {
  assert.deepEqual(
    tellingWords('Не проходит оплата, «Северный»').map(([word]) => word),
    ['проходит', 'оплата', 'северный'],
  )
  assert.ok(tellingWords('оплата')[0]?.includes('эквайринг'))
  assert.deepEqual(tellingWords('Не работает, помогите!'), [])
})

const FITS = [
  ['two words of many', { asked: 5, met: 2, sameService: false }, true],
  ['the only word', { asked: 1, met: 1, sameService: false }, true],
  ['one word of several', { asked: 3, met: 1, sameService: false }, false],
  ['one word and the service', { asked: 3, met: 1, sameService: true }, true],
  ['the service alone', { asked: 3, met: 0, sameService: true }, false],
  ['no words at all', { asked: 0, met: 0, sameService: true }, false],
] as const
for (const [what, likeness, fits] of FITS) {
  test(`${what}: ${fits ? 'shown' : 'not shown'}`, () => assert.equal(fitsWords(likeness), fits))
}

test('of several the likeliest come first, two at most', () => {
  const known = [1, 2, 3, 4].map((met) => ({ asked: 4, met, sameService: false }))
  assert.deepEqual(
    likeliest(known).map(({ met }) => met),
    [4, 3],
  )
})
