import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readLetter } from '../../src/channels/email/inbound.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, SUPPORT } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const letter = (head: readonly string[], text = 'Не печатает чек') =>
  Buffer.from([...head, `To: ${SUPPORT}`, 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n'))
const dated = (id: string) => ['Date: Mon, 23 Nov 2026 10:00:00 +0300', `Message-ID: <${id}@vesna.example>`]
const decisionOf = ({ decision }: { readonly decision: unknown }) => Object(decision)

const AUTHORS: readonly (readonly [head: string, address: string | null, name: string])[] = [
  ['From: Ivanov I.I., kassir <a@b.example>', 'a@b.example', 'Ivanov I.I., kassir'],
  ['From: Ivanov; kassir <a@b.example>', 'a@b.example', 'Ivanov; kassir'],
  ['From: "Ivanov, I." <a@b.example>', 'a@b.example', 'Ivanov, I.'],
  ['From: =?utf-8?B?0JjQstCw0L3QvtCyLCDQmC7QmC4=?= <a@b.example>', 'a@b.example', 'Иванов, И.И.'],
  ['From: "Vesna" <>, "Anna" <anna@vesna.example>', 'anna@vesna.example', 'Anna'],
  ['From: "Anna" <anna@vesna.example>, "Vesna" <>', 'anna@vesna.example', 'Anna'],
  ['From: Vesna\r\nFrom: Anna <anna@vesna.example>', 'anna@vesna.example', 'Anna'],
  ['From: Anna <anna@vesna.example>\r\nFrom: Vesna', 'anna@vesna.example', 'Anna'],
  ['From: undisclosed-recipients:;', null, ''],
  ['From: Vesna', null, ''],
]

for (const [head, address, name] of AUTHORS) {
  test(`the one real address of an author is found: ${head.replaceAll('\r\n', ' / ')}`, async () => {
    const read = await readLetter(letter([head, ...dated('1')]), SUPPORT)
    assert.ok('letter' in read)
    assert.deepEqual([read.letter.from?.address ?? null, read.letter.from?.name ?? ''], [address, name])
  })
}

test('a letter with a broken name of its sender becomes a request', async () => {
  const end = await post.receive(letter(['From: Petrov P.P., povar <povar@vesna2.example>', ...dated('2')]))
  assert.equal(end.state, 'request', JSON.stringify(end.decision))
  const two = await post.receive(letter(['From: Vesna', 'From: Olga <olga@vesna2.example>', ...dated('3')]))
  assert.equal(two.state, 'request', JSON.stringify(two.decision))
})

test('a form writes for the person whom it names in Reply-To, and proves nothing of him', async () => {
  for (const from of ['noreply@site.example', SUPPORT, 'Сайт <no-reply@site.example>']) {
    const writer = `guest${from.length}@home.example`
    const end = await post.receive(letter([`From: ${from}`, `Reply-To: Olga <${writer}>`, ...dated(from)]))
    assert.equal(end.state, 'request', JSON.stringify(end.decision))
    assert.deepEqual([decisionOf(end).from, decisionOf(end).proof], [writer, 'none'])
    assert.equal((await post.sentTo(writer)).length, 1, 'he is told its number')
  }
  const { cashier } = desk.people
  const number = await desk.file(cashier)
  const forged = await post.receive(
    letter(['From: noreply@evil.example', `Reply-To: ${cashier.email}`, `Subject: [№${number}] x`, ...dated('f')]),
  )
  assert.equal(forged.state, 'parked')
})

test('an answer asked for elsewhere does not make a person another one', async () => {
  const end = await post.receive(
    letter(['From: Ivan <ivan@vesna3.example>', 'Reply-To: boss@vesna3.example', ...dated('r')]),
  )
  assert.equal(decisionOf(end).from, 'ivan@vesna3.example')
})

test('what nobody reads and what a program began gets no automatic letter, not then and not later', async () => {
  const { specialist } = desk.people
  const quiet = [
    ['noreply@till.example'],
    ['monitor@zabbix.example', 'Auto-Submitted: auto-generated'],
    ['desk@servicenow.example', 'Auto-Submitted: auto-generated', 'Precedence: bulk'],
    ['Не отвечайте на это письмо <robot@till.example>'],
    ['x@till.example', 'Return-Path: <x@till.example>', 'X-Auto-Response-Suppress: All'],
  ]
  for (const [from = '', ...more] of quiet) {
    const end = await post.receive(letter([`From: ${from}`, ...more, 'Subject: Alarm', ...dated(from)]))
    assert.equal(end.state, 'request', `${from} ${JSON.stringify(end.decision)}`)
    const address = /[\w.-]+@[\w.]+/.exec(from)?.[0] ?? ''
    assert.deepEqual(await post.sentTo(address), [], from)
    const { version } = (await desk.as(specialist).get(`/api/requests/${end.request_number}`)).body
    const order = { move: 'cancel', version, reason: 'Не нужно' }
    const moved = await desk.as(specialist).post(`/api/requests/${end.request_number}/moves`, order)
    assert.equal(moved.status, 200, moved.text)
    await post.work()
    if (!address.startsWith('x@')) assert.deepEqual(await post.sentTo(address), [], `${from} later`)
  }
})

test('the second alarm of a device that names and dates nothing is another one, a letter seen twice is not', async () => {
  const alarm = letter(['From: Kassa <kassa7@till.example>', 'Subject: Alarm'], 'Нет бумаги')
  const ends = [await post.receive(alarm), await post.receive(alarm)]
  assert.deepEqual(
    ends.map(({ state }) => state),
    ['request', 'request'],
  )
  const other = await post.receive(alarm, 'sales@desk.example')
  assert.equal(other.state, 'duplicate', 'the same letter to another mailbox of ours')
  const named = letter(['From: Kassa <kassa7@till.example>', 'Subject: Alarm', ...dated('named')])
  assert.deepEqual([(await post.receive(named)).state, (await post.receive(named)).state], ['request', 'duplicate'])
})
