import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { openReadingRoom } from '../../src/channels/email/reading-room.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { KILLERS } from './killer-letters.ts'
import { type PostOffice, postOffice, written } from './post-office.ts'

const LONGEST = 5_000
/** Milliseconds for the queue around a letter that is read. */
const SLACK = 1_500
/** Two readers, and the copies of a letter on its way. */
const MOST_MEMORY = 800

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

test('there are sixty of them and more', () => {
  assert.ok(Object.keys(KILLERS).length >= 60)
})

for (const [what, bytes] of Object.entries(KILLERS)) {
  test(`it ends where it can be seen, in time, and kills nobody: ${what}`, async (t) => {
    const id = await post.keep(bytes)
    const memory = watchedMemory()
    const began = performance.now()
    await post.work()
    const took = Math.round(performance.now() - began)
    const grown = memory.stop()
    const { state } = await post.ending(id)
    t.diagnostic(`${(bytes.length / 1e6).toFixed(1)} MB: ${state} in ${took} ms, ${grown} MB of memory`)
    assert.notEqual(state, 'received')
    assert.ok(took < LONGEST + SLACK, `${took} ms`)
    assert.ok(grown < MOST_MEMORY, `${grown} MB`)
  })
}

test('none of them holds up the letter behind it', async (t) => {
  const room = openReadingRoom()
  let slowest = 0
  for (const [what, bytes] of Object.entries(KILLERS)) {
    const killer = room.read(bytes, 'support@desk.example')
    const began = performance.now()
    const next = await room.read(written({ from: 'next@killer.example', text: what }), 'support@desk.example')
    slowest = Math.max(slowest, performance.now() - began)
    assert.ok('letter' in next && next.letter.text === what)
    await killer
  }
  await room.close()
  t.diagnostic(`the slowest of the letters behind took ${Math.round(slowest)} ms`)
  assert.ok(slowest < 3_000, `${Math.round(slowest)} ms`)
})

/** The most that this process grew and that its readers took meanwhile, in megabytes. */
function watchedMemory() {
  const before = process.memoryUsage().rss
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss - before + memoryOfReaders())
  }
  const timer = setInterval(look, 10)
  return {
    stop: () => {
      clearInterval(timer)
      look()
      return Math.round(most / 1e6)
    },
  }
}

/** As Linux tells it; elsewhere the readers are only held by their own limit. */
function memoryOfReaders(): number {
  try {
    const readers = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
    const pages = readers.map((id) => Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1] ?? 0))
    return pages.reduce((sum, each) => sum + each, 0) * 4096
  } catch {
    return 0
  }
}
