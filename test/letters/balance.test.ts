import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, SUPPORT } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

test('an administrator sees every letter with its end and why; what came in is the sum of the ends', async () => {
  const administrator = desk.as(desk.people.administrator)
  const number = await desk.file(desk.people.cashier)
  await post.receive({ from: 'a@nowhere.example', text: 'Вопрос' })
  await post.receive({ from: 'a@nowhere.example', text: 'Пустите', subject: `Re: [№${number}]` })
  await post.receive(Buffer.from('nothing of a letter'))
  await post.receive({ from: 'a@nowhere.example', text: 'Отпуск', headers: { 'Auto-Submitted': 'auto-replied' } })

  const { body } = await administrator.get('/api/letters')
  assert.deepEqual(
    body.items.map((letter: { state: string }) => letter.state),
    ['auto_reply', 'unreadable', 'parked', 'request'],
  )
  assert.deepEqual(body.balance, [
    {
      mailbox: SUPPORT,
      received: 4,
      states: { request: 1, parked: 1, unreadable: 1, auto_reply: 1 },
      waitingSince: null,
      astray: 0,
      inOrder: true,
    },
  ])
  const { body: parked } = await administrator.get('/api/letters?state=parked')
  const { because, clue, standing } = parked.items[0].decision
  assert.deepEqual(
    [parked.items.length, because, clue, standing],
    [1, 'sender_is_a_stranger', { kind: 'number_in_subject', number }, 'stranger'],
  )
  const { body: first } = await administrator.get('/api/letters?limit=3')
  const { body: second } = await administrator.get(`/api/letters?limit=3&cursor=${first.next}`)
  assert.deepEqual([first.items.length, second.items.length, second.next], [3, 1, null])
})

test('the alarm rings when a letter lost its message, two claim one, or one waits too long', async () => {
  const { db } = desk.database
  const balance = async () => (await desk.as(desk.people.administrator).get('/api/letters')).body.balance[0]
  const one = await post.receive({ from: 'lost@nowhere.example', text: 'Первое' })
  const two = await post.receive({ from: 'lost@nowhere.example', text: 'Второе' })
  assert.equal((await balance()).inOrder, true)

  await db.updateTable('raw_letters').set({ message_id: one.message_id }).where('id', '=', two.id).execute()
  assert.deepEqual([(await balance()).astray, (await balance()).inOrder], [1, false])
  await db.updateTable('raw_letters').set({ message_id: null }).where('id', '=', two.id).execute()
  assert.deepEqual([(await balance()).astray, (await balance()).inOrder], [1, false])
  await db.updateTable('raw_letters').set({ message_id: two.message_id }).where('id', '=', two.id).execute()

  await db
    .insertInto('raw_letters')
    .values({
      received_at: new Date(desk.house.now()).toISOString(),
      source: 'pipe',
      mailbox: SUPPORT,
      bytes: Buffer.from('x'),
      sha256: Buffer.from('x'),
    })
    .execute()
  assert.equal((await balance()).inOrder, true, 'a letter may wait for a moment')
  desk.clock.offset += 11 * 60_000
  const late = await balance()
  assert.deepEqual([late.inOrder, typeof late.waitingSince], [false, 'string'])
})

test('whoever watches over the desk is told of letters that wait and of mailboxes that fail', async () => {
  const figures = async () => (await desk.as(null).get('/metrics')).text
  assert.match(await figures(), /^okno_letters_parked [1-9]/m)
  assert.match(await figures(), /^okno_letters_waiting_seconds 6[6-9]\d/m)
  const { db } = desk.database
  const { id } = await db
    .insertInto('mailboxes')
    .values({ address: 'broken@desk.example', managed_by: 'screen' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('mailbox_states').values({ mailbox_id: id, error: 'no' }).execute()
  assert.match(await figures(), /^okno_mailboxes_broken 1$/m)
  const { body } = await desk.as(desk.people.operator).get('/api/letter-care')
  assert.deepEqual(body, { parked: 1, broken: 1, stuck: true })
})
