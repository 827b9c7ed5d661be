import assert from 'node:assert/strict'
import { test } from 'node:test'
import { broughtBy, cameByOffer, cameWith } from './duplicates.ts'
import type { PastEvent, RequestEvent } from './events.ts'

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

test('whoever came by an offer is known by the change that told of both, until somebody lets him in himself', () => {
  const offered = (personId: number): RequestEvent => ({ type: 'request.handed-over', data: { personId } })
  const story = (...changes: readonly (readonly RequestEvent[])[]): PastEvent[] =>
    changes.flatMap((events, place) => events.map((event) => ({ ...event, change: place + 1 })))
  const cases: readonly (readonly [PastEvent[], boolean])[] = [
    [story(), false],
    [story([added(1), offered(1)]), true],
    [story([added(1), offered(2)]), false],
    [story([added(1)], [offered(1)]), false],
    [story([added(1), offered(1)], [mentioned(1)]), false],
    [story([added(1), offered(1)], [added(1)]), false],
    [story([added(1), offered(1)], [removed(1)]), false],
    [story([added(1), offered(1)], [added(2)]), true],
  ]
  for (const [past, came] of cases) assert.equal(cameByOffer(past, 1), came, JSON.stringify(past))
})
