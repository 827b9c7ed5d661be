import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { LANGUAGES } from '../../texts/language.ts'

/** A page to be drawn. */
export interface PictureOrder {
  readonly surface: string
  /** With its question, without a host. */
  readonly address: string
  readonly isWide: boolean
}

/** Asks the API as the person whose page it is. */
export type AskAsPerson = (address: string) => Promise<{ readonly status: number; readonly body: string }>

const drawn = z.object({
  html: z.string(),
  language: z.enum(LANGUAGES),
  /** JSON as the API answered, by its addresses. */
  brought: z.record(z.string(), z.string()),
})
export type DrawnPage = z.infer<typeof drawn>

/** What the thread says (`web/first-picture/worker.ts`). */
const said = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), question: z.number(), address: z.string() }),
  z.object({ id: z.number(), drawn: drawn.nullable() }),
  z.object({ id: z.number(), failed: z.string() }),
])

/** The thread has so many pages before it at most; whoever comes then gets his page without a picture. */
const MOST_AT_ONCE = 4
/** Whoever waits so long for a picture has waited long enough, in milliseconds. */
const PATIENCE = 1_000
/** A thread that has not drawn a page by then never will. */
const STUCK_AFTER = 10_000
/** One that failed is not begun anew at every page, in milliseconds. */
const REST = 60_000
/** Megabytes. */
const MOST_MEMORY = 256

interface Waiting {
  readonly order: PictureOrder
  readonly ask: AskAsPerson
  readonly done: (page: DrawnPage | Error | null) => void
}

/**
 * Draws pages by their own code, in a thread of its own: what pages find in a browser stands in its global scope, and the server answers others
 * meanwhile. One page after the other, so that nothing of one person is there when the next one's is drawn.
 */
export function openDrawer(folder: string, told: (trouble: Error) => void) {
  const program = join(folder, '.vite/picture/worker.js')
  const isBuilt = existsSync(program)
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = null
  let drawing: number | null = null
  let isReady = false
  let stuck: ReturnType<typeof setTimeout> | undefined
  let lastId = 0
  let restsUntil = 0

  /** Starts the thread, which takes half a second until it can draw. */
  const open = () => {
    if (thread || !isBuilt || performance.now() < restsUntil) return
    const fresh = new Worker(program, { env: {}, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } })
    thread = fresh
    fresh.unref()
    fresh.on('message', (message) => hear(fresh, said.parse(message)))
    fresh.on('error', (error) => fail(fresh, new Error('The thread that draws has failed', { cause: error })))
    fresh.on('exit', () => fail(fresh, new Error('The thread that draws has ended')))
  }

  const close = async () => {
    const ended = thread
    if (ended) lose(ended, new Error('The server closes'))
    await ended?.terminate()
  }

  /** Null: nothing is wrong, and there is no picture: of this person none can be drawn, or the thread has only begun. */
  const draw = async (order: PictureOrder, ask: AskAsPerson): Promise<DrawnPage | null> => {
    open()
    if (!isReady) return null
    if (waiting.size >= MOST_AT_ONCE) throw new Error(`${waiting.size} pages are being drawn already`)
    const id = ++lastId
    let timer: ReturnType<typeof setTimeout> | undefined
    const page = await new Promise<DrawnPage | Error | null>((done) => {
      waiting.set(id, { order, ask, done })
      timer = setTimeout(() => done(new Error(`${order.address} was not drawn in ${PATIENCE} ms`)), PATIENCE)
      next()
    })
    clearTimeout(timer)
    if (drawing !== id) waiting.delete(id)
    if (page instanceof Error) throw page
    return page
  }

  const next = () => {
    const [id] = waiting.keys()
    if (drawing !== null || id === undefined) return
    const order = waiting.get(id)?.order
    drawing = id
    const at = thread
    stuck = setTimeout(() => void at?.terminate(), STUCK_AFTER).unref()
    at?.postMessage({ draw: { id, ...order } })
  }

  const hear = async (from: Worker, message: z.infer<typeof said>) => {
    if ('ready' in message) {
      isReady = true
      return
    }
    const asked = waiting.get(message.id)
    if ('question' in message) {
      const { status, body } = (await asked?.ask(message.address).catch(() => null)) ?? { status: 503, body: '' }
      from.postMessage({ answer: message.question, status, body })
      return
    }
    clearTimeout(stuck)
    drawing = null
    waiting.delete(message.id)
    asked?.done('failed' in message ? new Error(message.failed) : message.drawn)
    next()
  }

  const fail = (ended: Worker, why: Error) => {
    if (thread !== ended) return
    restsUntil = performance.now() + REST
    told(why)
    lose(ended, why)
  }

  const lose = (ended: Worker, why: Error) => {
    if (thread !== ended) return
    clearTimeout(stuck)
    thread = null
    isReady = false
    drawing = null
    for (const { done } of waiting.values()) done(why)
    waiting.clear()
  }

  return { open, close, draw }
}

export type Drawer = ReturnType<typeof openDrawer>
