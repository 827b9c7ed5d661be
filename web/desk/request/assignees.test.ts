import assert from 'node:assert/strict'
import { test } from 'node:test'
import { USUAL_NEED } from '../../../src/domain/duty/need.ts'
import { TEAM_ZONE } from '../../../src/domain/people/team.ts'
import { assignees } from './assignees.ts'

const anna = { id: 1, name: 'Анна Снегирева', leads: false, open: 2, openLimit: null, away: null }
const boris = { id: 2, name: 'Борис Второй', leads: true, open: 0, openLimit: null, away: null }
const DUTY = { zone: TEAM_ZONE, need: USUAL_NEED, hours: null }
const TEAMS = [
  { id: 10, name: '1-я линия', line: 1, ...DUTY, members: [anna, boris] },
  { id: 20, name: 'Эквайринг', line: 2, ...DUTY, members: [boris, anna] },
]
const shown = (own: number, words: string) =>
  assignees(TEAMS, own, words).map(({ team, hasQueue, members }) => [
    team.id,
    hasQueue,
    members.map(({ id }) => id).join(),
  ])

test('everybody stands once, in the team of the request first', () => {
  assert.deepEqual(shown(20, ''), [
    [20, true, '2,1'],
    [10, true, ''],
  ])
})

test('a team is meant by its name, a person by his in any spelling, and words that mean nobody leave nothing', () => {
  assert.deepEqual(shown(10, 'эквайринг'), [[20, true, '2,1']])
  assert.deepEqual(shown(10, 'Snegireva'), [[10, false, '1']])
  assert.deepEqual(shown(10, 'cytubhtdf'), [[10, false, '1']])
  assert.deepEqual(shown(10, 'никто'), [])
})
