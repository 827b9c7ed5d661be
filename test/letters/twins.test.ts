import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { signedBy } from './domain-names.ts'
import { type PostOffice, postOffice, SUPPORT, written } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const SALES = 'sales@desk.example'
const onTop = (bytes: Buffer, ...lines: readonly string[]) =>
  Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), bytes])

/** What two servers make of one letter on its way to two mailboxes of ours. */
const COPIES: Readonly<Record<string, (letter: Buffer) => Promise<readonly [Buffer, Buffer]>>> = {
  'other traces and mailboxes': async (letter) => [
    onTop(letter, `Delivered-To: ${SUPPORT}`, 'Received: from a by b id 1; Mon, 23 Nov 2026 10:00:00 +0300'),
    onTop(
      letter,
      `Delivered-To: ${SALES}`,
      `X-Original-To: ${SALES}`,
      'Received: from a by c id 2; Mon, 23 Nov 2026 10:00:09 +0300',
    ),
  ],
  'signed anew by a server on the way': async (letter) => [letter, await signedBy('relay.example', letter)],
  'other verdicts and spam marks': async (letter) => [
    onTop(letter, 'Authentication-Results: b; dmarc=pass', 'X-Spam-Status: No'),
    onTop(letter, 'Authentication-Results: c; dmarc=fail', 'X-Spam-Status: Yes', 'Return-Path: <x@y.example>'),
  ],
  'lines that end differently': async (letter) => [letter, Buffer.from(letter.toString().replaceAll('\r\n', '\n'))],
}

for (const [what, copies] of Object.entries(COPIES)) {
  test(`one letter to two mailboxes of ours is one request: ${what}`, async () => {
    const from = `${Object.keys(COPIES).indexOf(what)}@twins.example`
    const letter = written({ from, to: `${SUPPORT}, ${SALES}`, text: `Касса: ${what}`, id: `<${from}>` })
    const [one, other] = await copies(letter)
    const first = await post.receive(one, SUPPORT)
    const second = await post.receive(other, SALES)
    assert.deepEqual([first.state, second.state], ['request', 'duplicate'])
    assert.equal(second.request_number, first.request_number)
    assert.equal((await post.messages(first.request_number)).length, 1)
    assert.equal((await post.sentTo(from)).length, 1)
  })
}

test('two copies that are read at the same moment are one request too', async () => {
  const letter = written({ from: 'same@twins.example', to: `${SUPPORT}, ${SALES}`, text: 'Разом' })
  const ends = await Promise.all([post.receive(letter, SUPPORT), post.receive(onTop(letter, 'X-A: b'), SALES)])
  assert.deepEqual(ends.map(({ state }) => state).sort(), ['duplicate', 'request'])
})

test('every address of a person leads to him; one that is not his waits with a guess whose it is', async () => {
  const { people, database } = desk
  const second = { person_id: people.cashier.id, kind: 'email', value: 'ivan@home.example' }
  await database.db.insertInto('person_addresses').values(second).execute()
  const number = await desk.file(people.cashier)
  const to = SUPPORT.replace('@', `+${number}-${post.mail.mark(number)}@`)
  const own = await post.receive({ from: 'ivan@home.example', to, text: 'Из дома' })
  assert.deepEqual([own.state, own.request_number], ['reply', number])

  const guess = async (from: string, proven: boolean) => {
    const letter = { from, to, text: 'Из отпуска' }
    const { state, decision } = await (proven ? post.receiveProven(letter) : post.receive(letter))
    const { because, looksLike = null } = Object(decision)
    return { state, because, looksLike }
  }
  const him = { personId: people.cashier.id, name: people.cashier.name }
  assert.deepEqual(await guess('Кассиров Иван <kassir@away.example>', true), {
    state: 'parked',
    because: 'looks_like_participant',
    looksLike: him,
  })
  const stranger = { state: 'parked', because: 'sender_is_a_stranger', looksLike: null }
  assert.deepEqual(await guess('Другой Человек <other@away.example>', true), stranger)
  assert.deepEqual(await guess('Кассиров Иван <kassir@away.example>', false), stranger)
  assert.equal((await post.messages(number)).length, 2, 'nobody is merged by himself')
})
