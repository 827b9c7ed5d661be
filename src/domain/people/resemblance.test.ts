import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likenessOf, resembles } from './resemblance.ts'

const KNOWN = { name: 'Фёдор Кассиров', addresses: ['fedor.kassirov@vesna.example'] }

test('the same name, or the same name of a mailbox elsewhere, is worth a look', () => {
  const cases: readonly (readonly [name: string, address: string, alike: boolean])[] = [
    ['Фёдор Кассиров', 'f@mail.example', true],
    ['Кассиров Федор', 'f@mail.example', true],
    ['', 'fedor_kassirov+work@mail.example', true],
    ['Федор', 'f@mail.example', false],
    ['Иван Кассиров', 'f@mail.example', false],
    ['', 'fedor@mail.example', false],
    ['', '@', false],
  ]
  for (const [name, address, alike] of cases) assert.equal(resembles({ name, address }, KNOWN), alike, name + address)
})

test('two records are of one person by number, by mailbox, or by name at one place', () => {
  const one = { ...KNOWN, phones: ['+79035550124'], places: ['venue 1'] }
  const nothing = { name: 'Анна', addresses: [], phones: [], places: [] }
  const cases: readonly (readonly [other: typeof one, found: readonly string[]])[] = [
    [{ ...nothing, phones: ['89035550124'] }, ['phone']],
    [{ ...nothing, phones: ['550124'] }, []],
    [{ ...nothing, addresses: ['fedor.kassirov@mail.example'] }, ['mail']],
    [{ ...nothing, name: 'Кассиров Федор', places: ['venue 1', 'venue 2'] }, ['name']],
    [{ ...nothing, name: 'Кассиров Федор', places: ['venue 2'] }, []],
    [{ ...nothing, name: 'Федор', places: ['venue 1'] }, []],
    [{ ...one }, ['phone', 'mail', 'name']],
  ]
  for (const [other, found] of cases) assert.deepEqual(likenessOf(one, other), found, JSON.stringify(other))
})
