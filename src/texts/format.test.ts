import assert from 'node:assert/strict'
import test from 'node:test'
import { formatsFor, phone } from './format.ts'

const now = '2026-11-23T12:18:00Z'
const moscow = formatsFor('ru', 'Europe/Moscow')
const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

test('this year stands without the year, another one with it', () => {
  assert.equal(spaced(moscow.date('2026-11-20T12:00:00Z', now)), '20 нояб.')
  assert.equal(spaced(moscow.date('2025-11-20T12:00:00Z', now)), '20 нояб. 2025 г.')
})

test('today is counted in the zone of the person', () => {
  assert.equal(moscow.moment('2026-11-22T21:30:00Z', now), '00:30')
  assert.equal(spaced(formatsFor('ru', 'Europe/Kaliningrad').moment('2026-11-22T21:30:00Z', now)), '22 нояб., 23:30')
})

test('an age is relative for a day, then a date', () => {
  assert.equal(moscow.ago('2026-11-23T12:17:30Z', now), 'сейчас')
  assert.equal(spaced(moscow.ago('2026-11-23T12:06:00Z', now)), '12 м')
  assert.equal(spaced(moscow.ago('2026-11-22T13:00:00Z', now)), '23 ч')
  assert.equal(spaced(moscow.ago('2026-11-22T12:00:00Z', now)), '22 нояб.')
})

test('a length of time is told in its two largest units', () => {
  assert.equal(spaced(moscow.duration(8_100_000)), '2 ч 15 мин')
  assert.equal(spaced(moscow.duration(0)), '0 мин')
  assert.equal(spaced(moscow.duration(100_800_000)), '1 дн 4 ч')
  assert.equal(spaced(moscow.short(42 * 60_000)), '42 м')
  assert.equal(spaced(moscow.short(-15 * 60_000)), '−15 м')
  assert.equal(spaced(moscow.short(-20_000)), '−1 м')
  assert.equal(spaced(moscow.duration(-20_000)), '−1 мин')
  assert.equal(spaced(moscow.short(20_000)), '0 м')
})

test('sizes keep one decimal from a megabyte on', () => {
  assert.equal(spaced(moscow.size(2.4 * 1024 ** 2)), '2,4 МБ')
  assert.equal(spaced(moscow.size(84 * 1024)), '84 КБ')
  assert.equal(moscow.sizePart(11.5 * 1024 ** 2, 18 * 1024 ** 2), '11,5')
  assert.equal(spaced(moscow.size(0)), '0 Б')
})

test('a Russian phone reads in groups, however it was typed', () => {
  assert.equal(spaced(phone('89161234567')), '+7 916 123-45-67')
  assert.equal(spaced(phone('+79161234567')), '+7 916 123-45-67')
  assert.equal(phone('+995 32 200 00 00'), '+995 32 200 00 00')
})
