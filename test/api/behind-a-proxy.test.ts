import assert from 'node:assert/strict'
import { type RequestOptions, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { GUESSES } from '../../src/actions/sessions/sign-in.ts'
import { setPassword } from '../../src/db/people/people.ts'
import { buildServer } from '../../src/http/server/server.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { freePort } from '../ground/daemon.ts'
import { startProxy, whyNoProxy } from '../ground/proxy.ts'
import { lettersOut } from '../letters/letters-out.ts'

const skip = await whyNoProxy()
if (skip) console.error(`NOT TESTED behind a real proxy: ${skip}`)

const PASSWORD = 'три слова подряд'
const ATTACKER = '127.0.0.66'
const HONEST = '127.0.0.77'

let desk: TestDesk
let proxy: Awaited<ReturnType<typeof startProxy>>
let port = 0
let behind: Awaited<ReturnType<typeof buildServer>>
before(async () => {
  if (skip) return
  desk = await testDesk()
  behind = await buildServer(desk.house, { web: null, log: false, trustedProxies: ['127.0.0.1'] })
  await behind.listen({ port: 0, host: '127.0.0.1' })
  port = await freePort()
  proxy = await startProxy({ port, to: portOf(behind) })
})
after(async () => {
  await proxy?.stop()
  await behind?.close()
  await desk?.close()
})

function portOf({ server }: Pick<typeof behind, 'server'>): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the desk has no port')
  return address.port
}

interface Visit {
  readonly from: string
  readonly at?: number
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
}

/** A visitor of the proxy who comes from that address of this machine. */
async function visit(path: string, { from, at = port, method = 'POST', headers = {} }: Visit, body?: object) {
  const options: RequestOptions = {
    host: '127.0.0.1',
    port: at,
    localAddress: from,
    path,
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
  }
  const answer = await new Promise<{ status: number; cookie: string; body: Promise<string> }>((resolve, reject) => {
    const asked = request(options, (response) => {
      const cookie = /okno_session=[^;]+/.exec(String(response.headers['set-cookie'] ?? ''))?.[0] ?? ''
      resolve({ status: response.statusCode ?? 0, cookie, body: text(response) })
    })
    asked.once('error', reject)
    asked.end(body && JSON.stringify(body))
  })
  return { ...answer, body: JSON.parse(await answer.body) }
}

const signIn = (credentials: object, visitor: Visit) => visit('/api/sign-in', visitor, credentials)

async function letterTo(address: string) {
  const letters = lettersOut(desk.database.db).select('text').where('to_address', '=', address)
  const { text: words } = await letters.orderBy('id', 'desc').executeTakeFirstOrThrow()
  return { code: /(\d{6})/.exec(words)?.[1] ?? '', token: /sign-in\/([\w-]+)/.exec(words)?.[1] ?? '' }
}

async function sourceOfSession(personId: number): Promise<string | undefined> {
  const sessions = desk.database.db.selectFrom('sessions').select('address').where('person_id', '=', personId)
  return (await sessions.orderBy('id', 'desc').executeTakeFirst())?.address
}

test('behind a proxy a session tells where its person came from, whatever he says himself', { skip }, async () => {
  const { cashier } = desk.people
  await setPassword(desk.database.db, cashier.id, await passwordHash(PASSWORD, 'test'))
  const credentials = { address: cashier.email, password: PASSWORD }
  for (const headers of [
    {},
    { 'x-forwarded-for': '203.0.113.1' },
    { 'x-forwarded-for': '203.0.113.1, 127.0.0.1' },
    { 'x-forwarded-for': 'nonsense, , "' },
    { forwarded: 'for=203.0.113.1' },
    { 'x-real-ip': '203.0.113.1', 'x-client-ip': '203.0.113.1', 'cf-connecting-ip': '203.0.113.1' },
  ]) {
    assert.equal((await signIn(credentials, { from: HONEST, headers })).status, 200)
    assert.equal(await sourceOfSession(cashier.id), HONEST, JSON.stringify(headers))
  }
})

test('a hundred wrong names through a proxy stop who tried them, under whatever addresses he claims, and nobody else', {
  skip,
}, async () => {
  const { manager, operator, cashier } = desk.people
  const { cookie } = await signIn({ address: cashier.email, password: PASSWORD }, { from: ATTACKER })
  const wrong = (guess: number, headers: Record<string, string>) =>
    signIn({ address: `nobody${guess}@vesna.example`, code: '123456' }, { from: ATTACKER, headers })
  for (let guess = 0; guess < GUESSES.perSource; guess++) {
    const { status } = await wrong(guess, {
      'x-forwarded-for': `203.0.113.${guess}`,
      forwarded: `for=198.51.100.${guess}`,
    })
    assert.equal(status, 401)
  }
  assert.equal((await wrong(500, { 'x-forwarded-for': '203.0.113.250' })).status, 429)
  assert.equal((await signIn({ address: 'nobody@vesna.example', code: '123456' }, { from: HONEST })).status, 401)

  for (const from of [HONEST, ATTACKER]) {
    assert.equal((await visit('/api/sign-in/codes', { from }, { address: manager.email })).status, 202)
    const { code } = await letterTo(manager.email)
    assert.equal((await signIn({ address: manager.email, code }, { from })).status, 200, `a code from ${from}`)
    assert.equal((await visit('/api/sign-in/codes', { from }, { address: operator.email })).status, 202)
    const { token } = await letterTo(operator.email)
    assert.equal((await signIn({ token }, { from })).status, 200, `a link from ${from}`)
  }
  const me = await visit('/api/me', { from: ATTACKER, method: 'GET', headers: { cookie } })
  assert.equal(me.status, 200, 'a session goes on')
})

test('whoever is no trusted proxy is believed nothing that he says of others', { skip }, async () => {
  const { lead } = desk.people
  await setPassword(desk.database.db, lead.id, await passwordHash(PASSWORD, 'test'))
  const at = portOf(behind)
  const headers = { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' }
  const credentials = { address: lead.email, password: PASSWORD }
  assert.equal((await signIn(credentials, { from: '127.0.0.88', at, headers })).status, 200)
  assert.equal(await sourceOfSession(lead.id), '127.0.0.88')
})
