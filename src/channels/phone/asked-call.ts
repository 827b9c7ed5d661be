import { z } from 'zod'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Ask } from '../ask-web.ts'
import { CallFailure, type CallOrder, type CallTrouble, type PbxKeys } from './pbx.ts'

/** How long a vendor may take to say that he calls. */
export const PATIENCE = 15_000

/** Without a slash at the end: what the administrator gave, or where all customers of the vendor go. */
export function rootOf({ api }: PbxKeys, usual: string): string {
  return (api.trim() === '' ? usual : api.trim()).replace(/\/+$/, '')
}

/** +79165550117 → 79165550117: vendors take E.164 without its sign. */
export function bareDigits({ number }: CallOrder): string {
  return number.replace(/^\+/, '')
}

/**
 * Asks a vendor to call. Resolves with the JSON object that he answered; rejects with a CallFailure whose words name neither the address nor a key: both are secrets of the desk.
 */
export async function askToCall(ask: Ask, url: string, init: RequestInit): Promise<unknown> {
  const answer = await answered(ask, url, init)
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw new CallFailure(troubleOf(answer.status), `${answer.status} ${wordsIn(body)}`.trim())
  if (!isObject.safeParse(body).success)
    throw new CallFailure('unreachable', `${answer.status}: what answered is not the exchange`)
  return body
}

const isObject = z.record(z.string(), z.unknown())

async function answered(ask: Ask, url: string, init: RequestInit): Promise<Response> {
  try {
    // A redirect would carry the key to another server.
    return await ask(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  } catch (error) {
    throw new CallFailure('unreachable', reasonOf(error))
  }
}

/** The vendor answered with success and said no in words. */
export function refusedBy(vendor: string, words: string): CallFailure {
  return new CallFailure('refused', keptReason(`${vendor}: ${words}`))
}

const said = z.object({ message: z.string().optional(), error: z.string().optional() })

/** What a vendor says in words, wherever he puts it. */
export function wordsIn(body: unknown): string {
  const found = said.safeParse(body)
  return found.success ? keptReason(found.data.message ?? found.data.error ?? '') : ''
}

function troubleOf(status: number): CallTrouble {
  if (status === 429) return 'limited'
  return status >= 500 ? 'unreachable' : 'refused'
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return 'no answer'
  return 'code' in cause ? String(cause.code) : cause.name
}
