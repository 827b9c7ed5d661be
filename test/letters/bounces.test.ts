import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lettersOut } from './letters-out.ts'
import { type PostOffice, postOffice, SUPPORT } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

interface Report {
  readonly letterId: string
  readonly to: string
  readonly action?: string
  readonly status?: string
}

/** A delivery report as mail servers write it (RFC 3464). */
function report({ letterId, to, action = 'failed', status = '5.1.1' }: Report): Buffer {
  const lines = [
    'From: MAILER-DAEMON@mail.example',
    'Return-Path: <>',
    `To: ${SUPPORT}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${Math.random()}@mail.example>`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 No such',
    '  user here',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${letterId}`,
    '--b--',
  ]
  return Buffer.from(lines.join('\r\n'))
}

let count = 0
/** A request by mail that a specialist has answered; the letter with the answer. */
async function answered() {
  count += 1
  const from = `guest${count}@hotel.example`
  const { request_number } = await post.receive({ from, text: 'Касса стоит' })
  const number = Number(request_number)
  desk.clock.offset += 5 * MINUTE
  const letter = await answer(number, 'Перезапустите')
  return { number, from, letter }
}

async function answer(number: number, text: string) {
  const { status } = await desk.as(desk.people.specialist).post(`/api/requests/${number}/messages`, { text })
  assert.equal(status, 201)
  await post.work()
  const { to_address, message_id } = await lettersOut(desk.database.db)
    .selectAll()
    .where('request_number', '=', number)
    .where('kind', '=', 'reply')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return { letterId: message_id, to: to_address }
}

async function reactionOf(number: number) {
  const { body } = await desk.as(desk.people.specialist).get(`/api/requests/${number}`)
  const events = body.events
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => /letter|clock/.test(type))
  return { metAt: body.reaction.metAt !== null, due: body.reaction.dueAt !== null, events, body }
}

async function addressOf(value: string) {
  return desk.database.db
    .selectFrom('person_addresses')
    .selectAll()
    .where('value', '=', value)
    .executeTakeFirstOrThrow()
}

test('a first answer that came back has met nothing: the clock runs as if it had never stopped, and the desk says why', async () => {
  const { number, from, letter } = await answered()
  const before = await reactionOf(number)
  assert.deepEqual([before.metAt, before.events], [true, ['clock.reacted']])
  const { reaction_due_at: dueWas } = await post.request(number)
  assert.equal(dueWas, null)

  const bounce = await post.receive(report(letter))
  assert.deepEqual([bounce.state, bounce.request_number], ['bounce', number])
  const after = await reactionOf(number)
  assert.deepEqual([after.metAt, after.due, after.events], [false, true, ['clock.reacted', 'letter.bounced']])
  assert.deepEqual(after.body.events.at(-1).data, {
    messageId: after.body.messages.at(-1).id,
    to: from,
    reason: '550 5.1.1 No such user here',
    reactionWithdrawn: true,
  })
  const request = await post.request(number)
  assert.deepEqual([request.status, request.reacted_at], ['in_progress', null], 'it is his, and nobody has heard of it')
  const clocks = desk.database.db.selectFrom('request_clocks').select('ledger').where('request_number', '=', number)
  const { reaction } = Object((await clocks.executeTakeFirstOrThrow()).ledger)
  assert.deepEqual(
    reaction.stretches.map(({ cause, runs }: { cause: string; runs: boolean }) => [cause, runs]),
    [
      ['registered', true],
      ['reply_bounced', true],
    ],
  )
  assert.equal(reaction.stretches[0].to, reaction.stretches[1].from, 'no moment is missing')
  const address = await addressOf(from)
  assert.ok(address.bounced_at)
  assert.equal(address.bounce_reason, '550 5.1.1 No such user here')

  const twice = await post.receive(report(letter))
  assert.equal(twice.state, 'bounce')
  assert.equal((await reactionOf(number)).events.filter((type: string) => type === 'letter.bounced').length, 1)

  desk.clock.offset += MINUTE
  await answer(number, 'Ещё раз')
  assert.equal((await reactionOf(number)).metAt, true, 'the next answer meets it')
})

test('an answer after the lost one, or another move of the work, has met the reaction instead', async () => {
  const again = await answered()
  desk.clock.offset += 7 * MINUTE
  await answer(again.number, 'Ещё один ответ')
  await post.receive(report(again.letter))
  const answeredAgain = await post.request(again.number)
  const messages = await post.messages(again.number)
  assert.equal(answeredAgain.reacted_at, messages.at(-1)?.sent_at)
  assert.deepEqual((await reactionOf(again.number)).events, ['clock.reacted', 'letter.bounced', 'clock.reacted'])

  const taken = await answered()
  desk.clock.offset += 7 * MINUTE
  const { version } = (await reactionOf(taken.number)).body
  const moved = await desk
    .as(desk.people.specialist)
    .post(`/api/requests/${taken.number}/moves`, { move: 'hand_over', version, reason: 'Передали монтажникам' })
  assert.equal(moved.status, 200, moved.text)
  const { status_since } = await post.request(taken.number)
  await post.receive(report(taken.letter))
  const { reacted_at, status } = await post.request(taken.number)
  assert.deepEqual([reacted_at, status], [status_since, 'waiting_external'])
})

test('a letter that is only late changes nothing', async () => {
  const { number, from, letter } = await answered()
  const bounce = await post.receive(report({ ...letter, action: 'delayed', status: '4.4.1' }))
  assert.deepEqual([bounce.state, bounce.request_number], ['bounce', number])
  assert.deepEqual((await reactionOf(number)).events, ['clock.reacted'])
  assert.equal((await addressOf(from)).bounced_at, null)
})

test('a full mailbox loses the letter, not the address', async () => {
  const { number, from, letter } = await answered()
  await post.receive(report({ ...letter, status: '5.2.2' }))
  assert.equal((await reactionOf(number)).metAt, false)
  assert.equal((await addressOf(from)).bounced_at, null)
})

test('a bounce that names no letter of ours is recorded and believed in nothing', async () => {
  const { number, from } = await answered()
  const forged = [`<okno.${number}.${'0'.repeat(32)}.m1.p1@okno.example>`, '<other@mail.example>']
  for (const letterId of forged) {
    const bounce = await post.receive(report({ letterId, to: from }))
    assert.equal(bounce.state, 'bounce')
    assert.equal(Object(bounce.decision).report.recipient, from)
  }
  assert.deepEqual((await reactionOf(number)).events, ['clock.reacted'])
  assert.equal((await addressOf(from)).bounced_at, null)
})

test('a bounce in plain words loses the letter that it quotes', async () => {
  const { number, from, letter } = await answered()
  const text = `Hi. This is the qmail-send program at mail.example.\nI'm afraid I wasn't able to deliver your message.\n\n<${from}>:\n550 5.1.1 User unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${letter.letterId}\nSubject: x`
  const bounce = await post.receive({ from: 'MAILER-DAEMON@mail.example', subject: 'failure notice', text })
  assert.deepEqual([bounce.state, bounce.request_number], ['bounce', number])
  const { metAt, body } = await reactionOf(number)
  assert.equal(metAt, false)
  assert.equal(body.events.at(-1).data.reason, '550 5.1.1 User unknown')
})

test('whoever writes from an address that had bounced is there again', async () => {
  const { from, letter } = await answered()
  await post.receive(report(letter))
  assert.ok((await addressOf(from)).bounced_at)
  await post.receive({ from, text: 'Новое дело' })
  assert.equal((await addressOf(from)).bounced_at, null)
})

test('whoever wrote the lost answer finds the request unread until he has looked; nobody else does', async () => {
  const { people, as } = desk
  const { number, letter } = await answered()
  const isUnread = async (person: { readonly token: string }) => {
    const { body } = await as(person).get(`/api/requests?sort=newest&limit=1`)
    assert.equal(body.items[0].number, number)
    return body.items[0].unread
  }
  for (const person of [people.specialist, people.operator])
    await as(person).call('PUT', `/api/requests/${number}/read`)
  assert.deepEqual([await isUnread(people.specialist), await isUnread(people.operator)], [false, false])
  desk.clock.offset += MINUTE
  await post.receive(report(letter))
  assert.deepEqual([await isUnread(people.specialist), await isUnread(people.operator)], [true, false])
  desk.clock.offset += MINUTE
  await as(people.specialist).call('PUT', `/api/requests/${number}/read`)
  assert.equal(await isUnread(people.specialist), false)
})

test('customers are not shown that a letter came back', async () => {
  const { people, venues } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const letter = await answer(number, 'Ответ')
  await post.receive(report(letter))
  const { body } = await desk.as(people.cashier).get(`/api/requests/${number}`)
  assert.ok(body.events.every(({ type }: { type: string }) => !type.startsWith('letter.')))
})
