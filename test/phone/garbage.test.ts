import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PbxArrived } from '../../src/channels/phone/pbx.ts'
import { PBXES } from '../../src/channels/phone/pbxes.ts'
import { type Chance, chanceFrom } from '../fuzz/chance.ts'
import { HTTP_KINDS, type HttpKind, sequencesOf, TEST_KEYS } from './sequences.ts'
import { asked, postedForm, postedJson } from './story.ts'
import { signedMango } from './vendors/mango.ts'

const NASTY: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e101',
  '__proto__',
  'constructor',
  'toString',
  '-1',
  '1e309',
  '99999999999999999999',
  'NaN',
  'a'.repeat(251),
  'x'.repeat(20_000),
  '\r\nSignature: x',
  0,
  -1,
  1e21,
  true,
  null,
  [],
  {},
  [[[]]],
  { toString: 'no function' },
]

/** Whatever comes: an answer, and of a call only what can be kept. */
function proveSane(kind: HttpKind, arrived: PbxArrived): string {
  const reading = PBXES[kind].read(arrived, TEST_KEYS)
  if (reading.is === 'unreadable') assert.ok(reading.why.length > 0 && reading.why.length <= 200)
  if (reading.is !== 'events') return reading.is
  for (const event of reading.events) {
    const { callKey, legKey, seq, at, startedAt, talkMs, recording } = event
    assert.ok(callKey.length >= 1 && callKey.length <= 250)
    assert.ok((legKey?.length ?? 0) <= 250 && (recording?.length ?? 0) <= 2_000)
    for (const number of [seq, at, startedAt, talkMs]) assert.ok(number === null || Number.isSafeInteger(number))
    assert.ok((seq ?? 0) <= 2_147_483_647)
    for (const said of [callKey, legKey, event.client, event.line, event.queue, recording, ...event.extensions])
      assert.doesNotMatch(said ?? '', /[\p{Cc}\p{Cs}]/u)
    for (const said of [event.client, event.line, event.queue, ...event.extensions])
      assert.ok(said === null || said.length <= 200)
  }
  return 'events'
}

function bytes(chance: Chance, most: number): string {
  return Buffer.from(Array.from({ length: chance.number(most) }, () => chance.number(256))).toString('utf8')
}

for (const kind of HTTP_KINDS) {
  const right = sequencesOf(kind).flatMap(({ deliveries }) => deliveries)

  test(`${kind}: random bytes, in the body and in the address, never throw`, () => {
    const chance = chanceFrom(20_261_130)
    for (let turn = 0; turn < 400; turn += 1) {
      const one = chance.one(right)
      const query = Object.fromEntries([[bytes(chance, 20), bytes(chance, 60)]])
      proveSane(kind, { ...one, body: bytes(chance, 300), query, path: bytes(chance, 30) })
      proveSane(kind, {
        ...one,
        headers: { signature: [bytes(chance, 20), 'b'] },
        body: one.body.slice(chance.number(40)),
      })
    }
  })

  test(`${kind}: a delivery that is cut at any byte is refused or understood, and never throws`, () => {
    for (const one of right.slice(0, 4)) {
      const whole = Buffer.from(one.body)
      for (let length = 0; length <= whole.length; length += 1)
        proveSane(kind, { ...one, body: whole.subarray(0, length).toString('utf8') })
    }
  })

  test(`${kind}: no value of any field throws, or comes through as what the desk cannot keep`, () => {
    for (const one of right.slice(0, 6)) {
      const fields = fieldsIn(one)
      for (const name of [...Object.keys(fields), '__proto__', 'constructor', 'hasOwnProperty']) {
        for (const value of NASTY) {
          const changed = Object.fromEntries([...Object.entries(fields), [name, value]])
          const asText = Object.fromEntries(Object.entries(changed).map(([field, said]) => [field, textOf(said)]))
          proveSane(kind, { ...postedJson(changed), path: one.path, headers: one.headers })
          proveSane(kind, { ...postedForm(asText), path: one.path, headers: one.headers })
          proveSane(kind, asked(asText))
        }
      }
    }
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function fieldsIn({ method, query, body }: PbxArrived): Readonly<Record<string, unknown>> {
  if (method === 'GET') return query
  return body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body))
}

test('mango: what is signed and makes no sense is unreadable, and answered with success', () => {
  for (const json of [
    '',
    '{',
    '[]',
    'null',
    '"text"',
    '{"entry_id":{}}',
    '{"entry_id":""}',
    `{"entry_id":"${'e'.repeat(251)}"}`,
  ]) {
    const reading = PBXES.mango.read(signedMango('events/call', { keys: TEST_KEYS }, json), TEST_KEYS)
    assert.equal(reading.is, 'unreadable', json)
  }
})

test('mango: values of a signed event that make no sense never throw', () => {
  const event = JSON.parse(new URLSearchParams(sequencesOf('mango')[3]?.deliveries.at(-4)?.body).get('json') ?? '{}')
  for (const name of Object.keys(event)) {
    for (const value of NASTY) {
      for (const path of ['events/call', 'events/summary', 'events/record/added', 'events/', '__proto__'])
        proveSane('mango', signedMango(path, { keys: TEST_KEYS }, { ...event, [name]: value }))
    }
  }
})

test('a megabyte of a form, of names, of brackets, is read in a moment', () => {
  const names = Array.from({ length: 80_000 }, (_, place) => `"name${place}":1`).join(',')
  const bodies = [
    'a&'.repeat(500_000),
    'user[]=1&'.repeat(110_000),
    '%'.repeat(1_000_000),
    '['.repeat(1_000_000),
    `{"a":${'['.repeat(999_990)}`,
    `{${names}}`,
    `{"event":"newCall","callId":"1","from":"${'x\u0301'.repeat(300_000)}"}`,
  ]
  for (const kind of HTTP_KINDS) {
    const began = performance.now()
    for (const body of bodies) proveSane(kind, { method: 'POST', path: '', query: {}, headers: {}, body })
    assert.ok(performance.now() - began < 2_000, `${kind}: ${performance.now() - began} ms`)
  }
})
