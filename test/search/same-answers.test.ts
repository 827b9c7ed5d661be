import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { load } from '../../src/load/load.ts'
import { demoDatabase } from '../demo-database.ts'
import { type Compared, compareAnswers } from './same-answers.ts'

const database = await demoDatabase()
after(database.close)
let compared: Compared
before(async () => {
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

for (const kind of ['typo', 'by ear', 'layout', 'far words'] as const) {
  test(`of questions of the kind «${kind}» at least seven in ten find something for who reads everything`, () => {
    const { asked, found } = compared.answered[kind]
    assert.ok(asked > 5 && found >= asked * 0.7, `${found} of ${asked}`)
  })
}

test('what nobody wrote finds nothing', () => {
  const { asked, found } = compared.answered.nothing
  assert.ok(asked > 5 && found === 0, `${found} of ${asked}`)
})
