import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { complaintsAbout } from './bot-api-shapes.ts'

type Params = Readonly<Record<string, unknown>>

export interface ChatMessage {
  readonly id: number
  readonly from: 'bot' | 'person'
  text: string
  markup: Params | null
  entities: readonly Params[]
  readonly file: { readonly name: string; readonly bytes: Buffer } | null
  edits: number
  readonly at: number
  /** The message that the bot answers. */
  readonly answersTo?: number
  /** Marks that the bot has put on it. */
  marks?: readonly string[]
}

interface Attempt {
  readonly method: string
  readonly chat: number
  readonly at: number
}

/** What goes wrong at the other end. */
export interface Weather {
  /** Answers 429 to everything that is said, with so many seconds; called for each. */
  flood?: (attempt: Attempt) => number | null
  /** Nothing answers. */
  down?: boolean
  revoked?: boolean
  /** Chats whose person stopped the bot. */
  readonly blocked: Set<number>
  /** Groups that go on under another number. */
  readonly moved: Map<number, number>
  /** Updates come in any order, and again, until they are confirmed. */
  shuffles?: boolean
}

/** Methods that put something into a chat, and are limited. */
const SAYING = ['sendMessage', 'editMessageText', 'sendDocument']

/**
 * The Bot API at the wire, strict: what the declarations do not know is refused and remembered as a complaint, which fails the test.
 * Counts what is said, so that limits can be checked.
 */
export async function fakeBotApi({ token = '4242:the-token-of-a-bot', id = 4242 } = {}) {
  const events = new EventEmitter()
  events.setMaxListeners(0)
  const updates: { readonly update_id: number; readonly body: Params }[] = []
  const chats = new Map<number, ChatMessage[]>()
  const complaints: string[] = []
  const attempts: Attempt[] = []
  const presses = new Map<string, string | null>()
  const files = new Map<string, { readonly bytes: Buffer; readonly size: number }>()
  const weather: Weather = { blocked: new Set(), moved: new Map() }
  const webhook: { url: string | null; secret: string } = { url: null, secret: '' }
  let [lastUpdate, lastMessage, polls, pollers] = [1000, 10, 0, 0]

  const chatOf = (chat: number) => {
    const known = chats.get(chat) ?? []
    chats.set(chat, known)
    return known
  }
  const refuse = (code: number, description: string, parameters?: Params) => ({
    code,
    body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
  })
  const fine = (result: unknown) => ({ code: 200, body: { ok: true, result } })
  const complain = (words: string) => {
    complaints.push(words)
    return refuse(400, `Bad Request: ${words}`)
  }

  async function answer(method: string, params: Params): Promise<{ code: number; body: Params }> {
    const found = complaintsAbout(method, params)
    if (found.length > 0) return complain(found.join('; '))
    if (SAYING.includes(method)) {
      const chat = Number(params.chat_id)
      const attempt = { method, chat, at: Date.now() }
      attempts.push(attempt)
      const wait = weather.flood?.(attempt) ?? null
      if (wait !== null) return refuse(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait })
      if (weather.blocked.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user')
      const to = weather.moved.get(chat)
      if (to !== undefined) {
        const why = 'Bad Request: group chat was upgraded to a supergroup chat'
        return refuse(400, why, { migrate_to_chat_id: to })
      }
      if (!chats.has(chat)) return refuse(400, 'Bad Request: chat not found')
    }
    switch (method) {
      case 'getMe':
        return fine({ id, is_bot: true, first_name: 'Окно, поддержка', username: 'okno_support_bot' })
      case 'setMyCommands':
        return fine(true)
      case 'deleteWebhook':
        webhook.url = null
        return fine(true)
      case 'setWebhook':
        Object.assign(webhook, { url: String(params.url), secret: String(params.secret_token) })
        return fine(true)
      case 'getUpdates':
        return getUpdates(params)
      case 'sendMessage':
        return sendMessage(params)
      case 'editMessageText':
        return editMessage(params)
      case 'sendDocument':
        return sendDocument(params)
      case 'setMessageReaction':
        return react(params)
      case 'answerCallbackQuery': {
        const press = String(params.callback_query_id)
        if (!presses.has(press))
          return refuse(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
        presses.set(press, String(params.text ?? ''))
        events.emit('changed')
        return fine(true)
      }
      case 'getFile': {
        const file = files.get(String(params.file_id))
        if (!file) return refuse(400, 'Bad Request: wrong file_id')
        if (file.size > 20 * 1024 * 1024) return refuse(400, 'Bad Request: file is too big')
        return fine({ file_id: params.file_id, file_unique_id: 'u', file_path: `files/${String(params.file_id)}` })
      }
      default:
        return complain(`the fake does not know ${method}`)
    }
  }

  async function getUpdates({ offset = 0, timeout = 0, limit = 100 }: Params) {
    if (webhook.url) return refuse(409, "Conflict: can't use getUpdates method while webhook is active")
    polls += 1
    events.emit('poll', polls)
    const own = polls
    pollers += 1
    try {
      const until = Date.now() + Number(timeout) * 1_000
      for (;;) {
        const waiting = updates.filter(({ update_id }) => update_id >= Number(offset))
        // Confirmed: what is before the offset is forgotten.
        updates.splice(0, updates.length, ...waiting)
        if (waiting.length > 0 || Date.now() >= until) return fine(handedOut(waiting, Number(limit)))
        if (own !== polls) return refuse(409, 'Conflict: terminated by other getUpdates request')
        const wake = new AbortController()
        const woken = [once(events, 'update', { signal: wake.signal }), once(events, 'poll', { signal: wake.signal })]
        await Promise.race([...woken, delay(until - Date.now(), undefined, { signal: wake.signal })]).catch(
          () => undefined,
        )
        wake.abort()
        await Promise.allSettled(woken)
      }
    } finally {
      pollers -= 1
    }
  }

  /** Shuffled, each once or several times; what was handed out comes again until it is confirmed anyway. */
  function handedOut(waiting: typeof updates, limit: number) {
    const first = waiting.slice(0, weather.shuffles ? Math.ceil(limit / 3) : limit)
    const all = weather.shuffles
      ? [...first, ...first.filter((_, place) => place % 2 === 0), ...first.slice(0, 3)]
      : first
    const order = weather.shuffles ? all.toSorted(() => Math.random() - 0.5) : all
    return order.map(({ update_id, body }) => ({ update_id, ...body }))
  }

  function checkedMarkup(markup: unknown): string | null {
    const { inline_keyboard: rows } = Object.assign({ inline_keyboard: [] }, markup)
    for (const button of (rows as { text: string; callback_data?: string; url?: string }[][]).flat()) {
      if (button.text === '') return 'a button without words'
      const size = Buffer.byteLength(button.callback_data ?? 'x')
      if (size < 1 || size > 64) return `BUTTON_DATA_INVALID: ${size} bytes`
      const { hostname = 'a.b' } = button.url === undefined ? {} : new URL(button.url)
      if (!hostname.includes('.')) return `inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`
    }
    return null
  }

  function checkedText(text: string, entities: readonly Params[]): string | null {
    if (text.trim() === '') return 'message text is empty'
    if (text.length > 4096) return 'message is too long'
    const isWrong = entities.some(
      ({ offset, length }) => Number(length) < 1 || Number(offset) + Number(length) > text.length,
    )
    return isWrong ? 'an entity is outside of the text' : null
  }

  function react({ chat_id, message_id, reaction }: Params) {
    const message = chatOf(Number(chat_id)).find((one) => one.id === message_id)
    if (!message) return refuse(400, 'Bad Request: message to react not found')
    message.marks = (reaction as { emoji: string }[]).map(({ emoji }) => emoji)
    events.emit('changed')
    return fine(true)
  }

  function sendMessage({ chat_id, text, entities = [], reply_markup: markup = null, reply_parameters: to }: Params) {
    const marks = entities as readonly Params[]
    const wrong = checkedText(String(text), marks) ?? checkedMarkup(markup)
    if (wrong !== null) return complain(wrong)
    lastMessage += 1
    const message = {
      id: lastMessage,
      from: 'bot' as const,
      text: String(text),
      markup: markup as Params | null,
      entities: marks,
      ...(to !== undefined && { answersTo: (to as { message_id: number }).message_id }),
    }
    chatOf(Number(chat_id)).push({ ...message, file: null, edits: 0, at: Date.now() })
    events.emit('changed')
    return fine(told(lastMessage, Number(chat_id), String(text)))
  }

  function editMessage({ chat_id, message_id, text, entities = [], reply_markup: markup = null }: Params) {
    const message = chatOf(Number(chat_id)).find((one) => one.id === message_id && one.from === 'bot')
    if (!message) return refuse(400, 'Bad Request: message to edit not found')
    const wrong = checkedText(String(text), entities as readonly Params[]) ?? checkedMarkup(markup)
    if (wrong !== null) return complain(wrong)
    const isSame = message.text === text && JSON.stringify(message.markup) === JSON.stringify(markup)
    if (isSame) return refuse(400, 'Bad Request: message is not modified: specified new message content is the same')
    Object.assign(message, { text, markup, entities, edits: message.edits + 1 })
    events.emit('changed')
    return fine(told(message.id, Number(chat_id), String(text)))
  }

  async function sendDocument({ chat_id, document }: Params) {
    assert.ok(document instanceof File)
    const bytes = Buffer.from(await document.arrayBuffer())
    if (bytes.length > 50 * 1024 * 1024) return refuse(413, 'Request Entity Too Large')
    lastMessage += 1
    const file = { name: document.name, bytes }
    chatOf(Number(chat_id)).push({
      id: lastMessage,
      from: 'bot',
      text: '',
      markup: null,
      entities: [],
      file,
      edits: 0,
      at: Date.now(),
    })
    events.emit('changed')
    return fine(told(lastMessage, Number(chat_id), ''))
  }

  function told(message_id: number, chat: number, text: string) {
    return { message_id, date: 0, chat: { id: chat, type: 'private' }, text }
  }

  const server = createServer(async (http, reply) => {
    if (weather.down) return void http.socket.destroy()
    const [, kind, secret = '', method = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(http.url ?? '') ?? []
    if (secret !== token || weather.revoked) {
      reply.writeHead(401).end(JSON.stringify({ ok: false, error_code: 401, description: 'Unauthorized' }))
      return
    }
    if (kind) {
      const file = files.get(method.replace('files/', ''))
      reply.writeHead(file ? 200 : 404).end(file?.bytes)
      return
    }
    const { code, body } = await answer(method, await paramsOf(http))
    reply.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')

  const push = (body: Params, again = 1): number => {
    lastUpdate += 1
    updates.push({ update_id: lastUpdate, body })
    events.emit('update')
    void pushToWebhook({ update_id: lastUpdate, ...body }, again)
    return lastUpdate
  }
  const pushToWebhook = async (body: Params, again: number) => {
    for (let count = 0; count < again && webhook.url !== null; count += 1) {
      await fetch(webhook.url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhook.secret },
      })
    }
  }

  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    id,
    weather,
    complaints,
    attempts,
    presses,
    files,
    chats,
    webhook,
    push,
    /** Updates that nobody has confirmed. */
    unconfirmed: () => updates.length,
    pollers: () => pollers,
    chatOf,
    nextMessage: () => {
      lastMessage += 1
      return lastMessage
    },
    /** Resolves at the next thing that happens in a chat, or soon. */
    changed: () => Promise.race([once(events, 'changed'), delay(50)]),
    close: async () => {
      weather.down = true
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type FakeBotApi = Awaited<ReturnType<typeof fakeBotApi>>

async function paramsOf(http: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = []
  for await (const chunk of http) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const type = http.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return JSON.parse(body.toString() || '{}')
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  return Object.fromEntries([...form].map(([key, value]) => [key, value]))
}
