import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inCyrillic, inLatin, isBegun, isMeant, loosely } from './transliteration.ts'

test('a name is found by any usual Latin spelling of it, and a Latin name by Cyrillic letters', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Снегирева', 'Snegireva'],
    ['Снегирёва', 'snegireva'],
    ['Щукин', 'Shchukin'],
    ['Юлия', 'Yulia'],
    ['Юлия', 'Iuliia'],
    ['Юлия', 'Julia'],
    ['Дмитрий', 'Dmitriy'],
    ['Дмитрий', 'Dmitry'],
    ['Дмитрий', 'Dmitrii'],
    ['Наталья', 'Natalia'],
    ['Наталья', 'Natalya'],
    ['Ольга', 'Olga'],
    ['Эдуард', 'Eduard'],
    ['Хабаров', 'Khabarov'],
    ['Жанна', 'Zhanna'],
    ['Алексей Цой', 'alexey tsoy'],
    ['Snegireva Anna', 'Снегирева'],
    ['Boris', 'борис'],
  ]
  for (const [name, typed] of cases) assert.ok(isMeant(name, typed), `${name} by ${typed}`)
})

test('a name is found in the wrong keyboard layout, by its beginning and by ё and е alike, and no other is', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['Привет Анна', 'ghbdtn', true],
    ['Снегирева', 'cytubhtdf', true],
    ['Boris', 'ищкшы', true],
    ['Пётр', 'петр', true],
    ['Анна Снегирева', 'снег', true],
    ['Анна Снегирева', '', true],
    ['Анна Снегирева', 'снегирева анна', true],
    ['Анна Снегирева', 'Bogdanov', false],
    ['Анна Снегирева', 'борис', false],
    ['Анна Снегирева', 'zzz', false],
  ]
  for (const [name, typed, found] of cases) assert.equal(isMeant(name, typed), found, `${name} by ${typed}`)
})

test('what is typed ahead in a list is the beginning of a name', () => {
  assert.ok(isBegun('Отложить…', 'jnk'))
  assert.ok(isBegun('Отложить…', 'отл'))
  assert.ok(isBegun('Spam', 'ызф'))
  assert.ok(!isBegun('Отложить…', 'лож'))
})

test('one table turns letters both ways', () => {
  assert.equal(inLatin('Снегирева Щука Юлия'), 'snegireva shchuka yuliya')
  assert.equal(inCyrillic('Snegireva Shchuka Yuliya'), 'снегирева щука юлия')
  assert.equal(loosely(inCyrillic(inLatin('Наталья Объездчикова'))), loosely('Наталья Объездчикова'))
})
