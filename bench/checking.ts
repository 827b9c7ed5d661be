import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { DNSResolver } from '../src/channels/email/asking-names.ts'
import { fingerprintOf } from '../src/channels/email/inbound.ts'
import { openReadingRoom, type ReadingRoom } from '../src/channels/email/reading-room.ts'
import { checkSender } from '../src/channels/email/sender-check.ts'
import { domainNames, signedBy } from '../test/letters/domain-names.ts'

const ROUNDS = 5

/** The longest time for which a large letter keeps a worker from everything else: checked by itself, and in the reading room. */
export async function measureChecking(): Promise<void> {
  const bytes = await signedBy('large.example', largeLetter(30))
  const names = domainNames()
  names.key('large.example')
  const room = openReadingRoom()
  await room.read(bytes.subarray(0, 1000), 'support@desk.example')
  const itself = await longestPause(() => checkedHere(room, names.resolve, bytes))
  const apart = await longestPause(async () => {
    const way = { envelope: null, trustedServer: null }
    await room.understand({ bytes, deliveredTo: 'support@desk.example', way }, names.resolve)
  })
  await room.close()
  console.log(
    `a letter of ${(bytes.length / 1_000_000).toFixed(0)} MB: the worker pauses for at most ${itself.toFixed(0)} ms when it checks the sender itself, ${apart.toFixed(0)} ms when that is done where it is read: ${(itself / apart).toFixed(1)} ×`,
  )
}

async function checkedHere(room: ReadingRoom, resolve: DNSResolver, bytes: Buffer): Promise<void> {
  const read = await room.read(bytes, 'support@desk.example')
  if ('unreadable' in read || !read.letter.from) throw new Error('the letter was not read')
  await checkSender({ bytes, from: read.letter.from.address, envelope: null, trustedServer: null }, { resolve })
  fingerprintOf(read.letter, bytes)
}

/** Milliseconds; the middle one of several rounds. */
async function longestPause(work: () => Promise<void>): Promise<number> {
  const pauses: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    await untilSteady(delay)
    await work()
    await new Promise((resolve) => setImmediate(resolve))
    delay.disable()
    pauses.push(delay.max / 1_000_000)
  }
  return pauses.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0
}

async function untilSteady(delay: ReturnType<typeof monitorEventLoopDelay>): Promise<void> {
  delay.enable()
  while (delay.count < 5) await new Promise((resolve) => setImmediate(resolve))
  delay.reset()
}

function largeLetter(megabytes: number): Buffer {
  const line = `${'a'.repeat(76)}\r\n`
  const head = 'From: a@large.example\r\nTo: support@desk.example\r\nSubject: large\r\n'
  const type = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
  const file = '--b\r\nContent-Type: application/octet-stream; name=x.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  const body = line.repeat(Math.floor((megabytes * 1_000_000) / line.length))
  return Buffer.from(`${head}${type}--b\r\n\r\nwords\r\n${file}${body}\r\n--b--\r\n`)
}
