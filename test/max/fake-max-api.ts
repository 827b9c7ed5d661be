import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type Asked, complaintsAbout, operationOf } from './max-api-shapes.ts'

type Params = Readonly<Record<string, unknown>>

export interface MaxButton {
  readonly type: 'callback' | 'link' | 'message' | 'request_contact'
  readonly text: string
  readonly payload?: string
  readonly url?: string
}

export interface MaxMessage {
  readonly id: string
  readonly from: 'bot' | 'person'
  /** As it is read on the screen, without marks. */
  text: string
  /** As it was sent. */
  raw: string
  format: string | null
  buttons: readonly (readonly MaxButton[])[]
  readonly file: { readonly name: string; readonly bytes: Buffer } | null
  edits: number
}

interface Subscription {
  readonly url: string
  readonly secret: string
  readonly types: readonly string[]
}

interface Answer {
  readonly code: number
  readonly body: unknown
}

/** How an update comes to the desk: the server of a test has no port. Resolves with the status. */
export type Deliver = (path: string, headers: Readonly<Record<string, string>>, body: Params) => Promise<number>

/** What goes wrong at the other end. */
interface Weather {
  down?: boolean
  revoked?: boolean
  /** Everything that is said is answered with 429 so often. */
  floods: number
  /** Uploads are refused. */
  full?: boolean
  /** How often a file is told not to be ready yet. */
  unready: number
  /** People who stopped the bot. */
  readonly blocked: Set<number>
}

/**
 * The Bot API of MAX at the wire, strict: what the published schema does not know is refused and remembered as a complaint, which fails
 * the test. Pushes until it is told 200, as MAX does, only sooner; subscriptions add up.
 */
export async function fakeMaxApi({ token = 'f9LHodD0cOKQ-the_token-of-a-bot', id = 900_100 } = {}) {
  const events = new EventEmitter()
  events.setMaxListeners(0)
  const chats = new Map<number, MaxMessage[]>()
  const complaints: string[] = []
  const subscriptions: Subscription[] = []
  const presses = new Map<string, boolean>()
  const files = new Map<string, Buffer>()
  const uploads = new Map<string, { readonly name: string; readonly bytes: Buffer; attempts: number }>()
  const weather: Weather = { floods: 0, unready: 0, blocked: new Set() }
  const pushed: { readonly status: number; readonly body: Params }[] = []
  let [last, waiting, base] = [0, 0, '']
  let deliver: Deliver = async () => 503
  let commands: unknown = null

  const fine = (body: unknown): Answer => ({ code: 200, body })
  const refuse = (code: number, error: string, message: string): Answer => ({ code, body: { code: error, message } })
  const complain = (words: string): Answer => {
    complaints.push(words)
    return refuse(400, 'proto.payload', words)
  }
  const chatOf = (person: number) => {
    const known = chats.get(person) ?? []
    chats.set(person, known)
    return known
  }
  const nextMid = () => {
    last += 1
    return `mid.${String(last).padStart(24, '0')}`
  }

  function answer(asked: Asked): Answer {
    const found = complaintsAbout(asked)
    if (found.length > 0) return complain(found.join('; '))
    const body = (asked.body ?? {}) as Params
    const { query } = asked
    switch (operationOf(asked)) {
      case 'GET /me':
        return fine({ user_id: id, first_name: 'Окно, поддержка', username: 'okno_support_bot', is_bot: true })
      case 'PATCH /me':
        commands = body.commands
        return fine({ user_id: id, first_name: 'Окно, поддержка', username: 'okno_support_bot', is_bot: true, ...body })
      case 'GET /subscriptions':
        return fine({
          subscriptions: subscriptions.map(({ url, types }) => ({ url, time: 0, update_types: types, version: null })),
        })
      case 'POST /subscriptions':
        subscriptions.push({
          url: String(body.url),
          secret: String(body.secret),
          types: body.update_types as readonly string[],
        })
        events.emit('changed')
        return fine({ success: true })
      case 'DELETE /subscriptions': {
        const left = subscriptions.filter(({ url }) => url !== query.get('url'))
        subscriptions.splice(0, subscriptions.length, ...left)
        return fine({ success: true })
      }
      case 'POST /uploads':
        return fine({ url: `${base}/upload/${nextMid()}` })
      case 'POST /messages':
        return send(Number(query.get('user_id') ?? query.get('chat_id')), body)
      case 'PUT /messages':
        return edit(query.get('message_id') ?? '', body)
      case 'POST /answers': {
        const press = query.get('callback_id') ?? ''
        if (!presses.has(press)) return refuse(404, 'not.found', 'callback not found')
        presses.set(press, true)
        return fine({ success: true })
      }
      case 'GET /videos/{videoToken}': {
        const video = asked.path.replace('/videos/', '')
        const urls = files.has(video) ? { mp4_720: `${base}/files/${video}` } : null
        return fine({ token: video, urls, width: 1, height: 1, duration: 1 })
      }
      default:
        return complain(`the fake does not know ${asked.method} ${asked.path}`)
    }
  }

  function send(person: number, body: Params): Answer {
    if (weather.floods > 0) {
      weather.floods -= 1
      return refuse(429, 'too.many.requests', 'the number of requests is exceeded')
    }
    if (weather.blocked.has(person)) return refuse(403, 'chat.denied', 'dialog is suspended')
    if (!chats.has(person)) return refuse(404, 'chat.not.found', 'there is no such chat')
    const attached = body.attachments as readonly { type: string; payload: { token?: string } }[]
    const [attachedFile] = attached.filter(({ type }) => type === 'file')
    const file = attachedFile && uploads.get(attachedFile.payload.token ?? '')
    if (attachedFile && !file) return complain('a token that was given to no upload')
    if (file && attached.length > 1) return complain('a file is the only attachment')
    if (file && file.attempts < weather.unready) {
      file.attempts += 1
      return refuse(400, 'attachment.not.ready', 'the file is worked on')
    }
    const read = shown(body)
    if (typeof read === 'string') return complain(read)
    if (!file && read.text.trim() === '') return complain('a message of nothing')
    const mid = nextMid()
    chatOf(person).push({ id: mid, from: 'bot', ...read, file: file ?? null, edits: 0 })
    events.emit('changed')
    const recipient = { chat_id: -person, chat_type: 'dialog', user_id: person }
    return fine({
      message: { recipient, timestamp: Date.now(), body: { mid, seq: last, text: read.text, attachments: [] } },
    })
  }

  function edit(mid: string, body: Params): Answer {
    const message = [...chats.values()].flat().find((one) => one.id === mid && one.from === 'bot')
    if (!message) return refuse(404, 'message.not.found', 'there is no such message')
    const read = shown(body)
    if (typeof read === 'string') return complain(read)
    Object.assign(message, read, { edits: message.edits + 1 })
    events.emit('changed')
    return fine({ success: true })
  }

  /** What the person sees of a message; a text: why it is none. */
  function shown(body: Params) {
    const raw = String(body.text ?? '')
    const format = body.format === undefined ? null : String(body.format)
    const keyboard = (body.attachments as readonly { type: string; payload: { buttons: MaxButton[][] } }[]).find(
      ({ type }) => type === 'inline_keyboard',
    )
    const buttons = keyboard?.payload.buttons ?? []
    if (buttons.length > 30 || buttons.flat().length > 210) return 'more buttons than a keyboard has'
    for (const row of buttons) {
      const isWide = row.some(({ type }) => type === 'link' || type === 'request_contact')
      if (row.length < 1 || row.length > (isWide ? 3 : 7)) return `a row of ${row.length} buttons`
    }
    if (format === null) return { text: raw, raw, format, buttons }
    const text = raw.replaceAll(/<\/?(?:b|blockquote)>/g, '')
    if (/[<>&]/.test(text)) return `html that is read differently from what was meant: ${raw}`
    return { text, raw, format, buttons }
  }

  async function aside(http: IncomingMessage, path: string): Promise<Answer | Buffer> {
    if (http.headers.authorization !== undefined) return complain('the token is told to a server of files')
    const file = files.get(path.replace('/files/', ''))
    if (path.startsWith('/files/')) return file ?? refuse(404, 'not.found', path)
    if (weather.full) return refuse(403, 'upload.denied', 'no room for files')
    const form = await new Response(new Uint8Array(await bytesOf(http)), {
      headers: { 'content-type': http.headers['content-type'] ?? '' },
    }).formData()
    const data = form.get('data')
    if (!(data instanceof File)) return complain('an upload without data')
    const given = `upload-${nextMid()}`
    uploads.set(given, { name: data.name, bytes: Buffer.from(await data.arrayBuffer()), attempts: 0 })
    return fine({ fileId: 1, token: given })
  }

  const server = createServer(async (http, reply) => {
    if (weather.down) return void http.socket.destroy()
    const { pathname, searchParams } = new URL(http.url ?? '', 'http://max')
    const say = ({ code, body }: Answer) =>
      reply.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (/^\/(?:files|upload)\//.test(pathname)) {
      const told = await aside(http, pathname)
      return Buffer.isBuffer(told) ? void reply.writeHead(200).end(told) : void say(told)
    }
    if (searchParams.has('access_token')) complaints.push('a token in the address')
    if (http.headers.authorization !== token || weather.revoked)
      return void say(refuse(401, 'verify.token', 'Invalid access_token'))
    const text = (await bytesOf(http)).toString()
    const body: unknown = text === '' ? null : JSON.parse(text)
    say(answer({ method: http.method ?? '', path: pathname, query: searchParams, body }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  base = `http://127.0.0.1:${address.port}`

  /** To every address that was told, again and again until it says 200. */
  const push = async (body: Params): Promise<void> => {
    waiting += 1
    try {
      for (const { url, secret, types } of subscriptions.filter((one) =>
        one.types.includes(String(body.update_type)),
      )) {
        assert.ok(types.length > 0)
        for (let attempt = 0; attempt < 50; attempt += 1) {
          const { pathname, search } = new URL(url)
          const status = await deliver(`${pathname}${search}`, { 'x-max-bot-api-secret': secret }, body)
          pushed.push({ status, body })
          if (status === 200) break
          await delay(20)
        }
      }
    } finally {
      waiting -= 1
      events.emit('changed')
    }
  }

  return {
    url: base,
    token,
    id,
    weather,
    complaints,
    chats,
    presses,
    files,
    subscriptions,
    /** What was pushed, and how it was answered. */
    pushed,
    commands: () => commands,
    push,
    deliverBy: (way: Deliver) => {
      deliver = way
    },
    unconfirmed: () => waiting,
    chatOf,
    nextMid,
    /** Resolves at the next thing that happens in a chat, or soon. */
    changed: () => Promise.race([once(events, 'changed'), delay(50)]),
    close: async () => {
      weather.down = true
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type FakeMaxApi = Awaited<ReturnType<typeof fakeMaxApi>>

async function bytesOf(http: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of http) chunks.push(chunk)
  return Buffer.concat(chunks)
}
