import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MINUTE } from '../ground/instant.ts'
import { DEFAULT_POLICY } from '../terms/policy.ts'
import { type NoticeAtGate, verdictOn } from './gate.ts'

const NIGHT = { from: '22:00:00', to: '08:00:00', zone: 'Asia/Yekaterinburg' }
const NOTICE: NoticeAtGate = {
  kind: 'closed',
  isProven: true,
  isReadByNoPerson: false,
  isFailing: false,
  stopOfTrade: false,
  quiet: null,
  summaryAt: null,
  isAllHeHas: false,
  limits: DEFAULT_POLICY.notices,
  withinHour: 0,
  withinDay: 0,
  lastAt: null,
}
const at = (text: string) => Date.parse(text)
const NOON = at('2026-11-23T12:00:00+05:00')
const LATE = at('2026-11-23T23:30:00+05:00')
const EARLY = at('2026-11-24T03:00:00+05:00')
const MORNING = at('2026-11-24T08:00:00+05:00')

const LEAVE = [
  { name: 'by day an automatic letter leaves at once', notice: { quiet: NIGHT }, now: NOON, at: null },
  { name: 'before midnight it waits for the morning', notice: { quiet: NIGHT }, now: LATE, at: MORNING },
  { name: 'after midnight it waits for the same morning', notice: { quiet: NIGHT }, now: EARLY, at: MORNING },
  { name: 'at the end of the quiet hours it leaves', notice: { quiet: NIGHT }, now: MORNING, at: null },
  { name: 'a stop of trade waits for no morning', notice: { quiet: NIGHT, stopOfTrade: true }, now: LATE, at: null },
  {
    name: 'an answer to what he just wrote comes at night',
    notice: { quiet: NIGHT, kind: 'acknowledgement' },
    now: LATE,
    at: null,
  },
  { name: 'what a person wrote comes at night', notice: { quiet: NIGHT, kind: 'reply' }, now: LATE, at: null },
  {
    name: 'quiet hours within one day end on that day',
    notice: { quiet: { ...NIGHT, from: '11:00', to: '13:30' } },
    now: NOON,
    at: at('2026-11-23T13:30:00+05:00'),
  },
  {
    name: 'a quiet weekend lasts from the evening of Friday until the morning of Monday',
    notice: { quiet: { ...NIGHT, weekends: true } },
    now: at('2026-11-27T23:00:00+05:00'),
    at: at('2026-11-30T08:00:00+05:00'),
  },
  {
    name: 'by day on Sunday it is quiet, too',
    notice: { quiet: { ...NIGHT, weekends: true } },
    now: at('2026-11-29T14:00:00+05:00'),
    at: at('2026-11-30T08:00:00+05:00'),
  },
  {
    name: 'a quiet weekend does not touch a Thursday',
    notice: { quiet: { ...NIGHT, weekends: true } },
    now: at('2026-11-26T14:00:00+05:00'),
    at: null,
  },
  {
    name: 'quiet hours of no length hold nothing up',
    notice: { quiet: { ...NIGHT, to: '22:00' } },
    now: LATE,
    at: null,
  },
] as const

for (const { name, notice, now, at } of LEAVE) {
  test(name, () => {
    const verdict = verdictOn({ ...NOTICE, ...notice }, now)
    assert.deepEqual(verdict, at === null ? { leaves: 'now' } : { leaves: 'later', at, because: 'quiet_hours' })
  })
}

const STAY = [
  {
    name: 'an address that bounced gets nothing automatic',
    notice: { isFailing: true },
    because: 'address_bounced',
  },
  { name: 'ten of a kind an hour are enough', notice: { withinHour: 10 }, because: 'enough_of_them' },
  { name: 'fifty of a kind a day are enough', notice: { withinDay: 50 }, because: 'enough_of_them' },
  {
    name: 'two acknowledgements an hour are enough',
    notice: { kind: 'acknowledgement', withinHour: 2 },
    because: 'enough_of_them',
  },
  {
    name: 'one acknowledgement a day is enough for an address that nobody proved',
    notice: { kind: 'acknowledgement', isProven: false, withinDay: 1 },
    because: 'enough_of_them',
  },
] as const

for (const { name, notice, because } of STAY) {
  test(name, () => assert.deepEqual(verdictOn({ ...NOTICE, ...notice }, NOON), { leaves: 'never', because }))
}

test('what a person wrote is never limited, not even to an address that bounced', () => {
  const letter = { ...NOTICE, kind: 'resolved', isFailing: true, withinHour: 1000, withinDay: 1000 } as const
  assert.deepEqual(verdictOn(letter, NOON), { leaves: 'now' })
})

test('acknowledgements: two an hour to one place, and one a day to a place that nobody has proven', () => {
  const cases: readonly (readonly [isProven: boolean, hour: number, day: number, leaves: 'now' | 'never'])[] = [
    [true, 0, 0, 'now'],
    [true, 1, 60, 'now'],
    [true, 2, 2, 'never'],
    [false, 0, 0, 'now'],
    [false, 0, 1, 'never'],
    [false, 2, 2, 'never'],
  ]
  for (const [isProven, withinHour, withinDay, leaves] of cases) {
    const verdict = verdictOn({ ...NOTICE, kind: 'acknowledgement', isProven, withinHour, withinDay }, NOON)
    assert.equal(verdict.leaves, leaves)
  }
})

test('an address gets as much as the policy says, of acknowledgements and of all the rest', () => {
  const limits = {
    acknowledgements: { proven: { hour: 1, day: 3 }, unproven: { hour: 0, day: null } },
    others: { hour: 2, day: null },
  }
  const leaves = (notice: Partial<NoticeAtGate>) => verdictOn({ ...NOTICE, limits, ...notice }, NOON).leaves
  const mine = { kind: 'acknowledgement', withinHour: 0 } as const
  assert.deepEqual([leaves(mine), leaves({ ...mine, withinDay: 3 })], ['now', 'never'])
  assert.equal(leaves({ ...mine, isProven: false }), 'never')
  assert.deepEqual([leaves({ withinHour: 1, withinDay: 900 }), leaves({ withinHour: 2 })], ['now', 'never'])
})

const SUMMED = [
  { name: 'what can wait is told in the summary', notice: {}, leaves: 'with_others' },
  { name: 'so is what a person wrote', notice: { kind: 'reply' }, leaves: 'with_others' },
  { name: 'no limit counts it', notice: { withinHour: 1000, withinDay: 1000 }, leaves: 'with_others' },
  { name: 'the summary keeps the quiet hours itself', notice: { quiet: NIGHT }, leaves: 'with_others' },
  { name: 'a question comes at once', notice: { kind: 'question' }, leaves: 'now' },
  { name: 'a reminder waits for the morning alone', notice: { kind: 'reminder', quiet: NIGHT }, leaves: 'later' },
  { name: 'a stop of trade waits for no summary', notice: { stopOfTrade: true }, leaves: 'now' },
  { name: 'an address that nobody has proven gets none', notice: { isProven: false }, leaves: 'now' },
  {
    name: 'who is only in copy reads each letter by itself',
    notice: { kind: 'reply', isAllHeHas: true },
    leaves: 'now',
  },
  { name: 'an address that bounced gets none', notice: { kind: 'reply', isFailing: true }, leaves: 'now' },
] as const

for (const { name, notice, leaves } of SUMMED) {
  test(`in summaries: ${name}`, () => {
    assert.equal(verdictOn({ ...NOTICE, summaryAt: MORNING, ...notice }, LATE).leaves, leaves)
  })
}

test('a broken promise and a call of escalation come in quiet hours, too', () => {
  for (const kind of ['breached', 'escalated', 'trade_stopped'] as const)
    assert.deepEqual(verdictOn({ ...NOTICE, kind, quiet: NIGHT }, LATE), { leaves: 'now' })
})

const TOLD = [
  { name: 'the first of its kind leaves at once', lastAt: null, leaves: 0 },
  { name: 'one that was told long ago holds nothing up', lastAt: -10, leaves: 0 },
  { name: 'within ten minutes the next waits for their end', lastAt: -4, leaves: 6 },
  { name: 'while one waits the next leaves with it', lastAt: 3, leaves: 3 },
  { name: 'what somebody is called for is told each time', lastAt: -4, leaves: 0, notice: { kind: 'breached' } },
  { name: 'so is what a person wrote to him', lastAt: -4, leaves: 0, notice: { kind: 'reply' } },
  { name: 'and everything of a stop of trade', lastAt: -4, leaves: 0, notice: { stopOfTrade: true } },
] as const

for (const { name, lastAt, leaves, ...more } of TOLD) {
  test(`many of one request: ${name}`, () => {
    const before = lastAt === null ? null : NOON + lastAt * MINUTE
    const notice = { ...NOTICE, kind: 'answered' as const, lastAt: before, ...('notice' in more ? more.notice : {}) }
    const later = { leaves: 'later', at: NOON + leaves * MINUTE, because: 'repeats' }
    assert.deepEqual(verdictOn(notice, NOON), leaves === 0 ? { leaves: 'now' } : later)
  })
}
