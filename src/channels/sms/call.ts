import type { z } from 'zod'
import type { Ask } from '../ask-web.ts'
import { SmsFailure } from './provider.ts'

/** A message is taken within a second or two, or the provider has trouble of its own. */
const PATIENCE = 15_000

export interface Told {
  readonly status: number
  /** Null: what came is no JSON. */
  readonly body: unknown
}

/** One question to a provider. The key travels in it: no error carries the question on. */
export async function call(ask: Ask, url: string, init: RequestInit): Promise<Told> {
  try {
    const told = await ask(url, { ...init, signal: AbortSignal.timeout(PATIENCE) })
    return { status: told.status, body: await told.json().catch(() => null) }
  } catch (error) {
    const code = codeOf(error)
    throw new SmsFailure('unreachable', code, { isUnheard: !NEVER_LEFT.includes(code) })
  }
}

/** No connection was made: nothing can have been taken. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
  return 'no answer'
}

/** What came in another form than it is to have was perhaps an answer to what we asked, and perhaps not. */
export function understood<T>(shape: z.ZodType<T>, body: unknown): T {
  const read = shape.safeParse(body)
  if (!read.success) throw new SmsFailure('unreachable', 'an answer of another form', { isUnheard: true })
  return read.data
}

/** «4.10» is 410 kopecks. */
export function kopecksIn(roubles: string | number): number {
  return Math.round(Number(roubles) * 100)
}

/** As both providers want a number: without its plus. */
export function digitsOf(phone: string): string {
  return phone.replace(/^\+/, '')
}
