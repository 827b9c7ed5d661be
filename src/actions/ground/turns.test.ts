import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTurns } from './turns.ts'

/** Work that is done when the test says so; `begun` tells in which order the askers came to their turn. */
function workshop(limits: Parameters<typeof openTurns>[0]) {
  const turns = openTurns(limits)
  const begun: string[] = []
  const endings: (() => void)[] = []
  const ask = (asker: string) =>
    turns
      .take(asker, async () => {
        begun.push(asker)
        await new Promise<void>((end) => endings.push(end))
      })
      .then(
        () => 'done',
        (error: unknown) => String(Object(error).code),
      )
  const endAll = async (asked: readonly Promise<string>[]) => {
    const all = Promise.all(asked)
    let answered = false
    void all.then(() => {
      answered = true
    })
    while (!answered) {
      endings.shift()?.()
      await Promise.resolve()
    }
    return all
  }
  return { ask, begun, endAll }
}

test('as many as may work at once, some wait for their turn, and whoever comes after them is told to come again', async () => {
  const { ask, begun, endAll } = workshop({ atOnce: 2, waiting: 2 })
  const asked = ['a', 'b', 'c', 'd', 'e'].map(ask)
  await Promise.resolve()
  assert.deepEqual(begun, ['a', 'b'])
  assert.deepEqual(await endAll(asked), ['done', 'done', 'done', 'done', 'desk.busy'])
  assert.deepEqual(begun, ['a', 'b', 'c', 'd'])
})

test('whoever asks a hundred times does not keep another from his turn', async () => {
  const { ask, begun, endAll } = workshop({ atOnce: 1, waiting: 4 })
  const flood = Array.from({ length: 100 }, () => ask('flood'))
  const honest = ask('honest')
  const answers = await endAll([...flood, honest])
  assert.equal(answers.at(-1), 'done')
  assert.equal(begun.indexOf('honest'), 2, 'he waits for one of them, not for all')
  assert.equal(answers.filter((answer) => answer === 'desk.busy').length, 96)
})

test('work that fails gives its place to the next', async () => {
  const turns = openTurns({ atOnce: 1, waiting: 1 })
  const broken = turns.take('a', () => Promise.reject(new Error('broken')))
  const next = turns.take('b', async () => 'done')
  await assert.rejects(broken, /broken/)
  assert.equal(await next, 'done')
})
