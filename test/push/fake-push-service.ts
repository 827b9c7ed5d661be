import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

const { subtle } = globalThis.crypto
const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const

/** As much as a service takes that says 413. */
const SMALL = 360

/** One message that a push service has taken, as its browser reads it. */
export interface PushTaken {
  readonly browser: string
  readonly message: { readonly web_push: number; readonly notification: Readonly<Record<string, unknown>> }
  /** As the browser got it: all that stands in it. */
  readonly text: string
  readonly bytes: number
  readonly headers: IncomingMessage['headers']
  readonly claims: Readonly<Record<string, unknown>>
  readonly at: number
}

/** How the service answers a browser: a status, or the line is cut. */
export interface PushWeather {
  status?: number
  retryAfter?: string
  cut?: boolean
  location?: string
  /** Called before it answers. */
  meanwhile?: () => Promise<void>
}

interface Listening {
  readonly name: string
  readonly keys: CryptoKeyPair
  readonly point: Uint8Array<ArrayBuffer>
  readonly auth: Uint8Array<ArrayBuffer>
  readonly weather: PushWeather
}

/**
 * A push service at the wire, with the browsers that listen at it: reads what comes as RFC 8291 and 8292 say, by WebCrypto and none of
 * our code, and complains of everything that is not as they want.
 */
export async function fakePushService() {
  const taken: PushTaken[] = []
  const asked: string[] = []
  const complaints: string[] = []
  const browsers = new Map<string, Listening>()
  const server = createServer((http, reply) => {
    void answer(http).then(
      (told) => {
        if (told === null) return void http.socket.destroy()
        reply.writeHead(told.status, told.headers).end()
      },
      (error: unknown) => {
        complaints.push(String(error))
        reply.writeHead(400).end()
      },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  async function answer(http: IncomingMessage) {
    const chunks: Buffer[] = []
    for await (const chunk of http) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const browser = browsers.get(http.url ?? '')
    asked.push(browser?.name ?? http.url ?? '')
    if (!browser) return { status: 404, headers: {} }
    const { weather } = browser
    await weather.meanwhile?.()
    complaints.push(...complaintsAbout(http, body))
    const claims = await claimsOf(http, origin)
    if (weather.cut) return null
    const { status: answers = 201 } = weather
    // What was too much is taken when it comes smaller.
    const status = answers === 413 && body.length <= SMALL ? 201 : answers
    if (status === 201 || status === 200) await take(browser, http, body, claims)
    return {
      status,
      headers: {
        ...(status === 201 && { location: `${origin}/message/${taken.length}` }),
        ...(weather.retryAfter && { 'retry-after': weather.retryAfter }),
        ...(weather.location && { location: weather.location }),
      },
    }
  }

  async function take(browser: Listening, { headers }: IncomingMessage, body: Buffer, claims: PushTaken['claims']) {
    const text = await decrypted(browser, body)
    taken.push({
      browser: browser.name,
      message: JSON.parse(text),
      text,
      bytes: body.length,
      headers,
      claims,
      at: Date.now(),
    })
  }

  return {
    origin,
    taken,
    /** Every question, by the browser it was for. */
    asked,
    complaints,
    to: (name: string) => taken.filter(({ browser }) => browser === name),
    /** A browser that has just subscribed: what it says of itself, and how the service answers for it. */
    browser: async (name: string) => {
      const keys = await subtle.generateKey(P256, true, ['deriveBits'])
      const point = new Uint8Array(await subtle.exportKey('raw', keys.publicKey))
      const auth = globalThis.crypto.getRandomValues(new Uint8Array(16))
      const weather: PushWeather = {}
      const path = `/wpush/v2/${name}-${Math.random().toString(36).slice(2)}`
      browsers.set(path, { name, keys, point, auth, weather })
      const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
      return {
        weather,
        json: {
          endpoint: origin + path,
          expirationTime: null,
          keys: { p256dh: base64url(point), auth: base64url(auth) },
        },
      }
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type FakePushService = Awaited<ReturnType<typeof fakePushService>>
export type FakeBrowser = Awaited<ReturnType<FakePushService['browser']>>

function complaintsAbout({ method, headers }: IncomingMessage, body: Buffer): string[] {
  const wrong = (is: boolean, what: string) => (is ? [] : [what])
  return [
    ...wrong(method === 'POST', `method ${method}`),
    ...wrong(headers['content-encoding'] === 'aes128gcm', `content-encoding ${headers['content-encoding']}`),
    ...wrong(/^\d+$/.test(headers.ttl?.toString() ?? ''), `ttl ${headers.ttl}`),
    ...wrong(/^(very-low|low|normal|high)$/.test(String(headers.urgency)), `urgency ${headers.urgency}`),
    ...wrong(/^[\w-]{1,32}$/.test(String(headers.topic)), `topic ${headers.topic}`),
    ...wrong(body.length <= 4096, `${body.length} bytes`),
  ]
}

/** RFC 8292: who speaks, signed by the key that the browser was given. */
async function claimsOf({ headers }: IncomingMessage, origin: string): Promise<PushTaken['claims']> {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  const bytes = (part: string) => new Uint8Array(Buffer.from(part, 'base64url'))
  const signer = await subtle.importKey('raw', bytes(key), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  const isGood = await subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    signer,
    bytes(signature),
    new TextEncoder().encode(`${head}.${claims}`),
  )
  if (!isGood) throw new Error('the signature is not of this key')
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'))
  const hours = (read.exp - Date.now() / 1_000) / 3_600
  if (alg !== 'ES256' || read.aud !== origin) throw new Error(`alg ${alg}, aud ${read.aud}`)
  if (!(hours > 0 && hours <= 12)) throw new Error(`it holds for ${hours} hours`)
  if (!/^(mailto:|https:)/.test(read.sub) || /localhost|127\.0/.test(read.sub)) throw new Error(`sub ${read.sub}`)
  return read
}

/** RFC 8291, section 3, step by step, and the record of RFC 8188. */
export async function decrypted({ keys, point, auth }: Pick<Listening, 'keys' | 'point' | 'auth'>, body: Buffer) {
  const salt = new Uint8Array(body.subarray(0, 16))
  const recordSize = body.readUInt32BE(16)
  const sender = new Uint8Array(body.subarray(21, 21 + (body[20] ?? 0)))
  const record = new Uint8Array(body.subarray(21 + sender.length))
  if (record.length > recordSize) throw new Error('more than one record')
  const senderKey = await subtle.importKey('raw', sender, P256, false, [])
  const ecdhSecret = await subtle.deriveBits({ name: 'ECDH', public: senderKey }, keys.privateKey, 256)
  const prkKey = await hmac(auth, new Uint8Array(ecdhSecret))
  const keyInfo = joined(text('WebPush: info\0'), point, sender)
  const ikm = await hmac(prkKey, joined(keyInfo, new Uint8Array([1])))
  const prk = await hmac(salt, ikm)
  const cek = (await hmac(prk, joined(text('Content-Encoding: aes128gcm\0'), new Uint8Array([1])))).slice(0, 16)
  const nonce = (await hmac(prk, joined(text('Content-Encoding: nonce\0'), new Uint8Array([1])))).slice(0, 12)
  const key = await subtle.importKey('raw', cek, 'AES-GCM', false, ['decrypt'])
  const padded = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, record))
  const end = padded.findLastIndex((byte) => byte !== 0)
  if (padded[end] !== 2) throw new Error('the last record does not end with 2')
  return Buffer.from(padded.subarray(0, end)).toString('utf8')
}

async function hmac(key: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>) {
  const signer = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await subtle.sign('HMAC', signer, data))
}

const text = (words: string) => new TextEncoder().encode(words)

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}
