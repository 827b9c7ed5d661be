import assert from 'node:assert/strict'
import test from 'node:test'
import { flawOf, normalisedDomain, type Organisation } from './organisation.ts'

const VESNA: Organisation = {
  kind: 'corporation',
  code: '10412',
  name: 'Весна',
  parentId: null,
  inn: '6671041207',
  kpp: '667101001',
  vip: false,
  domains: ['vesna.example', 'кафе.рф'],
  personalSpecialistId: null,
  externalCode: null,
}

const FLAWS = [
  [{}, null],
  [{ code: null }, 'code-wrong'],
  [{ code: '1041' }, 'code-wrong'],
  [{ kind: 'dealer', code: 'D1' }, null],
  [{ inn: '6671041208' }, 'inn-wrong'],
  [{ inn: null, kpp: null }, null],
  [{ kpp: '1' }, 'kpp-wrong'],
  [{ domains: ['vesna'] }, 'domain-wrong'],
  [{ domains: ['vesna example.com'] }, 'domain-wrong'],
  [{ domains: ['vesna.example', 'gmail.com'] }, 'domain-is-public'],
] as const

for (const [change, flaw] of FLAWS) {
  test(`an organisation with ${JSON.stringify(change)} is ${flaw === null ? 'right' : `refused: ${flaw}`}`, () => {
    assert.equal(flawOf({ ...VESNA, ...change }), flaw)
  })
}

test('a domain may be given as it stands in an address', () => {
  assert.equal(normalisedDomain(' Info@Vesna.Example '), 'vesna.example')
  assert.equal(normalisedDomain('@vesna.example'), 'vesna.example')
})
