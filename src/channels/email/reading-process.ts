import { z } from 'zod'
import type { ReadLetter } from '../../domain/mail/letter.ts'
import type { DNSResolver } from './asking-names.ts'
import { fingerprintOf, readLetter } from './inbound.ts'
import type { ReaderWord, ReadingOrder } from './reading-words.ts'
import type { SenderCheck } from './sender-check.ts'

const text = z.string().nullable()
const word = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('order'),
    order: z.object({
      bytes: z.instanceof(Uint8Array),
      deliveredTo: z.string(),
      way: z
        .object({
          envelope: z.object({ from: text, ip: text, helo: text, user: text }).nullable(),
          trustedServer: text,
        })
        .nullable(),
    }),
  }),
  z.object({
    is: z.literal('answer'),
    id: z.number(),
    answer: z.array(z.unknown()),
  }),
  z.object({ is: z.literal('failure'), id: z.number(), code: z.string() }),
])

/** A process whose memory has grown so large (bytes) ends itself after the letter. */
const FULL = 200_000_000

type Answer = Awaited<ReturnType<DNSResolver>>

/** DNS questions that wait for their answer: the parent process asks them and caches the answers. */
const asked = new Map<number, { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }>()
let questions = 0

/** One letter after the other; the parent sets the timeout and kills. When the parent is gone (disconnect) the process ends. */
process.on('message', (message: unknown) => {
  const said = word.parse(message)
  if (said.is === 'order') return void carryOut(said.order)
  const waiting = asked.get(said.id)
  asked.delete(said.id)
  if (said.is === 'answer') waiting?.resolve(said.answer as Answer)
  else waiting?.reject(Object.assign(new Error(said.code), { code: said.code }))
})
process.on('disconnect', () => process.exit())

async function carryOut(order: ReadingOrder): Promise<void> {
  tell({ is: 'begun' })
  const read = await readLetter(order.bytes, order.deliveredTo)
  const fingerprint = 'letter' in read ? fingerprintOf(read.letter, order.bytes) : null
  tell({ is: 'read', read, fingerprint })
  const check = await checkOf(order, read)
  asked.clear()
  tell({ is: 'done', check, isSpent: process.memoryUsage().rss > FULL })
}

/** The code that checks senders is loaded on demand: it takes as long as all the rest, and many letters are only displayed. */
async function checkOf({ bytes, way }: ReadingOrder, read: ReadLetter): Promise<SenderCheck | null> {
  const from = 'letter' in read ? read.letter.from : null
  if (!way || !from) return null
  const { checkSender } = await import('./sender-check.ts')
  const letter = { ...way, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), from: from.address }
  return checkSender(letter, { resolve: askRoom })
}

const askRoom: DNSResolver = (name, type) =>
  new Promise((resolve, reject) => {
    questions += 1
    asked.set(questions, { resolve, reject })
    tell({ is: 'question', id: questions, name, type })
  })

function tell(said: ReaderWord): void {
  process.send?.(said)
}
