import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LONGEST_PRESS } from './outgoing.ts'
import {
  COMMANDS,
  CUSTOMER_HEARS,
  DEFERRALS,
  type Press,
  REQUEST_PRESSES,
  readPress,
  SUPPORT_HEARS,
  written,
} from './press.ts'

const LARGEST = 999_999_999_999_999
const EVERY: readonly Press[] = [
  ...COMMANDS.map((command): Press => ({ does: 'command', command })),
  ...REQUEST_PRESSES.map((does): Press => ({ does, request: LARGEST })),
  ...DEFERRALS.map((until): Press => ({ does: 'defer', request: LARGEST, until })),
  ...[...CUSTOMER_HEARS, ...SUPPORT_HEARS].map((kind): Press => ({ does: 'hear', kind, wanted: true })),
  { does: 'list', page: LARGEST },
  { does: 'close', request: LARGEST, version: LARGEST },
  { does: 'rate', request: LARGEST, score: 5 },
  { does: 'meant', is: false },
  { does: 'speak', locale: 'en' },
  { does: 'quiet', off: true },
  { does: 'leave', sure: true },
  { does: 'draft', mark: 'AbCdEf_-', step: { to: 'equipment', id: LARGEST } },
  { does: 'draft', mark: 'AbCdEf_-', step: { to: 'urgency', urgency: 'medium' } },
  { does: 'draft', mark: 'AbCdEf_-', step: { to: 'send' } },
]

test('every button says what it means in 64 bytes, and means that when it comes back', () => {
  for (const press of EVERY) {
    const payload = written(press)
    assert.ok(Buffer.byteLength(payload) <= LONGEST_PRESS, payload)
    assert.deepEqual(readPress(payload), press)
  }
})

test('what is none of our buttons means nothing', () => {
  const odd = [
    '',
    'open',
    'open:',
    'open:1e3',
    'open:-1',
    'rate:1:6',
    'rate:1:0',
    'close:1',
    'hear:password:1',
    'draft:x',
  ]
  for (const payload of [...odd, 'draft:x:fly', 'command:rm', 'speak:de', 'defer:1:never', 'constructor:1']) {
    assert.equal(readPress(payload), null, payload)
  }
})
