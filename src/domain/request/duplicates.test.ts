import assert from 'node:assert/strict'
import { test } from 'node:test'
import { broughtBy, cameWith } from './duplicates.ts'
import type { RequestEvent } from './events.ts'

const added = (personId: number, duplicate?: number): RequestEvent => ({
  type: 'request.watcher-added',
  data: { personId, ...(duplicate !== undefined && { with: duplicate }) },
})
const removed = (personId: number): RequestEvent => ({ type: 'request.watcher-removed', data: { personId } })
const mentioned = (personId: number): RequestEvent => ({ type: 'request.mentioned', data: { personId } })
const copied = (personId: number, duplicate: number): RequestEvent => ({
  type: 'request.copied',
  data: { personId, with: duplicate },
})

test('what a duplicate gave is what nobody has given or taken since', () => {
  const cases: readonly (readonly [readonly RequestEvent[], readonly number[]])[] = [
    [[], []],
    [[added(1)], []],
    [
      [added(1, 7), added(2, 8), copied(3, 7)],
      [1, 3],
    ],
    [[added(1, 7), added(1)], []],
    [[added(1, 7), mentioned(1)], []],
    [[added(1, 7), removed(1)], []],
    [[added(1, 7), removed(1), added(1, 7)], [1]],
    [[added(1, 7), added(1, 8)], []],
  ]
  for (const [story, people] of cases) assert.deepEqual(broughtBy(story, 7), people, JSON.stringify(story))
  assert.deepEqual([cameWith([added(1, 7)], 1), cameWith([added(1, 7)], 2)], [7, null])
})
