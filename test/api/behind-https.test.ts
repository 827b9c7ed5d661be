import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { setPassword } from '../../src/db/people/people.ts'
import type { App } from '../../src/http/server/context.ts'
import { buildServer } from '../../src/http/server/server.ts'
import { type TestDesk, testDesk } from '../desk.ts'

const PASSWORD = 'три слова подряд'

let desk: TestDesk
let secure: App
before(async () => {
  desk = await testDesk()
  secure = await buildServer({ ...desk.house, url: 'https://okno.example' }, { web: null, log: false })
  await setPassword(desk.database.db, desk.people.cashier.id, await passwordHash(PASSWORD, 'test'))
})
after(async () => {
  await secure.close()
  await desk.close()
})

async function signedIn(app: App, cookie?: string) {
  const payload = { address: desk.people.cashier.email, password: PASSWORD }
  const answer = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload,
    ...(cookie && { headers: { cookie } }),
  })
  assert.equal(answer.statusCode, 200, answer.body)
  return [answer.headers['set-cookie'] ?? []].flat()
}

const me = async (app: App, cookie: string) =>
  (await app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })).statusCode

test('where people type https the session is bound to this host, and browsers come by TLS alone for a year', async () => {
  const cookies = await signedIn(secure)
  const kept = cookies.find((cookie) => cookie.startsWith('__Host-okno_session='))
  assert.match(kept ?? '', /; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  assert.doesNotMatch(kept ?? '', /Domain/i)
  assert.equal(await me(secure, kept?.split(';')[0] ?? ''), 200)
  for (const url of ['/api/me', '/health/live', '/api/nothing']) {
    const { headers } = await secure.inject({ method: 'GET', url })
    assert.equal(headers['strict-transport-security'], 'max-age=31536000', url)
  }
})

test('where people type http there is neither', async () => {
  const [cookie = ''] = await signedIn(desk.app)
  assert.match(cookie, /^okno_session=/)
  const { headers } = await desk.app.inject({ method: 'GET', url: '/api/me' })
  assert.equal(headers['strict-transport-security'], undefined)
})

test('a session from before https is asked for anew, and its cookie goes', async () => {
  const [cookie = ''] = await signedIn(desk.app)
  const old = cookie.split(';')[0] ?? ''
  assert.equal(await me(secure, old), 401)
  const cookies = await signedIn(secure, old)
  assert.ok(
    cookies.some((each) => /^okno_session=;.*Expires=Thu, 01 Jan 1970/.test(each)),
    cookies.join('\n'),
  )
})

test('signing out takes the cookie away in the words that its name demands', async () => {
  const kept = (await signedIn(secure)).find((cookie) => cookie.startsWith('__Host-')) ?? ''
  const headers = { cookie: kept.split(';')[0] ?? '', origin: 'https://okno.example', host: 'inner:8080' }
  const out = await secure.inject({ method: 'DELETE', url: '/api/sessions/current', headers })
  assert.equal(out.statusCode, 200, 'the address that people type is ours, whatever name a proxy asks under')
  const cleared = [out.headers['set-cookie'] ?? []].flat().find((cookie) => cookie.startsWith('__Host-')) ?? ''
  assert.match(cleared, /^__Host-okno_session=;.*Path=\/.*Secure/)
  const foreign = { ...headers, origin: 'https://evil.example' }
  assert.equal((await secure.inject({ method: 'DELETE', url: '/api/sessions/1', headers: foreign })).statusCode, 403)
})

test('no answer of the API is kept by anybody on its way, of whatever route', async () => {
  const paths: string[] = Object.entries(desk.app.swagger().paths ?? {}).flatMap(([path, ways]) =>
    ways && 'get' in ways && path !== '/api/live' ? [path] : [],
  )
  assert.ok(paths.length > 30, `${paths.length} routes`)
  for (const path of paths) {
    for (const person of [desk.people.administrator, null]) {
      const { headers } = await desk.as(person).get(path.replaceAll(/\{\w+\}/g, '1'))
      assert.equal(headers['cache-control'], 'no-store', `${path} for ${person?.name ?? 'nobody'}`)
    }
  }
})
