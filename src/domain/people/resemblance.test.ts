import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resembles } from './resemblance.ts'

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
