import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patiently } from './wait-for-database.ts'

const failing = (...errors: readonly Error[]) => {
  const left = [...errors]
  return async () => {
    const error = left.shift()
    if (error) throw error
    return 'done'
  }
}
const gone = (code: string) => Object.assign(new Error('gone'), { code })

test('a step of a start is done again while the database goes away in the middle of it', async () => {
  const step = failing(gone('57P03'), new Error('Connection terminated unexpectedly'), gone('57P01'))
  assert.equal(await patiently(step), 'done')
})

test('what is no absence, or lasts too long, ends the start', async () => {
  await assert.rejects(patiently(failing(gone('23505'))), /gone/)
  await assert.rejects(patiently(failing(gone('57P03')), -1), /gone/)
})
