import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

test('letters of a stopped address or domain are refused, kept and not answered, until it is listened to again', async () => {
  const administrator = desk.as(desk.people.administrator)
  const ends = async (...addresses: readonly string[]) => {
    const found = []
    for (const from of addresses) found.push((await post.receive({ from, text: 'Купите' })).state)
    return found
  }
  const stopped = await administrator.post('/api/mail-stop-list', { pattern: ' Spam@Ads.example ', reason: 'Реклама' })
  assert.equal(stopped.status, 201)
  assert.equal((await administrator.post('/api/mail-stop-list', { pattern: '@junk.example' })).status, 201)
  assert.deepEqual(await ends('spam@ads.example', 'ivan@ads.example', 'any@junk.example', 'any@sub.junk.example'), [
    'refused',
    'request',
    'refused',
    'request',
  ])
  assert.deepEqual(await post.sentTo('spam@ads.example'), [])
  const { body: refused } = await administrator.get('/api/letters?state=refused')
  assert.deepEqual(
    refused.items.map(({ decision }: { decision: { because: string } }) => decision.because),
    ['stop_list', 'stop_list'],
  )

  const { body } = await administrator.get('/api/mail-stop-list')
  assert.deepEqual(
    body.items.map(({ pattern, reason, addedBy }: Record<string, unknown>) => [pattern, reason, Object(addedBy).name]),
    [
      ['@junk.example', '', 'Инна Главная'],
      ['spam@ads.example', 'Реклама', 'Инна Главная'],
    ],
  )
  assert.equal((await administrator.remove(`/api/mail-stop-list/${stopped.body.id}`)).status, 200)
  assert.equal((await administrator.remove(`/api/mail-stop-list/${stopped.body.id}`)).status, 404)
  assert.deepEqual(await ends('spam@ads.example'), ['request'])
})

test('an address named again gets its new reason, and what is no address is not taken', async () => {
  const administrator = desk.as(desk.people.administrator)
  const first = await administrator.post('/api/mail-stop-list', { pattern: 'twice@ads.example', reason: 'раз' })
  const second = await administrator.post('/api/mail-stop-list', { pattern: 'twice@ads.example', reason: 'два' })
  assert.equal(first.body.id, second.body.id)
  for (const pattern of ['', 'ads.example', 'a b@ads.example', '@', '@ads', 'a@b@c.example'])
    assert.equal((await administrator.post('/api/mail-stop-list', { pattern })).status, 400, pattern)
})
