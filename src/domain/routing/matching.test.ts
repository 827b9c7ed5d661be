import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lackedBy } from './matching.ts'
import type { Clause } from './rule.ts'
import { facts, rule } from './samples.ts'

type Case = readonly [string, Omit<Clause, 'isNot'>, Parameters<typeof facts>[0], boolean]

const CASES = [
  ['its channel', { kind: 'channel', values: ['email', 'portal'] }, {}, true],
  ['another channel', { kind: 'channel', values: ['email'] }, {}, false],
  ['its organisation', { kind: 'organisation', values: [20] }, {}, true],
  ['the organisation above', { kind: 'organisation', values: [21] }, {}, true],
  ['another organisation', { kind: 'organisation', values: [22] }, {}, false],
  ['an organisation where there is none', { kind: 'organisation', values: [20] }, { organisationPath: [] }, false],
  ['its dealer', { kind: 'dealer', values: [5] }, { dealerId: 5 }, true],
  ['a dealer where there is none', { kind: 'dealer', values: [5] }, {}, false],
  ['its venue', { kind: 'venue', values: [100] }, {}, true],
  ['a venue where there is none', { kind: 'venue', values: [100] }, { venueId: null }, false],
  ['its contract', { kind: 'contract', values: [1] }, {}, true],
  ['its service', { kind: 'service', values: [7] }, {}, true],
  ['the group of its service', { kind: 'service', values: [70] }, {}, true],
  ['another service', { kind: 'service', values: [8] }, {}, false],
  ['its type', { kind: 'type', values: ['incident'] }, {}, true],
  ['its priority', { kind: 'priority', values: [1, 3] }, {}, true],
  ['its language', { kind: 'language', values: ['en'] }, { language: 'en' }, true],
  ['inside the hours', { kind: 'hours', values: ['inside'] }, {}, true],
  ['outside of the hours', { kind: 'hours', values: ['outside'] }, {}, false],
  ['a VIP', { kind: 'vip', values: ['yes'] }, { isVip: true }, true],
  ['no VIP', { kind: 'vip', values: ['yes'] }, {}, false],
  ['a stop of trade', { kind: 'stop_of_trade', values: ['yes'] }, { stopOfTrade: true }, true],
  ['a word of the subject', { kind: 'words', values: ['чек'] }, {}, true],
  ['the beginning of a word', { kind: 'words', values: ['печата'] }, {}, true],
  ['not the middle of a word', { kind: 'words', values: ['чатает'] }, {}, false],
  ['a phrase over punctuation', { kind: 'words', values: ['касса не печатает'] }, {}, true],
  ['«ё» as «е», in any letters', { kind: 'words', values: ['ЕЩЕ вчера'] }, {}, true],
  ['not words in another order', { kind: 'words', values: ['вчера ещё'] }, {}, false],
  ['a word of signs alone finds nothing', { kind: 'words', values: ['—'] }, {}, false],
] as unknown as readonly Case[]

for (const [what, looked, besides, fits] of CASES) {
  test(`a clause knows ${what}, and its opposite`, () => {
    const lacks = (isNot: boolean) => lackedBy(rule({ when: [[{ ...looked, isNot } as Clause]] }), facts(besides))
    assert.deepEqual([lacks(false), lacks(true)], fits ? [null, looked.kind] : [looked.kind, null])
  })
}

test('of one condition any clause is enough, of all conditions each has to hold, and an empty one asks for nothing', () => {
  const email: Clause = { kind: 'channel', isNot: false, values: ['email'] }
  const till: Clause = { kind: 'words', isNot: false, values: ['касса'] }
  assert.equal(lackedBy(rule({ when: [[email, till]] }), facts()), null)
  assert.equal(lackedBy(rule({ when: [[till], [email]] }), facts()), 'channel')
  assert.equal(lackedBy(rule({ when: [[], [till]] }), facts()), null)
})
