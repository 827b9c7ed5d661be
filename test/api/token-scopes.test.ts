import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const made = async (scopes?: readonly string[]) => {
  const { people } = desk
  const { status, body, text } = await desk.inBrowser(people.administrator).post('/api/tokens', { name: 'бот', scopes })
  assert.equal(status, 201, text)
  return { ...body, as: desk.as({ token: body.token }) }
}

test('a token that reads changes nothing at any door', async () => {
  const { as, scopes } = await made([])
  assert.deepEqual(scopes, ['read'])
  assert.equal((await as.get('/api/requests?view=unassigned')).status, 200)
  for (const [method, url, body] of [
    ['POST', '/api/requests', { subject: 'Касса' }],
    ['PUT', '/api/setup-list', { hidden: true }],
    ['DELETE', '/api/templates/1', undefined],
    ['PATCH', '/api/me', { name: 'Другая' }],
  ] as const) {
    assert.equal((await as.call(method, url, body)).body.code, 'token.read-only', `${method} ${url}`)
  }
})

test('a usual token works on requests and opens no door of administration, whatever its person may', async () => {
  const { as, scopes } = await made(undefined)
  assert.deepEqual(scopes, ['read', 'write'])
  const { abilities } = (await as.get('/api/me')).body
  assert.deepEqual([abilities.administer, abilities.manageTerms, abilities.workOnDesk], [false, false, true])
  assert.equal((await as.get('/api/staff')).body.code, 'permission.missing')
  assert.equal((await as.post('/api/teams', { name: 'Ночь', line: 1 })).body.code, 'permission.missing')
  assert.equal((await as.get('/api/requests?view=unassigned')).status, 200)
})

test('a token for administration does what its person may, and no more', async () => {
  const { as } = await made(['administration', 'write', 'write'])
  assert.equal((await as.post('/api/teams', { name: 'Ночь', line: 1 })).status, 201)
  const { body } = await desk
    .inBrowser(desk.people.cashier)
    .post('/api/tokens', { name: 'касса', scopes: ['administration'] })
  assert.equal((await desk.as({ token: body.token }).get('/api/staff')).body.code, 'permission.missing')
  assert.equal((await made(['administration'])).scopes.length, 2, 'reading and administration, and no writing')
})

test('what is listed says what each may, and the journal too', async () => {
  const { tokens } = (await desk.inBrowser(desk.people.administrator).get('/api/tokens')).body
  assert.ok(tokens.some(({ scopes }: { scopes: string[] }) => scopes.join() === 'read'))
  const { items } = (await desk.as(desk.people.administrator).get('/api/admin-changes?subject=api_token')).body
  assert.deepEqual(items.at(-1).after.scopes, ['read'])
})
