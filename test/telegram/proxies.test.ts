import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { askThrough } from '../../src/channels/ask-web.ts'
import { telegram } from '../../src/channels/telegram/telegram.ts'
import { type FakeBotApi, fakeBotApi } from './fake-bot-api.ts'

let api: FakeBotApi
const sockets = new Set<Socket>()
before(async () => {
  api = await fakeBotApi()
})
after(async () => {
  for (const socket of sockets) socket.destroy()
  await api.close()
})

/** A proxy that tunnels, as firewalls have them; it remembers where to, and who asked. */
async function openHttpProxy() {
  const asked: string[] = []
  const server = createServer()
  server.on('connect', (http, socket: Socket) => {
    sockets.add(socket)
    const [host = '', port = ''] = (http.url ?? '').split(':')
    asked.push(`${http.url} ${http.headers['proxy-authorization'] ?? ''}`)
    const far = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      far.pipe(socket).pipe(far)
    })
    sockets.add(far)
    for (const end of [far, socket]) end.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, asked, port: (server.address() as AddressInfo).port }
}

/** SOCKS 5 with a name and a password (RFC 1928, RFC 1929). */
async function openSocksProxy() {
  const asked: string[] = []
  const server = createTcp((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    void (async () => {
      const next = async (): Promise<Buffer> => (await once(socket, 'data'))[0]
      const methods = await next()
      const method = methods.includes(2, 2) ? 2 : 0
      socket.write(Buffer.from([5, method]))
      if (method === 2) {
        const words = await next()
        const name = words.subarray(2, 2 + (words[1] ?? 0)).toString()
        asked.push(name)
        socket.write(Buffer.from([1, 0]))
      }
      const order = await next()
      const isName = order[3] === 3
      const size = isName ? (order[4] ?? 0) : 4
      const host = isName ? order.subarray(5, 5 + size).toString() : [...order.subarray(4, 8)].join('.')
      const port = order.readUInt16BE((isName ? 5 : 4) + size)
      asked.push(`${host}:${port}`)
      const far = connect(port, host, () => {
        socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
        far.pipe(socket).pipe(far)
      })
      far.on('error', () => socket.destroy())
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, asked, port: (server.address() as AddressInfo).port }
}

async function speaksThrough(proxy: string): Promise<void> {
  const bot = telegram({ url: api.url, ask: askThrough({ proxy }) })
  const key = { token: api.token }
  assert.equal((await bot.whoIs(key)).username, 'okno_support_bot')
  api.chatOf(1)
  const said = await bot.say(key, { chat: '1', text: ['да'], buttons: [], keyboard: null })
  assert.equal(said.kind, 'sent')
  const sent = await bot.sendFile(key, { chat: '1', name: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from('abc') })
  assert.equal(sent.kind, 'sent')
  assert.equal(api.chatOf(1).at(-1)?.file?.bytes.toString(), 'abc')
  api.files.set('f', { bytes: Buffer.from([0, 255, 1]), size: 3 })
  assert.deepEqual(await bot.fetchFile(key, 'f'), Buffer.from([0, 255, 1]))
}

test('Telegram is reached through an HTTP proxy, with its name and password', async () => {
  const proxy = await openHttpProxy()
  await speaksThrough(`http://name:word@127.0.0.1:${proxy.port}`)
  const host = api.url.replace('http://', '')
  assert.ok(proxy.asked.length > 0)
  const proof = `Basic ${Buffer.from('name:word').toString('base64')}`
  assert.ok(
    proxy.asked.every((one) => one === `${host} ${proof}`),
    String(proxy.asked),
  )
  proxy.server.close()
})

test('Telegram is reached through a SOCKS proxy, with its name and password', async () => {
  const proxy = await openSocksProxy()
  await speaksThrough(`socks5://name:word@127.0.0.1:${proxy.port}`)
  assert.ok(proxy.asked.includes('name'), String(proxy.asked))
  assert.ok(proxy.asked.includes(api.url.replace('http://', '')), String(proxy.asked))
  proxy.server.close()
})

test('a proxy that is away is a messenger that cannot be reached, and no address with the token in it is told', async () => {
  const bot = telegram({ url: api.url, ask: askThrough({ proxy: 'http://127.0.0.1:9' }) })
  await assert.rejects(bot.whoIs({ token: api.token }), (error: Error & { trouble?: string }) => {
    assert.equal(error.trouble, 'unreachable')
    assert.ok(!String(error.stack).includes(api.token))
    return true
  })
})
