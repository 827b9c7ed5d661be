import { z } from 'zod'
import { readLetter } from './inbound.ts'

const order = z.object({ bytes: z.instanceof(Uint8Array), deliveredTo: z.string() })

/** Whoever has grown so large gives the memory back by ending. */
const FULL = 200_000_000

/** One letter after the other; who asks decides how long that may take. Nobody asks any more: it ends. */
process.on('message', async (message: unknown) => {
  const { bytes, deliveredTo } = order.parse(message)
  const result = await readLetter(bytes, deliveredTo)
  process.send?.({ result, isSpent: process.memoryUsage().rss > FULL })
})
process.on('disconnect', () => process.exit())
