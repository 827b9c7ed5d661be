import { takeBrought } from './brought.ts'
import { PASSING, Problem, problemOf } from './problem.ts'

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: BodyInit
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** Makes a call; what it ends in besides success is thrown as a `Problem`. */
export type Caller = (order: Call) => Promise<Response>

/** Pauses before the same call is made again, unless the server says how long. Safe: a GET changes nothing, the rest carries its key. */
const RETRY_AFTER = [300, 1_500]

/** Who a change is meant to be made by: whoever has signed in meanwhile, in another window, is not him. */
export const PERSON_HEADER = 'Okno-Person'
let speaker: number | null = null

/** From now on this page speaks for this person. */
export function speakFor(person: number): void {
  speaker = person
}

/** Makes a call, again when the net stumbles; nobody is asked to sign in. */
export async function attempt(order: Call): Promise<Response> {
  const isChange = order.method !== 'GET' && speaker !== null
  const headers = { ...(isChange && { [PERSON_HEADER]: String(speaker) }), ...order.headers }
  const answer = await persistently({ ...order, headers })
  if (!answer.ok) throw await problemOf(answer)
  return answer
}

/** A name for one intention. `randomUUID` is missing on plain http, where small installations live. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const JSON_HEADERS = { 'Content-Type': 'application/json' }

/** Whether the last call reached the server; whoever listens hears of the turns. */
let isHeard = true
const listeners = new Set<() => void>()

export function isReached(): boolean {
  return isHeard
}

export function listenReach(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function noteReach(heard: boolean): void {
  if (heard === isHeard) return
  isHeard = heard
  for (const listener of listeners) listener()
}

async function persistently(order: Call, tried = 0): Promise<Response> {
  const { path, signal, ...rest } = order
  try {
    const brought = order.method === 'GET' ? takeBrought(path) : null
    const answer = brought ?? (await fetch(path, { ...rest, credentials: 'same-origin', ...(signal && { signal }) }))
    noteReach(true)
    if (!isPassing(answer.status)) return answer
    return (await again(order, tried, saidPause(answer))) ?? answer
  } catch (error) {
    if (signal?.aborted) throw error
    const answer = await again(order, tried)
    if (answer) return answer
    noteReach(false)
    throw new Problem('offline', 0)
  }
}

async function again(order: Call, tried: number, said = 0): Promise<Response | null> {
  const pause = RETRY_AFTER[tried]
  // The browser knows that there is no net at all: nobody waits to hear it twice.
  if (pause === undefined || globalThis.navigator?.onLine === false) return null
  await new Promise((resolve) => setTimeout(resolve, Math.max(pause, said)))
  return persistently(order, tried + 1)
}

/** Milliseconds; a page does not stand still for long, whatever the server says. */
function saidPause(answer: Response): number {
  return Math.min(5_000, Number(answer.headers.get('Retry-After') ?? 0) * 1_000) || 0
}

/** The server is being restarted or is overwhelmed: a moment later it may well answer. */
function isPassing(status: number): boolean {
  return PASSING.has(status)
}
