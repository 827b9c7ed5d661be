import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { invitationsTo, openSending } from '../invitations.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const administrator = () => desk.inBrowser(desk.people.administrator)
const invite = async (email: string, about: object = {}) => {
  const order = { name: 'Зоя Новая', email, roles: ['specialist'], teamIds: [], ...about }
  const { status, body, text } = await administrator().post('/api/staff', order)
  assert.equal(status, 201, text)
  return body
}

test('while mail cannot send, the link is handed over by hand, and no letter waits', async () => {
  const { letterTo, link } = await invite('zoya@desk.example')
  assert.equal(letterTo, null)
  assert.match(link, /\/sign-in\//)
  assert.deepEqual(await invitationsTo(desk, 'zoya@desk.example'), [])
})

test('when mail can send, the letter has the same link, in the language of who is invited', async () => {
  await openSending(desk)
  const { letterTo, link, id } = await invite('Ann@desk.example', { locale: 'en' })
  assert.equal(letterTo, 'ann@desk.example')
  const [letter] = await invitationsTo(desk, 'ann@desk.example')
  assert.equal(letter?.subject, 'Invitation to the support desk')
  assert.ok(letter.text.includes(link) && letter.html.includes(link.replaceAll('&', '&amp;')))
  assert.match(letter.text, new RegExp(`^${desk.people.administrator.name} invites you.*72 hours`, 's'))

  const again = await administrator().post(`/api/staff/${id}/invitation`, {})
  assert.equal(again.status, 201, again.text)
  const [, second] = await invitationsTo(desk, 'ann@desk.example')
  assert.ok(second?.text.includes(again.body.link))
  const token = (one: string) => /sign-in\/([^?]+)/.exec(one)?.[1]
  assert.notEqual((await desk.as(null).post('/api/sign-in', { token: token(link) })).status, 200, 'the first has ended')
  assert.equal((await desk.as(null).post('/api/sign-in', { token: token(again.body.link) })).status, 200)
})

test('no letter is written when none is wanted', async () => {
  const { letterTo, id } = await invite('no@desk.example', { byLetter: false })
  await administrator().post(`/api/staff/${id}/invitation`, { byLetter: false })
  assert.deepEqual([letterTo, await invitationsTo(desk, 'no@desk.example')], [null, []])
})

test('the journal says where the invitation went, and not the link', async () => {
  const { items } = (await desk.as(desk.people.administrator).get('/api/admin-changes?q=ann')).body
  assert.equal(items.at(-1).after.letterTo, 'ann@desk.example')
  assert.doesNotMatch(JSON.stringify(items), /sign-in/)
})
