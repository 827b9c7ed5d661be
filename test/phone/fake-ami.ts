import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { type AmiFields, blockText, openAfter } from './ami-dialogues.ts'

export const AMI_USER = { user: 'okno', secret: 'test-secret' }
const CHALLENGE = '840415273'

/** What one connection does at the n-th byte that it says. */
export interface Cut {
  readonly at: number
  /** `pause`: goes on a moment later. `lose`: closes; the next connection goes on with what was not said whole. */
  readonly and: 'pause' | 'lose'
}

export interface Script {
  /** Told after the first sign-in; after a loss from the first on that was not said whole. */
  readonly events: readonly AmiFields[]
  readonly cut?: Cut
  /** Whom it knows; by default the user of the tests. */
  readonly knows?: { readonly user: string; readonly secret: string }
  /** Answers that differ; null: none at all. */
  readonly answers?: Answers
  readonly banner?: string
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer }
}

/** By the name of the action. */
export type Answers = ReadonlyMap<string, readonly AmiFields[] | null>

export interface FakeAmi {
  readonly port: number
  /** Actions as they came, on all connections. */
  readonly asked: AmiFields[]
  /** Everything that came, byte for byte. */
  readonly raw: string[]
  /** How many connections were opened. */
  readonly connections: () => number
  /** Of the connection that is open now: says more. */
  readonly say: (text: string | Buffer) => void
  readonly hangUp: () => void
  readonly close: () => Promise<void>
}

/** A manager interface as the documentation of Asterisk describes it, over real sockets. */
export async function openFakeAmi(script: Script): Promise<FakeAmi> {
  const asked: AmiFields[] = []
  const raw: string[] = []
  const sockets: Socket[] = []
  let told = 0

  function serve(socket: Socket): void {
    const isFirst = sockets.push(socket) === 1
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    let said = 0
    let tail = Promise.resolve()
    let isLost = false
    const cut = isFirst ? script.cut : undefined

    /** True when it was said whole. */
    function say(text: string): Promise<boolean> {
      const bytes = Buffer.from(text)
      const before = said
      said += bytes.length
      const done = tail.then(async () => {
        if (isLost) return false
        if (cut === undefined || cut.at >= before + bytes.length || cut.at < before) return write(socket, bytes)
        const head = bytes.subarray(0, cut.at - before)
        if (cut.and === 'lose') {
          isLost = true
          socket.end(head)
          return false
        }
        await write(socket, head)
        await new Promise((resolve) => setImmediate(resolve))
        return write(socket, bytes.subarray(head.length))
      })
      tail = done.then(() => undefined)
      return done
    }

    async function tellAll(): Promise<void> {
      while (told < script.events.length) {
        const event = script.events[told]
        if (event === undefined || !(await say(blockText(event)))) return
        told += 1
      }
    }

    void say(script.banner ?? 'Asterisk Call Manager/5.0.2\r\n')
    let rest = ''
    socket.on('data', (piece) => {
      raw.push(piece.toString())
      rest += piece.toString()
      for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
        const action = fieldsIn(rest.slice(0, end))
        rest = rest.slice(end + 4)
        asked.push(action)
        void answer(action)
      }
    })

    async function answer(action: AmiFields): Promise<void> {
      const name = action.Action ?? ''
      const other = script.answers?.get(name)
      if (other === null) return
      const blocks = other ?? usual(action, script.events.slice(0, told), script.knows ?? AMI_USER)
      for (const one of blocks) await say(blockText({ ...one, ActionID: action.ActionID ?? '' }))
      if (name === 'CoreShowChannels') await tellAll()
    }
  }

  const server: Server = script.tls ? createTlsServer(script.tls, serve) : createServer(serve)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return {
    port: address.port,
    asked,
    raw,
    connections: () => sockets.length,
    say: (text) => sockets.at(-1)?.write(text),
    hangUp: () => sockets.at(-1)?.destroy(),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function write(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  if (bytes.length === 0) return Promise.resolve(true)
  return new Promise((resolve) => socket.write(bytes, (error) => resolve(!error)))
}

function fieldsIn(text: string): AmiFields {
  return Object.fromEntries(text.split('\r\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
}

function usual(
  action: AmiFields,
  told: readonly AmiFields[],
  { user, secret }: { readonly user: string; readonly secret: string },
): readonly AmiFields[] {
  const success = { Response: 'Success' }
  switch (action.Action) {
    case 'Challenge':
      return [{ ...success, Challenge: CHALLENGE }]
    case 'Login': {
      const key = createHash('md5').update(`${CHALLENGE}${secret}`).digest('hex')
      const isRight = action.Username === user && (action.Key === key || action.Secret === secret)
      return isRight
        ? [{ ...success, Message: 'Authentication accepted' }]
        : [{ Response: 'Error', Message: 'Authentication failed' }]
    }
    case 'CoreShowChannels':
      return [
        { ...success, EventList: 'start', Message: 'Channels will follow' },
        ...openAfter(told),
        { Event: 'CoreShowChannelsComplete', EventList: 'Complete', ListItems: String(openAfter(told).length) },
      ]
    case 'Ping':
      return [{ ...success, Ping: 'Pong', Timestamp: '1796030100.000000' }]
    default:
      return [{ Response: 'Error', Message: 'Invalid/unknown command' }]
  }
}
