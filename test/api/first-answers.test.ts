import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
/** What can be asked for together, as the API document says. */
let names: readonly string[] = []
before(async () => {
  desk = await testDesk()
  const { people, venues, file, as } = desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  await as(people.operator).put(`/api/drafts/reply-${number}`, { text: 'Смотрим' })
  const { paths } = (await as(people.cashier).get('/api/openapi.json')).body
  const answer = paths['/api/first-answers'].get.responses[200].content['application/json'].schema
  names = Object.keys(answer.properties)
})
after(() => desk.close())

test('several answers in one are each what its own address answers, and what one may not ask there is left out', async () => {
  assert.ok(names.length >= 10, names.join(' '))
  for (const [who, person] of Object.entries(desk.people)) {
    const { status, body, text } = await desk.as(person).get(`/api/first-answers?to=${names.join(',')}`)
    assert.equal(status, 200, text)
    for (const name of names) {
      const alone = await desk.as(person).get(`/api/${name}`)
      assert.equal(name in body, alone.status === 200, `${who}, ${name}: ${alone.status}`)
      if (name in body) assert.deepEqual(body[name], alone.body, `${who}, ${name}`)
      else assert.equal(alone.status, 403, `${who}, ${name}`)
    }
  }
})

test('only what is named is answered, each once; a name that is none is refused by its field', async () => {
  const cashier = desk.as(desk.people.cashier)
  assert.deepEqual(Object.keys((await cashier.get('/api/first-answers?to=views,me,views')).body).toSorted(), [
    'me',
    'views',
  ])
  for (const to of ['me,staff', 'me,constructor', '', ',']) {
    const { status, body } = await cashier.get(`/api/first-answers?to=${to}`)
    assert.deepEqual([status, body.code], [400, 'input.invalid'], to)
  }
  assert.equal((await cashier.get('/api/first-answers')).body.code, 'input.invalid')
})

test('whoever looks as somebody else is told what that person would be, and who he is himself', async () => {
  const { administrator, specialist } = desk.people
  const browser = desk.inBrowser(administrator)
  assert.equal((await browser.post('/api/view-as', { personId: specialist.id })).status, 201)
  const { body } = await browser.get(`/api/first-answers?to=${names.join(',')}`)
  assert.deepEqual([body.me.id, body.me.viewer.name], [specialist.id, administrator.name])
  assert.deepEqual(body.views, (await desk.as(specialist).get('/api/views')).body)
  assert.equal('letter-care' in body, false)
})
