import assert from 'node:assert/strict'
import test from 'node:test'
import { fromField, mondayAt, toField, tomorrowAt } from './presets.ts'

const wednesday = Date.parse('2026-11-25T21:30:00Z')

test('tomorrow at nine is tomorrow of the person who looks', () => {
  assert.equal(new Date(tomorrowAt(9, wednesday, 'UTC')).toISOString(), '2026-11-26T09:00:00.000Z')
  assert.equal(new Date(tomorrowAt(9, wednesday, 'Europe/Moscow')).toISOString(), '2026-11-27T06:00:00.000Z')
})

test('on Monday means the next one', () => {
  assert.equal(new Date(mondayAt(9, wednesday, 'UTC')).toISOString(), '2026-11-30T09:00:00.000Z')
  const monday = Date.parse('2026-11-30T08:00:00Z')
  assert.equal(new Date(mondayAt(9, monday, 'UTC')).toISOString(), '2026-12-07T09:00:00.000Z')
})

test('a field shows and reads the wall clock of the zone', () => {
  const at = Date.parse('2026-11-26T06:00:00Z')
  assert.equal(toField(at, 'Europe/Moscow'), '2026-11-26T09:00')
  assert.equal(fromField('2026-11-26T09:00', 'Europe/Moscow'), at)
  assert.equal(fromField('', 'Europe/Moscow'), null)
})
