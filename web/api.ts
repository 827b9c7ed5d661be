import { PASSING, Problem, problemOf } from './problem.ts'
import { askToSignIn } from './sign-in-demand.ts'

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: BodyInit
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** Pauses before the same call is made again, unless the server says how long. Safe: a GET changes nothing, the rest carries its key. */
const RETRY_AFTER = [300, 1_500]

/** What the contract promises for the path; nothing is checked twice here. */
export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return json({ method: 'GET', path, signal })
}

/** `key` names the intention, not the attempt: keep it while the person tries again, and nothing happens twice. */
export function post<Answer>(path: string, body: unknown = {}, key: string = newKey()): Promise<Answer> {
  return json({ method: 'POST', path, body: JSON.stringify(body), headers: { ...asJson, 'Idempotency-Key': key } })
}

export function put<Answer>(path: string, body: unknown): Promise<Answer> {
  return json({ method: 'PUT', path, body: JSON.stringify(body), headers: asJson })
}

export function patch<Answer>(path: string, body: unknown): Promise<Answer> {
  return json({ method: 'PATCH', path, body: JSON.stringify(body), headers: asJson })
}

export function remove<Answer = void>(path: string): Promise<Answer> {
  return json({ method: 'DELETE', path })
}

/** Makes a call, again when the net stumbles, and again after the person has signed in anew. */
export async function call(order: Call): Promise<Response> {
  const answer = await persistently(order)
  if (answer.ok) return answer
  const problem = await problemOf(answer)
  if (problem.code !== 'session.missing' || !(await askToSignIn())) throw problem
  return call(order)
}

/** A name for one intention. `randomUUID` is missing on plain http, where small installations live. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const asJson = { 'Content-Type': 'application/json' }

async function json<Answer>(order: Call): Promise<Answer> {
  const answer = await call(order)
  return JSON.parse((await answer.text()) || 'null')
}

async function persistently(order: Call, attempt = 0): Promise<Response> {
  const { path, signal, ...rest } = order
  try {
    const answer = await fetch(path, { ...rest, credentials: 'same-origin', ...(signal && { signal }) })
    if (!isPassing(answer.status)) return answer
    return (await again(order, attempt, saidPause(answer))) ?? answer
  } catch (error) {
    if (signal?.aborted) throw error
    const answer = await again(order, attempt)
    if (answer) return answer
    throw new Problem('offline', 0)
  }
}

async function again(order: Call, attempt: number, said = 0): Promise<Response | null> {
  const pause = RETRY_AFTER[attempt]
  if (pause === undefined) return null
  await new Promise((resolve) => setTimeout(resolve, Math.max(pause, said)))
  return persistently(order, attempt + 1)
}

/** Milliseconds; a page does not stand still for long, whatever the server says. */
function saidPause(answer: Response): number {
  return Math.min(5_000, Number(answer.headers.get('Retry-After') ?? 0) * 1_000) || 0
}

/** The server is being restarted or is overwhelmed: a moment later it may well answer. */
function isPassing(status: number): boolean {
  return PASSING.has(status)
}
