import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from '../../../test/ground/until.ts'
import { openReadingRoom } from './reading-room.ts'

const letter = (text: string) => Buffer.from(`From: a@b.example\r\nSubject: x\r\n\r\n${text}`)
const LONG = letter(`${'a'.repeat(48)}\n`.repeat(700_000))

test('letters are read apart, several at once, and each answer goes to who asked', async () => {
  const room = openReadingRoom()
  const texts = Array.from({ length: 40 }, (_, at) => `letter ${at}`)
  const read = await Promise.all(texts.map((text) => room.read(letter(text), 'support@desk.example')))
  assert.deepEqual(
    read.map((result) => ('letter' in result ? result.letter.text : result)),
    texts,
  )
  await room.close()
})

test('a letter that takes too long or too much is given up, and the next one is read', async () => {
  const room = openReadingRoom({ seats: 1, longest: 1 })
  const late = await room.read(LONG, 'x@y.example')
  assert.ok('unreadable' in late && late.unreadable === 'it takes longer than 1 ms to read')
  await room.close()

  const patient = openReadingRoom({ seats: 1, longest: 60_000, memory: 32 })
  const [killer, next] = await Promise.all([
    patient.read(LONG, 'x@y.example'),
    patient.read(letter('next'), 'x@y.example'),
  ])
  assert.ok('unreadable' in killer && killer.unreadable === 'it takes too much memory to read')
  assert.equal('letter' in next && next.letter.text, 'next')
  await patient.close()
})

test('the bytes that were given to be read stay with who gave them', async () => {
  const room = openReadingRoom()
  const bytes = letter('mine')
  await room.read(bytes, 'x@y.example')
  assert.equal(bytes.toString().endsWith('mine'), true)
  await room.close()
})

test('a reader that nobody needs leaves, and the next letter gets another one', async () => {
  const room = openReadingRoom({ seats: 1, restless: 1 })
  const children = () => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length
  for (const text of ['one', 'two']) {
    const read = await room.read(letter(text), 'x@y.example')
    assert.equal('letter' in read && read.letter.text, text)
    await until(() => children() === 0, { what: 'it has left' })
  }
  await room.close()
})

const WAY = { envelope: null, trustedServer: null }
const asking = (bytes: Uint8Array) => ({ bytes, deliveredTo: 'support@desk.example', way: WAY })

test('who wrote a letter is found out where it is read; the names are asked outside, by whoever knows them', async () => {
  const room = openReadingRoom()
  const asked: string[] = []
  const { read, check, fingerprint } = await room.understand(asking(letter('signed by nobody')), async (name, type) => {
    asked.push(`${type} ${name}`)
    if (name === '_dmarc.b.example') return [['v=DMARC1; p=reject']]
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  })
  assert.ok('letter' in read)
  assert.deepEqual([check?.proof, check?.because, check?.dmarc?.policy], ['fail', 'domain_denies_it', 'reject'])
  assert.equal(asked[0], 'TXT _dmarc.b.example')
  assert.equal(fingerprint?.length, 32)
  await room.close()
})

test('a letter whose sender takes too long to be checked is read, and nothing is known of who wrote it', async () => {
  const room = openReadingRoom({ seats: 1, longestCheck: 1 })
  const slow = await room.understand(asking(letter('slow')), () => new Promise(() => undefined))
  assert.ok('letter' in slow.read)
  assert.deepEqual(
    [slow.check?.proof, slow.check?.because, slow.check?.dmarc?.trouble],
    ['none', 'names_could_not_be_asked', 'it takes longer than 1 ms to check'],
  )
  const next = await room.read(letter('next'), 'x@y.example')
  assert.equal('letter' in next && next.letter.text, 'next')
  await room.close()
})

test('a letter that waits for a slow name holds up nobody: the next one is read meanwhile', async () => {
  const room = openReadingRoom({ seats: 1 })
  const order: string[] = []
  let answer: (texts: string[][]) => void = () => undefined
  const slowName = new Promise<string[][]>((resolve) => {
    answer = resolve
  })
  const slow = room.understand(asking(letter('slow')), () => slowName).then(() => order.push('slow'))
  await room.understand(asking(letter('quick')), async () => []).then(() => order.push('quick'))
  answer([])
  await slow
  assert.deepEqual(order, ['quick', 'slow'])
  await room.close()
})
