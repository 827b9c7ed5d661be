import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMeant } from '../src/domain/ground/transliteration.ts'
import { RUSSIAN_ZONES, zoneOptions } from './zones.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const all = zoneOptions('Europe/Moscow', 'ru', NOW)
const found = (words: string) =>
  all.filter(({ label, note }) => isMeant(`${label} ${note}`, words)).map(({ value }) => value)

test('the zones of Russia come first, by the names of their cities', () => {
  assert.deepEqual(
    all.slice(0, 3).map(({ label, note }) => [label, note.split(' ')[0]]),
    [
      ['Калининград', 'UTC+2'],
      ['Москва', 'UTC+3'],
      ['Киров', 'UTC+3'],
    ],
  )
  assert.deepEqual(zoneOptions('Asia/Omsk', 'en', NOW)[8]?.label, 'Yekaterinburg')
})

test('every zone of Russia has a Russian name', () => {
  const russian = all.slice(0, RUSSIAN_ZONES.length)
  assert.deepEqual(
    russian.filter(({ label }) => /[a-z]/i.test(label)),
    [],
  )
})

test('whoever lives in a city without a zone of its name finds his', () => {
  assert.deepEqual(found('Пермь'), ['Asia/Yekaterinburg'])
  assert.deepEqual(found('хабаровск'), ['Asia/Vladivostok'])
  assert.deepEqual(found('южно-сах'), ['Asia/Sakhalin'])
})

for (const language of ['ru', 'en'] as const) {
  test(`each zone is there once, under a name of its own that nobody has to decode, ${language}`, () => {
    const options = zoneOptions('Europe/Moscow', language, NOW)
    assert.equal(new Set(options.map(({ value }) => value)).size, options.length)
    assert.ok(Intl.supportedValuesOf('timeZone').every((zone) => options.some(({ value }) => value === zone)))
    assert.deepEqual(
      options.filter(({ label }) => /[/_]/.test(label)).map(({ label }) => label),
      [],
    )
  })
}
