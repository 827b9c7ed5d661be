import { parentPort } from 'node:worker_threads'
import './browser.ts'
import type { Order } from './draw.tsx'

/** What the server says: a page to be drawn, or what the API answered to a question of the page that is being drawn. */
type Heard =
  | { readonly draw: Order & { readonly id: number } }
  | { readonly answer: number; readonly status: number; readonly body: string }

const server = parentPort
if (!server) throw new Error('Pages are drawn in a thread of the server')

// Only now: pages look around themselves as soon as they are loaded.
const { draw } = await import('./draw.tsx')

let lastQuestion = 0
const waiting = new Map<number, (answer: Response) => void>()

server.on('message', (heard: Heard) => {
  if ('draw' in heard) void carryOut(heard.draw)
  else {
    waiting.get(heard.answer)?.(new Response(heard.body, { status: heard.status }))
    waiting.delete(heard.answer)
  }
})
server.postMessage({ ready: true })

async function carryOut({ id, ...order }: Order & { readonly id: number }): Promise<void> {
  const brought: Record<string, string> = {}
  let failed: string | null = null
  const ask = async (address: string): Promise<Response> => {
    const question = ++lastQuestion
    const answer = await new Promise<Response>((resolve) => {
      waiting.set(question, resolve)
      server?.postMessage({ question, id, address })
    })
    // A page would ask again, or say what went wrong: nobody waits for a picture of that.
    if (!answer.ok) {
      failed ??= `${address}: ${answer.status}`
      throw new Error(failed)
    }
    brought[address] = await answer.clone().text()
    return answer
  }
  try {
    const drawn = await draw(order, ask)
    server?.postMessage({ id, drawn: drawn && { ...drawn, brought } })
  } catch (error) {
    server?.postMessage({ id, failed: failed ?? String(error instanceof Error ? error.stack : error) })
  }
}
