import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOwnContact, type Said, type Sender } from './incoming.ts'
import { codeIn, shownCode } from './link-code.ts'
import { quietIn } from './quiet-typed.ts'

test('a code is read as people type it, and words are none', () => {
  for (const typed of ['7K4M-2QXD', '7k4m2qxd', ' 7K4M 2QXD ', '7k4m–2qxd']) assert.equal(codeIn(typed), '7K4M2QXD')
  for (const typed of ['7K4M-2QX', '7K4M-2QX0', 'не печатает', '7K4M-2QXDD']) assert.equal(codeIn(typed), null)
  assert.equal(shownCode('7K4M2QXD'), '7K4M-2QXD')
})

const SENDER: Sender = { account: '1', chat: '1', name: 'И', username: null, locale: 'ru', isPrivate: true }
const SHARED: Said = {
  kind: 'said',
  id: '1',
  text: '',
  files: [],
  answersTo: null,
  isForwarded: false,
  contact: { phone: '7', account: '1' },
  start: null,
}

test('a card is its sender’s own only in private, at first hand, and by the word of the messenger', () => {
  assert.equal(isOwnContact(SENDER, SHARED), true)
  assert.equal(isOwnContact({ ...SENDER, isPrivate: false }, SHARED), false)
  assert.equal(isOwnContact(SENDER, { ...SHARED, isForwarded: true }), false)
  assert.equal(isOwnContact(SENDER, { ...SHARED, contact: { phone: '7', account: '2' } }), false)
  assert.equal(isOwnContact(SENDER, { ...SHARED, contact: { phone: '7', account: null } }), false)
})

const HOURS = [
  ['22-8', { from: '22:00', to: '08:00' }],
  ['с 23 до 7', { from: '23:00', to: '07:00' }],
  ['23:30 – 7.15', { from: '23:30', to: '07:15' }],
  ['25-8', null],
  ['8-8', null],
  ['ночью', null],
] as const
for (const [typed, hours] of HOURS) {
  test(`quiet hours typed as «${typed}»`, () => assert.deepEqual(quietIn(typed), hours))
}
