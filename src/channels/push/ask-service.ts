import { HOUR, type Instant, SECOND } from '../../domain/ground/instant.ts'
import type { Ask } from '../ask-web.ts'

/** A push service answers within a second, or has trouble of its own. */
export const PATIENCE = 15 * SECOND
/** What it asks us to wait for is believed up to here. */
const LONGEST_WAIT = HOUR

/** What a push service answered; null: the desk heard nothing of it, and `error` says why. */
export type ServiceAnswer =
  | { readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly status: null; readonly error: string; readonly isUnheard: boolean }

/** One question to a push service, by JSON or a form. The key travels in it: no error carries the question on. */
export async function askService(ask: Ask, url: string, init: RequestInit): Promise<ServiceAnswer> {
  try {
    const answer = await ask(url, {
      ...init,
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    return { status: answer.status, headers: answer.headers, body: await answer.json().catch(() => null) }
  } catch (error) {
    if (!isOfTheNet(error)) throw error
    const name = nameOf(error)
    return { status: null, error: name, isUnheard: !NEVER_LEFT.includes(name) }
  }
}

/** What a net does is named so by fetch; everything else is a fault of ours. */
export function isOfTheNet(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException
}

/** No connection was made: nothing can have been taken. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

export function nameOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
  return 'no answer'
}

/** `Retry-After`, in seconds or as a moment; null: it says nothing that we understand. */
export function retryAfter(headers: Headers, now: Instant): Instant | null {
  const said = headers.get('retry-after')
  if (said === null) return null
  const until = /^\d+$/.test(said) ? now + Number(said) * SECOND : Date.parse(said)
  return Number.isFinite(until) ? Math.min(until, now + LONGEST_WAIT) : null
}
