import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { HOUR } from '../../domain/ground/instant.ts'
import { moved } from '../../domain/request/moved.ts'
import { withOverride } from '../../domain/request/priority-changes.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { type LoadedRow, requestOf, rowOf } from './request-row.ts'

/** The request as the database would give it back. */
function kept(request: ServiceRequest, change: Record<string, unknown> = {}): LoadedRow {
  const columns: Record<string, unknown> = { ...rowOf(request, TERMS) }
  for (const column of ['coverage', 'routing', 'priority_override'])
    columns[column] = JSON.parse(String(columns[column] ?? null))
  const { number, version, ledger, stepsTold } = request
  const own = {
    number,
    version,
    ledger: structuredClone(ledger),
    steps_told: stepsTold,
    watcher_ids: [],
    copied_ids: [],
  }
  return JSON.parse(JSON.stringify({ ...columns, ...own, ...change }))
}

const override = { priority: 1, reason: 'проверка', until: NOON + HOUR, by: 3 } as const
const WORKED: readonly ServiceRequest[] = [
  fresh(),
  withOverride(fresh(), override, { terms: TERMS, at: NOON }).request,
  moved(fresh(), 'defer', TERMS, { at: NOON, by: 1, until: NOON + HOUR, reason: 'ждёт поставки' }).request,
  moved(fresh(), 'mark_spam', TERMS, { at: NOON + HOUR, by: 1 }).request,
]

for (const request of WORKED) {
  test(`a request that is ${request.status} comes back as it was kept`, () => {
    assert.deepEqual(requestOf(kept(request)), request)
  })
}

/** Column, what it holds, and what the error says. */
const UNREADABLE: readonly (readonly [string, unknown, RegExp])[] = [
  ['type', 'complaint', /requests\.type holds "complaint"/],
  ['channel', 'fax', /requests\.channel holds "fax"/],
  ['status', 'Closed', /requests\.status holds "Closed"/],
  ['status', null, /requests\.status holds null/],
  ['urgency', 'critical', /requests\.urgency/],
  ['criticality', '', /requests\.criticality/],
  ['priority', 5, /requests\.priority holds 5/],
  ['priority', '1', /requests\.priority holds "1"/],
  ['closing_code', 'done', /requests\.closing_code/],
  ['last_message_from', 'desk', /requests\.last_message_from/],
  ['registered_at', 'yesterday', /requests\.registered_at holds "yesterday"/],
  ['priority_override', { priority: 9, reason: '', until: 0, by: 1 }, /requests\.priority_override holds 9/],
  ['priority_override', [], /requests\.priority_override holds \[\]/],
  ['coverage', { because: 'luck', passedOver: [] }, /requests\.coverage holds "luck"/],
  ['coverage', { because: 'venue' }, /requests\.coverage/],
  ['routing', null, /requests\.routing holds null/],
  ['routing', { because: 'robot' }, /requests\.routing holds "robot"/],
  ['ledger', {}, /request_clocks\.ledger/],
  ['ledger', withClock({ stoppedBy: 'luck' }), /request_clocks\.ledger holds "luck"/],
  ['ledger', withClock({ targetMs: '1' }), /request_clocks\.ledger holds "1"/],
  [
    'ledger',
    withClock({ stretches: [{ from: 0, to: null, runs: 1, cause: 'resumed', hoursId: 1 }] }),
    /ledger holds 1/,
  ],
]

function withClock(change: Record<string, unknown>) {
  const { ledger } = fresh()
  return { ...ledger, resolution: { ...ledger.resolution, ...change } }
}

for (const [column, value, says] of UNREADABLE) {
  test(`${column} that holds ${JSON.stringify(value).slice(0, 40)} is an error that names the column`, () => {
    assert.throws(() => requestOf(kept(fresh(), { [column]: value })), says)
  })
}
