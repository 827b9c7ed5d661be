import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filtersIn, isFiltered, NO_FILTERS, questionOf, searchOf } from './filters.ts'

const said =
  'also=burning&team=3&status=resolved&priority=2&specialist=7&contact=5&venue=9&channel=email&service=4&contract=6&since=2026-11-01&until=2026-11-30'

test('an address says every filter and says it back', () => {
  const filters = filtersIn(new URLSearchParams(said), 'all')
  assert.equal(searchOf(filters, 'all').toString(), said)
  assert.deepEqual([filters.venue, filters.since, filters.channel], [9, '2026-11-01', 'email'])
})

test('what an address says badly is left out', () => {
  const bad =
    'also=mine&venue=x&contact=-1&contract=1.5&status=lost&channel=pigeon&since=2026-02-30&until=1999-01-01&sort=luck'
  assert.deepEqual(filtersIn(new URLSearchParams(bad), 'open'), { ...NO_FILTERS, sort: 'due' })
})

test('a queue begins with the most urgent, all requests with the latest, and only another order is said', () => {
  const usual = filtersIn(new URLSearchParams(), 'all')
  assert.equal(usual.sort, 'newest')
  assert.equal(searchOf(usual, 'all').toString(), '')
  assert.equal(filtersIn(new URLSearchParams('sort=changed'), 'all').sort, 'changed')
  assert.equal(filtersIn(new URLSearchParams('sort=due'), 'all').sort, 'newest', 'what has ended is due no more')
  assert.equal(questionOf(usual, 'all', 1).toString(), 'sort=newest')
  assert.equal(filtersIn(new URLSearchParams('sort=due'), 'resolved').sort, 'changed')
  assert.equal(filtersIn(new URLSearchParams(''), 'spam').sort, 'newest')
})

test('«mine» asks for whoever looks', () => {
  const mine = filtersIn(new URLSearchParams('mine=1'), 'open')
  assert.equal(questionOf(mine, 'open', 42).toString(), 'specialist=42&sort=due&view=open')
})

test('the team is a filter where it does not name the list', () => {
  const team = filtersIn(new URLSearchParams('team=3'), 'open')
  assert.deepEqual([isFiltered(team, 'open'), isFiltered(team, 'burning')], [false, true])
  assert.equal(isFiltered(filtersIn(new URLSearchParams('sort=changed'), 'open'), 'open'), false)
})
