import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { breaches, daysBehind, LOOKED_THROUGH_AFTER_DAYS, weaknessesOf } from '../bin/packages.mjs'

const NOW = Date.parse('2026-06-30T12:00:00Z')
const PUBLISHED = {
  created: '2020-01-01T00:00:00Z',
  modified: '2026-06-29T00:00:00Z',
  '4.1.9': '2025-01-01T00:00:00Z',
  '4.2.0': '2026-01-01T00:00:00Z',
  '4.2.1': '2026-06-20T00:00:00Z',
  '4.10.0': '2026-06-28T00:00:00Z',
  '5.0.0-beta.1': '2026-02-01T00:00:00Z',
  '5.0.0': '2026-03-01T00:00:00Z',
}

test('a package is behind since the first version that could stand in its place', () => {
  const cases = [
    { current: '4.1.9', newest: '5.0.0', days: 181 },
    { current: '4.2.0', newest: '5.0.0', days: 11 },
    { current: '4.2.1', newest: '4.10.0', days: 3 },
    { current: '4.2.0', newest: '4.2.0', days: 0 },
    { current: '4.10.0', newest: '5.0.0', days: 0 },
  ]
  for (const { days, ...versions } of cases) {
    assert.equal(daysBehind({ ...versions, published: PUBLISHED }, NOW), days, versions.current)
  }
})

test('a package that is behind for longer than the page allows, and one with a known weakness, is named', () => {
  const behind = [
    { name: 'late', current: '1.0.0', days: LOOKED_THROUGH_AFTER_DAYS + 1 },
    { name: 'in-time', current: '1.0.0', days: LOOKED_THROUGH_AFTER_DAYS },
  ]
  const answer = { vulnerabilities: { weak: { name: 'weak', severity: 'low', via: [] } } }
  assert.deepEqual(breaches({ behind, weaknesses: weaknessesOf(answer) ?? [] }), [
    `late 1.0.0 is behind for ${LOOKED_THROUGH_AFTER_DAYS + 1} days`,
    'weak has a known weakness: low',
  ])
  assert.equal(weaknessesOf({ error: { code: 'E405' } }), null)
  assert.equal(weaknessesOf(null), null)
  const page = readFileSync(join(import.meta.dirname, '../docs/security.md'), 'utf8')
  assert.match(page, /packages are looked through every three months/)
})
