import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type TestContext, test } from 'node:test'
import { askThrough } from '../../src/channels/ask-web.ts'
import { CallFailure, type Pbx } from '../../src/channels/phone/pbx.ts'
import { PBXES } from '../../src/channels/phone/pbxes.ts'
import { TEST_KEYS } from './sequences.ts'

const ORDER = { extension: '101', number: '+79165550117' }
const ask = askThrough({ proxy: undefined })

interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A vendor's server that answers everything in one way, and what it was asked. */
async function vendor(t: TestContext, answer: (http: ServerResponse) => void) {
  const seen: Seen[] = []
  const server = createServer(async (http, back) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of http) chunks.push(chunk)
    seen.push({
      method: http.method ?? '',
      url: http.url ?? '',
      headers: http.headers,
      body: Buffer.concat(chunks).toString(),
    })
    answer(back)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const at = server.address()
  assert.ok(at !== null && typeof at === 'object')
  return { seen, keys: { ...TEST_KEYS, api: `http://127.0.0.1:${at.port}/` } }
}

const json =
  (body: object, status = 200) =>
  (back: ServerResponse) =>
    back.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

async function failure(of: Promise<void> | undefined): Promise<CallFailure> {
  return (await of?.then(
    () => assert.fail('it called'),
    (error: unknown) => (error instanceof CallFailure ? error : assert.fail(String(error))),
  )) as CallFailure
}

test('mango is asked by its form, signed', async (t) => {
  const { seen, keys } = await vendor(t, json({ result: 1000 }))
  await PBXES.mango.call?.(ask, keys, ORDER)
  const form = new URLSearchParams(seen[0]?.body)
  assert.equal(seen[0]?.url, '/vpbx/commands/callback')
  assert.equal(form.get('vpbx_api_key'), 'test-key')
  const order = form.get('json') ?? ''
  assert.equal(form.get('sign'), createHash('sha256').update(`test-key${order}test-secret`).digest('hex'))
  const { command_id: command, ...rest } = JSON.parse(order)
  assert.match(command, /^[\w-]{36}$/)
  assert.deepEqual(rest, { from: { extension: '101' }, to_number: '79165550117' })
})

/** The signature is made by Python's hmac over the documented text. */
for (const kind of ['zadarma', 'novofon'] as const) {
  test(`${kind} is asked by GET, signed over the path and the fields in the order of their names`, async (t) => {
    const { seen, keys } = await vendor(t, json({ status: 'success', from: 101, to: 79165550117, time: 1 }))
    await PBXES[kind].call?.(ask, keys, ORDER)
    assert.equal(seen[0]?.method, 'GET')
    assert.equal(seen[0]?.url, '/v1/request/callback/?format=json&from=101&to=79165550117')
    assert.equal(seen[0]?.headers.authorization, 'test-key:MTRlOTNiZDkxOTM2YTNkYTJlYjQwMWMwZDgxMzUwOTVkY2YxZWJmMQ==')
  })
}

test('megafon is asked with its key in a header, wherever its address ends', async (t) => {
  const { seen, keys } = await vendor(t, json({ callid: 'abc' }))
  for (const tail of ['', 'crmapi/v1', 'crmapi/v1/', 'crmapi'])
    await PBXES.megafon.call?.(ask, { ...keys, api: `${keys.api}${tail}` }, ORDER)
  for (const one of seen) {
    assert.equal(one.url, '/crmapi/v1/makecall')
    assert.equal(one.headers['x-api-key'], 'test-key')
    assert.deepEqual(JSON.parse(one.body), { user: '101', phone: '79165550117' })
  }
  assert.equal(seen.length, 4)
  assert.equal((await failure(PBXES.megafon.call?.(ask, TEST_KEYS, ORDER))).trouble, 'refused')
})

const CALLING: readonly Pbx[] = [PBXES.mango, PBXES.zadarma, PBXES.novofon, PBXES.megafon]

for (const { kind, call } of CALLING) {
  test(`${kind}: what goes wrong is said in one of the words for it, and never with a key`, async (t) => {
    for (const [status, trouble] of [
      [400, 'refused'],
      [401, 'refused'],
      [404, 'refused'],
      [429, 'limited'],
      [500, 'unreachable'],
      [503, 'unreachable'],
    ] as const) {
      const { keys } = await vendor(t, json({ message: 'not so' }, status))
      const error = await failure(call?.(ask, keys, ORDER))
      assert.equal(error.trouble, trouble, String(status))
      assert.equal(error.message, `${status} not so`)
    }
    const nobody = await failure(call?.(ask, { ...TEST_KEYS, api: 'http://127.0.0.1:1' }, ORDER))
    assert.equal(nobody.trouble, 'unreachable')
    const words = JSON.stringify([nobody.message, nobody.stack, String(nobody.cause)])
    assert.doesNotMatch(words, /test-key|test-secret/)
  })

  test(`${kind}: the key does not follow a redirect`, async (t) => {
    const other = await vendor(t, json({ result: 1000 }))
    const { keys } = await vendor(t, (back) => back.writeHead(307, { location: other.keys.api }).end())
    assert.equal((await failure(call?.(ask, keys, ORDER))).trouble, 'unreachable')
    assert.deepEqual(other.seen, [])
  })

  test(`${kind}: a page that answers in the place of the exchange has called nobody`, async (t) => {
    const { keys } = await vendor(t, (back) => back.writeHead(200).end('<html>'))
    assert.equal((await failure(call?.(ask, keys, ORDER))).trouble, 'unreachable')
  })
}

test('a no in an answer of success is heard', async (t) => {
  const mango = await vendor(t, json({ result: 3103 }))
  assert.equal((await failure(PBXES.mango.call?.(ask, mango.keys, ORDER))).message, 'Mango Office: code 3103')
  const zadarma = await vendor(t, json({ status: 'error', message: 'Wrong parameter' }))
  assert.equal((await failure(PBXES.zadarma.call?.(ask, zadarma.keys, ORDER))).message, 'zadarma: Wrong parameter')
  const megafon = await vendor(t, json({ error: 'unknown user' }))
  assert.equal((await failure(PBXES.megafon.call?.(ask, megafon.keys, ORDER))).message, 'MegaFon: unknown user')
})

test('those that cannot call for us have no call', () => {
  for (const kind of ['own', 'uis', 'sipuni', 'telphin'] as const) assert.equal('call' in PBXES[kind], false)
})
