import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembering } from './remembered-names.ts'

function asked(code: string | null) {
  const names: string[] = []
  const clock = { now: 0 }
  const resolve = remembering(
    async (name, type) => {
      names.push(`${type} ${name}`)
      if (code) throw Object.assign(new Error(code), { code })
      return [[`${names.length}`]]
    },
    () => clock.now,
  )
  return { names, clock, resolve }
}

test('a name is asked once a minute, whatever its capitals, and each kind of record for itself', async () => {
  const { names, clock, resolve } = asked(null)
  const answers = await Promise.all([
    resolve('a.example', 'TXT'),
    resolve('A.example', 'TXT'),
    resolve('a.example', 'MX'),
  ])
  assert.deepEqual(answers, [[['1']], [['1']], [['2']]])
  clock.now = 59_999
  await resolve('a.example', 'TXT')
  assert.deepEqual(names, ['TXT a.example', 'MX a.example'])
  clock.now = 60_000
  assert.deepEqual(await resolve('a.example', 'TXT'), [['3']])
})

test('that a name does not exist is remembered; that nobody answered is asked again', async () => {
  for (const [code, times] of [
    ['ENOTFOUND', 1],
    ['ENODATA', 1],
    ['ETIMEOUT', 2],
    ['ESERVFAIL', 2],
  ] as const) {
    const { names, resolve } = asked(code)
    await assert.rejects(resolve('a.example', 'TXT'), { code })
    await assert.rejects(resolve('a.example', 'TXT'), { code })
    assert.equal(names.length, times, code)
  }
})
