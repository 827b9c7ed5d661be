import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDemo } from '../../src/demo/make-demo.ts'
import { load } from '../../src/load/load.ts'
import { testDatabase } from '../world.ts'
import { type Compared, compareAnswers } from './same-answers.ts'

const database = await testDatabase()
after(database.close)
let compared: Compared
before(async () => {
  await makeDemo(database.db, Date.now())
  await load(database, 2000, () => undefined)
  compared = await compareAnswers(database.db, 20_261_130, 500)
})

const told = (differences: Compared['wrong']) =>
  differences.map(
    ({ kind, text, actor, wanted, found }) => `${kind} «${text}» by ${actor.roles}: ${wanted.length} → ${found.length}`,
  )

test('a search finds what looking at every request finds, for everybody', () => {
  assert.deepEqual(told(compared.wrong), [])
})

/** A word that stands in requests of others alone finds nothing; before, it found subjects with some of its letters. */
test('a misspelt word, one in Latin letters, and words that never meet find what is near', () => {
  const lost = compared.guessed.filter(
    ({ found, kind }) => found.length === 0 && kind !== 'word' && kind !== 'beginning',
  )
  assert.deepEqual(told(lost), [])
})
