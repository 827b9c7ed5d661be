import assert from 'node:assert/strict'
import test from 'node:test'
import { Problem } from '../problem.ts'
import { troublesOf } from './troubles.ts'

const TYPED = { email: '', imap: { host: '' }, team: '' }
const say = (id: string) => id

test('a refusal belongs to the field whose code or place it names, and to the whole where it names none', () => {
  const places = { 'mailbox.address-taken': 'email', '/administrator/email': 'email', '/service': 'team' } as const
  const fieldsOf = (problem: Problem) => Object.keys(troublesOf(problem, TYPED, { places }, say).fields)
  const invalid = (...paths: string[]) =>
    new Problem('input.invalid', 400, { problems: paths.map((path) => ({ path, message: 'no' })) })

  assert.deepEqual(fieldsOf(new Problem('mailbox.address-taken', 409)), ['email'])
  assert.deepEqual(fieldsOf(invalid('/administrator/email')), ['email'])
  assert.deepEqual(fieldsOf(invalid('/imap/host')), ['imap.host'], 'a place that is called like its field')
  assert.deepEqual(fieldsOf(invalid('/service/ru', '/team')), ['team'], 'each field once, the nearest place above')
  assert.deepEqual(fieldsOf(new Problem('input.invalid', 400, { field: 'team' })), ['team'])
  assert.deepEqual(fieldsOf(invalid('/elsewhere')), [])
  assert.deepEqual(fieldsOf(new Problem('too-many-requests', 429)), [])
})

test('what is said at a field is the sentence of the refusal, or the better one of the form', () => {
  const taken = new Problem('mailbox.address-taken', 409)
  const places = { 'mailbox.address-taken': 'email' } as const
  assert.deepEqual(troublesOf(taken, TYPED, { places }, say).fields, { email: 'refusal.mailbox.address-taken' })
  const told = troublesOf(taken, TYPED, { places, refusal: () => 'Занят' }, say)
  assert.deepEqual(told, { fields: { email: 'Занят' }, whole: null })
  const own = troublesOf(taken, TYPED, { refusal: () => ({ 'imap.host': 'Не тот' }) }, say)
  assert.deepEqual(own.fields, { 'imap.host': 'Не тот' })
  assert.equal(troublesOf(new Problem('offline', 0), TYPED, {}, say).whole, 'common.problem.offline')
})
