import assert from 'node:assert/strict'
import test from 'node:test'
import { SETUP_STEPS } from '../../src/domain/access/setup-steps.ts'
import { groupsFor, PAGES, pageAt, pageSettingUp } from './pages.ts'

const NOBODY = {
  workOnDesk: true,
  manageCatalogue: false,
  manageTerms: false,
  administer: false,
  sortLetters: false,
  fileForOthers: false,
  takeAnyCall: false,
  keepNotes: false,
  viewAs: false,
  seesOrganisation: false,
}

for (const [address, page] of [
  ['/admin', '/admin'],
  ['/admin/people', '/admin/people'],
  ['/admin/people/7', '/admin/people'],
  ['/admin/people-of-others', null],
  ['/admin/nowhere', null],
] as const) {
  test(`${address} is of ${page}`, () => assert.equal(pageAt(address)?.path ?? null, page))
}

test('a person has the groups and pages of his rights and no others', () => {
  assert.deepEqual(groupsFor(NOBODY), [])
  const names = (some: object) => groupsFor({ ...NOBODY, ...some }).map(({ name }) => name)
  assert.deepEqual(names({ manageCatalogue: true }), ['home', 'catalogue', 'notices'])
  const all = groupsFor({ ...NOBODY, manageCatalogue: true, manageTerms: true, administer: true })
  assert.deepEqual(all.flatMap(({ pages }) => pages).length, PAGES.length)
})

test('no two pages stand at one address', () => {
  assert.equal(new Set(PAGES.map(({ path }) => path)).size, PAGES.length)
})

test('every step of the set-up is taken on a page', () => {
  const all = { ...NOBODY, manageCatalogue: true, manageTerms: true, administer: true }
  for (const step of SETUP_STEPS) assert.ok(pageSettingUp(step, all), step)
})
