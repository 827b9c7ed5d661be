import { z } from 'zod'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import type { Fate } from '../../domain/messenger/trouble.ts'
import type { Ask } from '../ask-web.ts'
import { type BotKey, MessengerFailure } from '../messenger.ts'

export interface MaxServer {
  /** Without a slash at the end: `https://platform-api2.max.ru`. */
  readonly url: string
  readonly ask: Ask
}

/** How long a call may take. */
const PATIENCE = 20_000
/** A file of 50 MB over a slow line. */
const PATIENCE_WITH_FILE = 180_000

/** `Error` and `SimpleQueryResult` of the published schema. */
const refusal = z.object({ code: z.string().default(''), message: z.string().default('') })
const outcome = z.object({ success: z.literal(false), message: z.string().default('') })

/** The Bot API of MAX said no. */
export class MaxError extends MessengerFailure {
  readonly status: number
  /** In words of the API: `attachment.not.ready`, `verify.token`. */
  readonly code: string

  constructor(status: number, { code, message }: z.output<typeof refusal>, after: number | null) {
    super(troubleOf(status, code), message === '' ? `${status} ${code}`.trim() : message, after)
    this.status = status
    this.code = code
  }
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With a slash before it. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly stop?: AbortSignal | undefined
}

/** One method of the Bot API (https://dev.max.ru/docs-api); throws a `MessengerFailure` that says why not. */
export async function call(server: MaxServer, { token }: BotKey, one: Call): Promise<unknown> {
  const { method, path, query = {}, body, stop } = one
  demandNoTransaction(`MAX is asked (${method} ${path})`)
  const asked = new URLSearchParams(query).toString()
  const told = await answered(server, `${server.url}${path}${asked === '' ? '' : `?${asked}`}`, {
    method,
    // Without «Bearer»; in the address a token is refused since 2025.
    headers: { authorization: token, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: stop ? AbortSignal.any([stop, AbortSignal.timeout(PATIENCE)]) : AbortSignal.timeout(PATIENCE),
  })
  const read: unknown = await told.json().catch(() => null)
  if (!told.ok) {
    const said = refusal.safeParse(read)
    if (!said.success && told.status < 500)
      throw new MessengerFailure('unreachable', `${told.status}: what answered is no Bot API`)
    throw new MaxError(told.status, said.data ?? { code: '', message: '' }, pauseIn(told))
  }
  if (read === null) throw new MessengerFailure('unreachable', `${told.status}: what answered is no Bot API`)
  const failed = outcome.safeParse(read)
  if (failed.success) throw new MaxError(told.status, { code: '', message: failed.data.message }, null)
  return read
}

/** Puts the bytes where the API said; resolves with what was answered there. */
export async function uploadTo(server: MaxServer, url: string, form: FormData): Promise<unknown> {
  demandNoTransaction('a file is put into MAX')
  const patience = AbortSignal.timeout(PATIENCE_WITH_FILE)
  const told = await answered(server, safeUrl(server, url), { method: 'POST', body: form, signal: patience })
  if (!told.ok) throw new MaxError(told.status, { code: '', message: 'a file was not taken' }, pauseIn(told))
  return told.json().catch(() => null)
}

/** The bytes behind the address of an attachment; null: they are more than a bot takes. */
export async function fetchBytes(server: MaxServer, url: string, most: number): Promise<Buffer | null> {
  demandNoTransaction('a file is fetched from MAX')
  const told = await answered(server, safeUrl(server, url), { signal: AbortSignal.timeout(PATIENCE_WITH_FILE) })
  if (!told.ok || !told.body) throw new MessengerFailure('unreachable', `a file was not given out: ${told.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of told.body) {
      size += chunk.length
      if (size > most) return null
      chunks.push(chunk)
    }
  } catch (error) {
    throw new MessengerFailure('unreachable', reasonOf(error))
  }
  return Buffer.concat(chunks)
}

/** Files lie on other servers than the API: over TLS, or at the API's own address. The token is not told there. */
function safeUrl(server: MaxServer, url: string): string {
  const isSafe = URL.canParse(url) && (url.startsWith('https://') || new URL(url).origin === new URL(server.url).origin)
  if (!isSafe) throw new MessengerFailure('refused', 'an address of a file that is not asked')
  return url
}

async function answered(server: MaxServer, url: string, init: RequestInit): Promise<Response> {
  try {
    return await server.ask(url, init)
  } catch (error) {
    throw new MessengerFailure('unreachable', reasonOf(error))
  }
}

/** A certificate under an authority that this machine does not know, the Ministry's, comes here with its code, too. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.name
  return 'no answer'
}

function pauseIn({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null
}

function troubleOf(status: number, code: string): MessengerFailure['trouble'] {
  if (status === 401 || code === 'verify.token') return 'token_revoked'
  if (status === 429) return 'slowed_down'
  return status >= 500 ? 'unreachable' : 'refused'
}

/** What a failed attempt to say something means. An error that did not come from asking MAX is thrown on. */
export function fateOf(error: unknown): Fate {
  if (!(error instanceof MessengerFailure)) throw error
  const { message, trouble } = error
  if (error instanceof MaxError && trouble === 'refused') {
    // He stopped the bot, or there is no such chat any more.
    if (error.status === 403 || error.status === 404) return { kind: 'blocked', reason: `Forbidden: ${message}` }
    return { kind: 'rejected', reason: message }
  }
  if (trouble === 'refused') return { kind: 'rejected', reason: message }
  const after = error.after ?? (trouble === 'unreachable' || trouble === 'slowed_down' ? 1_000 : 10_000)
  return { kind: 'later', after, trouble, reason: message }
}
