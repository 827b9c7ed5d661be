import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Arrangement, arrangementOf, holdsTheSame, mended } from './arrangement.ts'

const group = (id: number) => ({ id, parentId: null, isGroup: true })
const service = (id: number, parentId: number | null) => ({ id, parentId, isGroup: false })
const tree = (...groups: readonly (readonly [number | null, ...number[]])[]): Arrangement =>
  groups.map(([groupId, ...serviceIds]) => ({ groupId, serviceIds }))

test('the tree is groups in their order, what stands in none of them last', () => {
  const nodes = [service(3, 2), service(9, null), group(2), service(4, 1), group(1), service(5, 2)]
  assert.deepEqual(arrangementOf(nodes), tree([2, 3, 5], [1, 4], [null, 9]))
})

test('another order holds the same things; one more, one less or one twice does not', () => {
  const before = tree([1, 3, 4], [2, 5], [null])
  assert.equal(holdsTheSame(before, tree([2], [1, 5, 4, 3], [null])), true)
  for (const other of [
    tree([1, 3, 4], [2], [null]),
    tree([1, 3, 4, 4], [2, 5], [null]),
    tree([1, 3, 4, 6], [2, 5], [null]),
    tree([1, 3, 4, 5], [null]),
  ]) {
    assert.equal(holdsTheSame(before, other), false, JSON.stringify(other))
  }
})

test('two edits make a tree in which everything stands once', () => {
  const before = tree([1, 3, 4], [2, 5], [null, 6])
  assert.deepEqual(mended(tree([1, 3, 5], [2, 5, 4], [null]), before), tree([1, 3, 5], [2, 4], [null, 6]))
  assert.deepEqual(mended(tree([2, 5]), before), tree([2, 5], [1, 3, 4], [null, 6]))
})
