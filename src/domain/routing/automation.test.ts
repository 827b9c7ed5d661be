import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Automation, setGoing } from './automation.ts'
import { facts } from './samples.ts'

const automation = (id: string, besides: Partial<Automation> = {}): Automation => ({
  id,
  name: id,
  enabled: true,
  trigger: 'registered',
  when: [],
  does: [{ kind: 'note', text: 'Проверить' }],
  ...besides,
})
const ids = (all: readonly Automation[]) => all.map(({ id }) => id)

test('all that fit are set going in their order, each by its own trigger, and none that is off', () => {
  const all = [
    automation('a'),
    automation('off', { enabled: false }),
    automation('other', { trigger: 'soon_due' }),
    automation('vip', { when: [[{ kind: 'vip', isNot: false, values: ['yes'] }]] }),
    automation('b', { when: [[{ kind: 'channel', isNot: false, values: ['portal'] }]] }),
  ]
  assert.deepEqual(ids(setGoing(all, { trigger: 'registered', facts: facts(), chain: [] })), ['a', 'b'])
})

for (const [chain, expected] of [
  [['a'], ['b']],
  [['b', 'a'], []],
  [
    ['x', 'y'],
    ['a', 'b'],
  ],
  [['x', 'y', 'z'], []],
] as const) {
  test(`after ${chain.join(', ')} there go ${expected.join(', ') || 'none'}: never for its own, never deeper than three`, () => {
    const all = [automation('a'), automation('b')]
    assert.deepEqual(ids(setGoing(all, { trigger: 'registered', facts: facts(), chain })), expected)
  })
}
