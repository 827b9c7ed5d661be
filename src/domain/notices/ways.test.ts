import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOTICE_KINDS } from '../ground/words.ts'
import { type ChoosingWays, type Way, waysFor } from './ways.ts'

const WAYS: readonly Way[] = [
  { way: 'email', heardBy: ['customer'] },
  { way: 'screen', heardBy: ['support'] },
  { way: 'bot', heardBy: [] },
]
const ALL = ['email', 'screen', 'bot']
const wanted = (way: string) => ({ kind: 'reply', way, wanted: true }) as const
const declined = (way: string) => ({ kind: 'reply', way, wanted: false }) as const
const CUSTOMER: ChoosingWays = { kind: 'reply', side: 'customer', choices: [], reachable: ALL, lastWroteBy: null }
const SUPPORT: ChoosingWays = { ...CUSTOMER, side: 'support' }

const CASES: readonly (readonly [string, ChoosingWays, readonly string[]])[] = [
  ['who chose nothing hears by what is usual for a customer', CUSTOMER, ['email']],
  ['who chose nothing hears by what is usual for the support', SUPPORT, ['screen']],
  ['a customer who wrote by a way is answered by it', { ...CUSTOMER, lastWroteBy: 'bot' }, ['bot']],
  [
    'who works a request hears where he works, wherever he wrote from',
    { ...SUPPORT, lastWroteBy: 'email' },
    ['screen'],
  ],
  [
    'who chose two hears once by each',
    { ...SUPPORT, choices: [wanted('email'), wanted('screen')] },
    ['email', 'screen'],
  ],
  [
    'what he chose comes before where he wrote',
    { ...CUSTOMER, lastWroteBy: 'bot', choices: [wanted('email')] },
    ['email'],
  ],
  ['a way that he declined is not taken', { ...CUSTOMER, choices: [declined('email')] }, []],
  ['a way that leads nowhere is not taken', { ...CUSTOMER, reachable: ['screen'] }, []],
  [
    'who chose a way that nobody offers any more hears by the usual one',
    { ...CUSTOMER, choices: [wanted('pager')], reachable: [...ALL, 'pager'] },
    ['email'],
  ],
  [
    'a choice for another kind says nothing of this one',
    { ...CUSTOMER, choices: [{ ...declined('email'), kind: 'closed' }] },
    ['email'],
  ],
]

for (const [name, choosing, ways] of CASES) {
  test(name, () => assert.deepEqual(waysFor(WAYS, choosing), ways))
}

test('of every kind, for either side and every choice, nobody hears twice by a way, nor by one he declined or that leads nowhere', () => {
  const answers = [true, false, null]
  for (const kind of NOTICE_KINDS)
    for (const side of ['customer', 'support'] as const)
      for (const lastWroteBy of [null, ...ALL])
        for (const email of answers)
          for (const screen of answers)
            for (const reachable of [ALL, ['email'], ['screen'], []]) {
              const choices = [
                ...(email === null ? [] : [{ kind, way: 'email', wanted: email }]),
                ...(screen === null ? [] : [{ kind, way: 'screen', wanted: screen }]),
              ]
              const ways = waysFor(WAYS, { kind, side, choices, reachable, lastWroteBy })
              assert.equal(new Set(ways).size, ways.length)
              assert.ok(ways.every((way) => reachable.includes(way)))
              assert.ok(choices.every(({ way, wanted }) => wanted || !ways.includes(way)))
              assert.ok(choices.every(({ way, wanted }) => !wanted || !reachable.includes(way) || ways.includes(way)))
            }
})
