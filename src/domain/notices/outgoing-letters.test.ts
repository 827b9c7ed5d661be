import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LetterAtGate, verdictOn } from './outgoing-letters.ts'

const NIGHT = { from: '22:00:00', to: '08:00:00', zone: 'Asia/Yekaterinburg' }
const LETTER: LetterAtGate = {
  kind: 'closed',
  addressIsProven: true,
  isReadByNoPerson: false,
  addressBounced: false,
  stopOfTrade: false,
  quiet: null,
  withinHour: 0,
  withinDay: 0,
}
const at = (text: string) => Date.parse(text)
const NOON = at('2026-11-23T12:00:00+05:00')
const LATE = at('2026-11-23T23:30:00+05:00')
const EARLY = at('2026-11-24T03:00:00+05:00')
const MORNING = at('2026-11-24T08:00:00+05:00')

const LEAVE = [
  { name: 'by day an automatic letter leaves at once', letter: { quiet: NIGHT }, now: NOON, at: null },
  { name: 'before midnight it waits for the morning', letter: { quiet: NIGHT }, now: LATE, at: MORNING },
  { name: 'after midnight it waits for the same morning', letter: { quiet: NIGHT }, now: EARLY, at: MORNING },
  { name: 'at the end of the quiet hours it leaves', letter: { quiet: NIGHT }, now: MORNING, at: null },
  { name: 'a stop of trade waits for no morning', letter: { quiet: NIGHT, stopOfTrade: true }, now: LATE, at: null },
  {
    name: 'an answer to what he just wrote comes at night',
    letter: { quiet: NIGHT, kind: 'acknowledgement' },
    now: LATE,
    at: null,
  },
  { name: 'what a person wrote comes at night', letter: { quiet: NIGHT, kind: 'reply' }, now: LATE, at: null },
  {
    name: 'quiet hours within one day end on that day',
    letter: { quiet: { ...NIGHT, from: '11:00', to: '13:30' } },
    now: NOON,
    at: at('2026-11-23T13:30:00+05:00'),
  },
  {
    name: 'quiet hours of no length hold nothing up',
    letter: { quiet: { ...NIGHT, to: '22:00' } },
    now: LATE,
    at: null,
  },
] as const

for (const { name, letter, now, at } of LEAVE) {
  test(name, () => {
    const verdict = verdictOn({ ...LETTER, ...letter }, now)
    assert.deepEqual(verdict, at === null ? { leaves: 'now' } : { leaves: 'later', at })
  })
}

const STAY = [
  {
    name: 'an address that bounced gets nothing automatic',
    letter: { addressBounced: true },
    because: 'address_bounced',
  },
  { name: 'ten of a kind an hour are enough', letter: { withinHour: 10 }, because: 'enough_of_them' },
  { name: 'fifty of a kind a day are enough', letter: { withinDay: 50 }, because: 'enough_of_them' },
  {
    name: 'two acknowledgements an hour are enough',
    letter: { kind: 'acknowledgement', withinHour: 2 },
    because: 'enough_of_them',
  },
  {
    name: 'one acknowledgement a day is enough for an address that nobody proved',
    letter: { kind: 'acknowledgement', addressIsProven: false, withinDay: 1 },
    because: 'enough_of_them',
  },
] as const

for (const { name, letter, because } of STAY) {
  test(name, () => assert.deepEqual(verdictOn({ ...LETTER, ...letter }, NOON), { leaves: 'never', because }))
}

test('what a person wrote is never limited, not even to an address that bounced', () => {
  const letter = { ...LETTER, kind: 'resolved', addressBounced: true, withinHour: 1000, withinDay: 1000 } as const
  assert.deepEqual(verdictOn(letter, NOON), { leaves: 'now' })
})
