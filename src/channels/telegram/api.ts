import { z } from 'zod'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import type { Fate } from '../../domain/messenger/trouble.ts'
import type { Ask } from '../ask-web.ts'
import { type BotKey, MessengerFailure } from '../messenger.ts'

export interface TelegramServer {
  /** Without a slash at the end: `https://api.telegram.org`, or a server of one's own. */
  readonly url: string
  readonly ask: Ask
}

/** How long a call may take that waits for nothing. */
const PATIENCE = 20_000
/** A file of 50 MB over a slow line. */
export const PATIENCE_WITH_FILE = 180_000

/** Every answer has this form (https://core.telegram.org/bots/api#making-requests). */
const answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.int().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.int().optional(), migrate_to_chat_id: z.number().optional() }).optional(),
})

/** The Bot API said no. */
export class TelegramError extends MessengerFailure {
  readonly code: number
  readonly migrateTo: string | null

  constructor(code: number, words: string, { retryAfter, migrateTo }: Hints) {
    super(troubleOf(code), words, retryAfter === null ? null : retryAfter * 1_000)
    this.code = code
    this.migrateTo = migrateTo
  }
}

interface Hints {
  /** Seconds. */
  readonly retryAfter: number | null
  readonly migrateTo: string | null
}

interface CallOptions {
  readonly stop?: AbortSignal | undefined
  readonly patience?: number
}

/** One method of the Bot API; throws a `MessengerFailure` that says why not. */
export async function call(
  server: TelegramServer,
  { token }: BotKey,
  method: string,
  body: Readonly<Record<string, unknown>> | FormData,
  { stop, patience = PATIENCE }: CallOptions = {},
): Promise<unknown> {
  demandNoTransaction(`Telegram is asked (${method})`)
  const isForm = body instanceof FormData
  const signal = stop ? AbortSignal.any([stop, AbortSignal.timeout(patience)]) : AbortSignal.timeout(patience)
  const init: RequestInit = {
    method: 'POST',
    body: isForm ? body : JSON.stringify(body),
    ...(!isForm && { headers: { 'content-type': 'application/json' } }),
    signal,
  }
  const told = await asked(server, `${server.url}/bot${token}/${method}`, init)
  const read = answer.safeParse(await told.json().catch(() => null))
  if (!read.success) throw new MessengerFailure('unreachable', `${told.status}: what answered is no Bot API`)
  const { ok, result, error_code: code = told.status, description = '', parameters } = read.data
  if (ok) return result
  throw new TelegramError(code, description, {
    retryAfter: parameters?.retry_after ?? null,
    migrateTo: parameters?.migrate_to_chat_id === undefined ? null : String(parameters.migrate_to_chat_id),
  })
}

/** The bytes behind the path of a file. */
export async function fetchBytes(server: TelegramServer, { token }: BotKey, path: string): Promise<Buffer> {
  demandNoTransaction('a file is fetched from Telegram')
  const told = await asked(server, `${server.url}/file/bot${token}/${path}`, {
    signal: AbortSignal.timeout(PATIENCE_WITH_FILE),
  })
  if (!told.ok) throw new MessengerFailure('unreachable', `a file was not given out: ${told.status}`)
  return Buffer.from(await told.arrayBuffer())
}

/** The token stands in the address: no error carries that address on. */
async function asked(server: TelegramServer, url: string, init: RequestInit): Promise<Response> {
  try {
    return await server.ask(url, init)
  } catch (error) {
    throw new MessengerFailure('unreachable', reasonOf(error))
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.name
  return 'no answer'
}

/** By the class of the code: the words are subject to change. */
function troubleOf(code: number): MessengerFailure['trouble'] {
  if (code === 401 || code === 404) return 'token_revoked'
  if (code === 409) return 'read_by_another'
  if (code === 429) return 'slowed_down'
  return code >= 500 ? 'unreachable' : 'refused'
}

/** What a failed attempt to say something means; whatever is no answer of Telegram passes. */
export function fateOf(error: unknown): Fate {
  if (!(error instanceof MessengerFailure)) throw error
  const { message: reason, trouble } = error
  const code = error instanceof TelegramError ? error.code : 0
  if (error instanceof TelegramError && error.migrateTo !== null) return { kind: 'moved', chat: error.migrateTo }
  if (code === 403 || (code === 400 && /chat not found|user not found/i.test(reason)))
    return { kind: 'blocked', reason }
  if (code === 400 && /message is not modified/i.test(reason)) return { kind: 'sent', externalId: null }
  if (code === 400 && /message to edit not found|message can't be edited/i.test(reason)) return { kind: 'missing' }
  if (trouble === 'refused') return { kind: 'rejected', reason }
  const after = error.after ?? (trouble === 'unreachable' ? 1_000 : 10_000)
  return { kind: 'later', after, trouble, reason }
}
