import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpen, mayAskAgain, obstacleTo } from './address-questions.ts'

const NOW = 1_000
const person = { personId: 1, isArchived: false, isStaff: false, reachable: 'a@x.example', ownerId: null }

test('a question is open until it is answered or its time is over', () => {
  assert.equal(isOpen({ expiresAt: NOW + 1, answer: null }, NOW), true)
  assert.equal(isOpen({ expiresAt: NOW, answer: null }, NOW), false)
  assert.equal(isOpen({ expiresAt: NOW + 1, answer: 'yes' }, NOW), false)
})

test('nobody is asked twice at a time, and never again after a no', () => {
  assert.equal(mayAskAgain(null, NOW), true)
  assert.equal(mayAskAgain({ expiresAt: NOW + 1, answer: null }, NOW), false)
  assert.equal(mayAskAgain({ expiresAt: NOW, answer: null }, NOW), true)
  assert.equal(mayAskAgain({ expiresAt: NOW + 1, answer: 'no' }, NOW), false)
  assert.equal(mayAskAgain({ expiresAt: NOW + 1, answer: 'withdrawn' }, NOW), true)
})

test('asked is who is there, is no specialist, can be reached, and about an address that is nobody’s', () => {
  assert.equal(obstacleTo(person), null)
  assert.equal(obstacleTo({ ...person, isArchived: true }), 'archived')
  assert.equal(obstacleTo({ ...person, isStaff: true }), 'staff')
  assert.equal(obstacleTo({ ...person, ownerId: 2 }), 'taken')
  assert.equal(obstacleTo({ ...person, ownerId: 1 }), 'known')
  assert.equal(obstacleTo({ ...person, reachable: null }), 'unreachable')
})
