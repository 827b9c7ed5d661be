import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { readLetter } from './inbound.ts'

const order = z.object({ bytes: z.instanceof(Uint8Array), deliveredTo: z.string() })

/** One letter after the other; who asks decides how long that may take. */
parentPort?.on('message', async (message: unknown) => {
  const { bytes, deliveredTo } = order.parse(message)
  parentPort?.postMessage(await readLetter(bytes, deliveredTo))
})
