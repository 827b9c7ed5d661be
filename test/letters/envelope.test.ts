import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, SUPPORT, written } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const envelope = { ip: null, helo: null, user: null }

test('a marked address that only the envelope names leads to its request', async () => {
  const number = await desk.file(desk.people.cashier)
  const marked = `Support+${number}-${post.mail.mark(number)}@desk.example`
  const letter = written({ from: desk.people.cashier.email, text: 'Скрытая копия', to: 'somebody@else.example' })
  const end = await post.receive(letter, SUPPORT, { ...envelope, from: desk.people.cashier.email, to: [marked] })
  assert.deepEqual([end.state, end.request_number], ['reply', number])
})

test('a letter handed in without a sender is of a machine, whatever it says', async () => {
  const letter = written({ from: 'robot@else.example', text: 'Не отвечайте' })
  const end = await post.receive(letter, SUPPORT, { ...envelope, from: '', to: [SUPPORT] })
  assert.equal(end.state, 'auto_reply')
})
