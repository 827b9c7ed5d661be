import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Waited, whyNeedless } from './needless.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const WAITED: Waited = { kind: 'answered', side: 'support', way: 'email', isRead: false, mute: null, wanted: null }
const MUTE = { until: 'unmuted', untilAt: null, mutedAt: NOW } as const

const CASES = [
  { name: 'what nobody has read or declined is sent', waited: {}, why: null },
  { name: 'what was read on the screen is not', waited: { isRead: true }, why: 'read' },
  { name: 'nor what is of a request muted meanwhile', waited: { mute: MUTE }, why: 'unwanted' },
  { name: 'nor a kind that was switched off meanwhile', waited: { wanted: false }, why: 'unwanted' },
  { name: 'a kind that was switched on is sent', waited: { wanted: true }, why: null },
  { name: 'a mute does not reach who is named', waited: { kind: 'mention', mute: MUTE }, why: null },
  {
    name: 'a mute that is over reaches nobody',
    waited: { mute: { ...MUTE, until: 'moment', untilAt: NOW } },
    why: null,
  },
  { name: 'what is locked is sent, read or not', waited: { kind: 'breached', way: 'push', isRead: true }, why: null },
  { name: 'by a way without a lock it is not', waited: { kind: 'breached', isRead: true }, why: 'read' },
] as const

for (const { name, waited, why } of CASES) {
  test(name, () => assert.equal(whyNeedless({ ...WAITED, ...waited }, NOW), why))
}
