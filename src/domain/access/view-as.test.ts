import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES, type Role } from '../ground/words.ts'
import { type Actor, mayOnDesk } from './permissions.ts'
import { whyNoView } from './view-as.ts'

function actor(personId: number, ...roles: Role[]): Actor {
  return { personId, channel: 'desk', roles, teamIds: [], organisationIds: [], venueIds: [], dealerIds: [] }
}

test('an administrator looks as everybody but himself and other administrators', () => {
  const viewer = actor(1, 'administrator')
  for (const role of ROLES) {
    const expected = role === 'administrator' ? 'view-as.not-an-administrator' : null
    assert.equal(whyNoView(viewer, actor(2, role)), expected, role)
  }
  assert.equal(whyNoView(viewer, actor(1, 'specialist')), 'view-as.not-yourself')
  assert.equal(whyNoView(viewer, actor(2, 'specialist', 'administrator')), 'view-as.not-an-administrator')
})

test('nobody looks as somebody who may do more than he himself', () => {
  const cases: readonly (readonly [viewer: Role, person: Role, may: boolean])[] = [
    ['operator', 'analyst', true],
    ['operator', 'team_lead', false],
    ['analyst', 'operator', false],
    ['catalogue_manager', 'specialist', false],
    ['operator', 'customer_manager', true],
  ]
  for (const [viewer, person, may] of cases) {
    assert.equal(whyNoView(actor(1, viewer), actor(2, person)) === null, may, `${viewer} as ${person}`)
  }
})

test('the right to look as somebody is of administrators alone', () => {
  for (const role of ROLES) assert.equal(mayOnDesk(actor(1, role), 'view_as'), role === 'administrator', role)
})
