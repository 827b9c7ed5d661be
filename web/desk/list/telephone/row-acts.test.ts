import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role, Status } from '../../../../src/domain/ground/words.ts'
import { actsOf } from './row-acts.ts'

const nowhere = { organisationIds: [], venueIds: [], dealerIds: [] }
const person = (role: Role, id = 1) => ({
  id,
  roles: [role],
  viewer: null,
  actor: { teamIds: [7], ...nowhere },
})
const row = (status: Status, more: { readonly specialist?: number; readonly team?: number } = {}) => ({
  contact: { id: 50, name: 'Иван' },
  organisation: null,
  venue: null,
  team: { id: more.team ?? 7, name: 'Первая линия' },
  specialist: more.specialist === undefined ? null : { id: more.specialist, name: 'Борис' },
  status,
  closingCode: null,
})

test('a specialist answers, notes, takes what nobody has and defers it from the row', () => {
  const acts = actsOf(person('specialist'), row('registered'))
  assert.deepEqual([acts.reply, acts.note, acts.take], [true, true, true])
  assert.ok(acts.moves.includes('defer') && acts.moves.includes('start'))
})

test('what somebody has is not taken, what is deferred is not deferred, what has ended is not taken up', () => {
  assert.equal(actsOf(person('specialist'), row('in_progress', { specialist: 2 })).take, false)
  assert.equal(actsOf(person('specialist'), row('deferred', { specialist: 1 })).moves.includes('defer'), false)
  assert.equal(actsOf(person('specialist'), row('closed')).take, false)
})

test('who only reads does nothing; so does who looks as somebody else', () => {
  const nothing = { reply: false, note: false, take: false, moves: [] }
  assert.deepEqual(actsOf(person('analyst'), row('registered')), nothing)
  const viewer = { name: 'Пётр', until: '2026-12-01T12:00:00.000Z' }
  assert.deepEqual(actsOf({ ...person('specialist'), viewer }, row('registered')), nothing)
})

test('of another team nothing is offered that watching alone might allow', () => {
  assert.deepEqual(actsOf(person('specialist'), row('in_progress', { team: 8, specialist: 2 })).moves, [])
  assert.ok(actsOf(person('contractor'), row('in_progress', { team: 8, specialist: 1 })).moves.includes('defer'))
})
