import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PbxArrived } from '../../src/channels/phone/pbx.ts'
import { PBXES } from '../../src/channels/phone/pbxes.ts'
import type { CallEvent } from '../../src/domain/phone/call-event.ts'
import { outcomeOf } from './outcome.ts'
import { forged, HTTP_KINDS, type HttpKind, sequencesOf, TEST_KEYS, VENDORS } from './sequences.ts'

/** The others tell of another answer. */
const SAY_TRANSFERS: readonly HttpKind[] = ['own', 'mango', 'megafon', 'sipuni']

function eventsOf(kind: HttpKind, deliveries: readonly PbxArrived[]): readonly CallEvent[] {
  return deliveries.flatMap((arrived) => {
    const reading = PBXES[kind].read(arrived, TEST_KEYS)
    assert.equal(reading.is, 'events', JSON.stringify({ reading, arrived }))
    return reading.is === 'events' ? reading.events : []
  })
}

for (const kind of HTTP_KINDS) {
  for (const { name, deliveries, expected } of sequencesOf(kind)) {
    test(`${kind}: a call as it tells it is understood (${name})`, () => {
      const events = eventsOf(kind, deliveries)
      assert.deepEqual(outcomeOf(events), expected)
      assert.equal(new Set(events.map(({ callKey }) => callKey)).size, 1)
      const signs = events.map(({ sign }) => sign)
      const afterEnd = expected.saysEnd ? signs.slice(signs.indexOf('ended')) : []
      assert.ok(
        afterEnd.every((sign) => sign === 'ended' || sign === 'recorded'),
        signs.join(),
      )
      const isAnswer = ({ sign }: CallEvent) => sign === 'answered' || sign === 'transferred'
      const talkers = events.filter(isAnswer).map(({ extensions }) => extensions.join())
      assert.deepEqual(talkers, name === 'transfer' ? ['101', '102'] : expected.answeredBy ? [expected.answeredBy] : [])
      const ended = events.find(({ sign }) => sign === 'ended')
      if (ended && expected.missed) assert.deepEqual(ended.extensions, [])
      if (name === 'transfer') assert.equal(signs.includes('transferred'), SAY_TRANSFERS.includes(kind))
    })
  }

  test(`${kind}: every event keeps to what a call event may be`, () => {
    for (const { deliveries } of sequencesOf(kind)) {
      for (const event of eventsOf(kind, deliveries)) {
        assert.ok(event.callKey.length > 0 && event.callKey.length <= 250)
        assert.ok(event.sign === 'ended' || (event.cause === null && event.talkMs === null))
        assert.ok(event.sign !== 'recorded' || event.recording !== null)
      }
    }
  })

  test(`${kind}: what a key is needed for is believed only with the right one`, () => {
    const { deliveries } = sequencesOf(kind)[0] ?? { deliveries: [] }
    for (const arrived of deliveries) {
      const strange = forged(kind, arrived)
      if (strange === null) continue
      assert.deepEqual(PBXES[kind].read(strange, TEST_KEYS), { is: 'forged' })
      assert.deepEqual(PBXES[kind].read(arrived, { ...TEST_KEYS, secret: 'another' }), { is: 'forged' })
      assert.deepEqual(PBXES[kind].read(arrived, { apiKey: '', secret: '', api: '' }), { is: 'forged' })
    }
  })
}

test('those that sign are Mango, Zadarma, Novofon and MegaFon; of the others the secret stands in the address', () => {
  const signing = HTTP_KINDS.filter((kind) => VENDORS[kind].forge !== undefined)
  assert.deepEqual(signing, ['mango', 'zadarma', 'novofon', 'megafon'])
  for (const kind of HTTP_KINDS)
    assert.equal(signing.includes(kind), PBXES[kind].needs.length > 0, `${kind} asks for a key and checks none`)
})
