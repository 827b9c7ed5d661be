import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { signedBy } from './domain-names.ts'
import { type PostOffice, postOffice, SUPPORT } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const COPY = [
  'Посмотрите, он из «Весны»',
  '',
  '---------- Forwarded message ---------',
  'From: Иван Кассиров <ivan@vesna.example>',
  'Date: Mon, 23 Nov 2026 at 10:15',
  'Subject: Не печатает касса',
  'To: Boris <boris@desk.example>',
  '',
  'Чек не печатается, версия 8.2',
].join('\n')

test('a letter that a specialist passes on is a request of its author, with the specialist’s words as a note', async () => {
  const { people } = desk
  const letter = { from: people.specialist.email, subject: 'Fwd: Не печатает касса', text: COPY }
  const end = await post.receiveProven(letter)
  assert.deepEqual([end.state, Object(end.decision).because], ['request', 'passed_on_by_staff'])
  const request = await post.request(end.request_number)
  assert.deepEqual(
    [request.contact_id, request.author_id, request.channel, request.subject],
    [people.cashier.id, people.specialist.id, 'email', 'Не печатает касса'],
  )
  assert.deepEqual(
    (await post.messages(end.request_number)).map(({ text, visibility, author_id }) => [text, visibility, author_id]),
    [
      ['Чек не печатается, версия 8.2', 'public', people.specialist.id],
      ['Посмотрите, он из «Весны»', 'internal', people.specialist.id],
    ],
  )
  const seen = await desk.as(people.cashier).get(`/api/requests/${end.request_number}`)
  assert.equal(seen.status, 200)
  assert.doesNotMatch(seen.text, /Посмотрите/)
  await desk.as(people.specialist).post(`/api/requests/${end.request_number}/messages`, { text: 'Перезапустите' })
  await post.work()
  const letters = await post.sentTo('ivan@vesna.example')
  assert.match(letters.at(-1)?.text ?? '', /Перезапустите/)
  assert.ok(letters.every(({ text, html }) => !/Посмотрите/.test(`${text} ${html}`)))
})

test('a letter that came along as a file is passed on too, and its author becomes a person', async () => {
  const { people } = desk
  const inner = [
    'From: =?utf-8?B?0J3QuNC90LA=?= <nina@books.example>',
    'To: boris@desk.example',
    'Subject: Invoice',
    'Message-ID: <original@books.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Нет счёта',
  ]
  const outer = [
    `From: ${people.specialist.email}`,
    `To: ${SUPPORT}`,
    'Subject: FW: Invoice',
    'Message-ID: <outer@desk.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Возьмите её письмо',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...inner,
    '--b--',
    '',
  ]
  post.names.key('desk.example')
  post.names.policy('desk.example', 'reject')
  const end = await post.receive(await signedBy('desk.example', Buffer.from(outer.join('\r\n'))))
  post.names.policy('desk.example', null)
  assert.equal(end.state, 'request', JSON.stringify(end.decision))
  const [said, note] = await post.messages(end.request_number)
  assert.deepEqual([said?.text, note?.text, note?.visibility], ['Нет счёта', 'Возьмите её письмо', 'internal'])
  const { person_id } = await desk.database.db
    .selectFrom('person_addresses')
    .selectAll()
    .where('value', '=', 'nina@books.example')
    .executeTakeFirstOrThrow()
  assert.equal((await post.request(end.request_number)).contact_id, person_id)

  const reply = {
    from: 'nina@books.example',
    text: 'И акта тоже',
    headers: { 'In-Reply-To': '<original@books.example>' },
  }
  const continued = await post.receive(reply)
  assert.deepEqual([continued.state, continued.request_number], ['reply', end.request_number])
})

test('nobody files for another by passing a letter on: not a customer, and not an unproven specialist', async () => {
  const { people } = desk
  const customer = await post.receiveProven({ from: 'olga@vesna.example', subject: 'Fwd: Касса', text: COPY })
  assert.equal((await post.request(customer.request_number)).contact_id, people.colleague.id)
  const unproven = await post.receive({ from: people.specialist.email, subject: 'Fwd: Касса', text: COPY })
  assert.equal((await post.request(unproven.request_number)).contact_id, people.specialist.id)
  assert.equal((await post.messages(unproven.request_number)).length, 1)
})
