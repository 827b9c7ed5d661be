import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueApiToken } from '../../src/actions/sessions/issue-api-token.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, SUPPORT } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const answer = (number: number, text: string) =>
  desk.as(desk.people.specialist).post(`/api/requests/${number}/messages`, { text })

/** A request of the cashier's with an answer, and how to go on with it. */
async function talkedOf() {
  const number = await desk.file(desk.people.cashier, { description: 'Пароль от сервера: секрет-до-копии' })
  await answer(number, 'Ответ-до-копии')
  await post.work()
  const to = SUPPORT.replace('@', `+${number}-${post.mail.mark(number)}@`)
  return { number, to }
}

async function copied(number: number) {
  const rows = await desk.database.db
    .selectFrom('watchers as w')
    .innerJoin('person_addresses as a', 'a.person_id', 'w.person_id')
    .select(['a.value', 'a.verified_at', 'w.copied_since'])
    .where('w.request_number', '=', number)
    .orderBy('a.value')
    .execute()
  return rows.filter(({ copied_since }) => copied_since !== null).map(({ value }) => value)
}

test('whom a participant puts in copy hears what is said from then on, answers it, and reads nothing else', async () => {
  const { people, database } = desk
  const { number, to } = await talkedOf()
  const letter = {
    from: people.cashier.email,
    to,
    text: 'Ставлю в копию бухгалтера',
    headers: { Cc: 'Нина <nina@books.example>' },
  }
  assert.equal((await post.receive(letter)).state, 'reply')
  assert.deepEqual(await copied(number), ['nina@books.example'])
  assert.deepEqual(await post.sentTo('nina@books.example'), [], 'nothing that was said before')

  await answer(number, 'Новый ответ')
  await post.work()
  const [heard, ...more] = await post.sentTo('nina@books.example')
  assert.equal(more.length, 0)
  assert.match(heard?.text ?? '', /Новый ответ/)
  assert.doesNotMatch(`${heard?.text} ${heard?.html}`, /до-копии|бухгалтера/)

  const { person_id: nina } = await database.db
    .selectFrom('person_addresses')
    .selectAll()
    .where('value', '=', 'nina@books.example')
    .executeTakeFirstOrThrow()
  const { token } = await database.db
    .transaction()
    .execute((tx) => issueApiToken({ tx, now: Date.now() }, { personId: nina, name: 'test' }))
  const door = desk.as({ token })
  assert.equal((await door.get(`/api/requests/${number}`)).status, 404)
  assert.deepEqual((await door.get('/api/requests')).body.items, [])
  assert.equal((await door.post(`/api/requests/${number}/messages`, { text: 'x' })).status, 404)
  assert.deepEqual((await door.get('/api/search?q=касса')).body.requests, [])

  const reply = { from: 'nina@books.example', text: 'Акт у меня', headers: { 'In-Reply-To': heard?.message_id ?? '' } }
  const end = await post.receive(reply)
  assert.deepEqual([end.state, end.request_number, Object(end.decision).standing], ['reply', number, 'copied'])
  const last = (await post.messages(number)).at(-1)
  assert.deepEqual(
    [last?.author_id, last?.author_side, last?.visibility, last?.text],
    [nina, 'customer', 'public', 'Акт у меня'],
  )
  assert.equal(
    (await post.receive({ from: 'nina@books.example', text: 'x', subject: `Re: [№${number}]` })).state,
    'parked',
  )

  const { body } = await desk.as(people.specialist).get(`/api/requests/${number}`)
  assert.ok(body.events.some(({ type }: { type: string }) => type === 'request.copied'))
})

test('somebody in copy brings nobody else in; a specialist takes him away or makes him a watcher', async () => {
  const { people, as } = desk
  const { number, to } = await talkedOf()
  await post.receive({ from: people.cashier.email, to, text: 'В копии', headers: { Cc: 'olga@vesna.example' } })
  assert.deepEqual(await copied(number), ['olga@vesna.example'])
  await post.receive({ from: 'olga@vesna.example', to, text: 'И ещё', headers: { Cc: 'more@books.example' } })
  assert.deepEqual(await copied(number), ['olga@vesna.example'])

  const olga = people.colleague
  assert.equal((await as(olga).get(`/api/requests/${number}`)).status, 404)
  await as(people.specialist).post(`/api/requests/${number}/watchers`, { personId: olga.id })
  assert.equal((await as(olga).get(`/api/requests/${number}`)).status, 200)
  assert.deepEqual(await copied(number), [])

  await post.receive({ from: people.cashier.email, to, text: 'В копии', headers: { Cc: 'third@books.example' } })
  assert.deepEqual(await copied(number), ['third@books.example'])
  const { person_id } = await desk.database.db
    .selectFrom('person_addresses')
    .selectAll()
    .where('value', '=', 'third@books.example')
    .executeTakeFirstOrThrow()
  await as(people.specialist).remove(`/api/requests/${number}/watchers/${person_id}`)
  assert.deepEqual(await copied(number), [])
})

test('our own mailboxes, machines, colleagues of the support and whoever is there already are not put in copy; ten at most', async () => {
  const { people } = desk
  const { number, to } = await talkedOf()
  const notCopied = [
    SUPPORT,
    to,
    'no-reply@books.example',
    'mailer-daemon@books.example',
    people.cashier.email,
    people.specialist.email,
  ]
  const many = Array.from({ length: 15 }, (_, at) => `c${at}@many.example`)
  await post.receive({
    from: people.cashier.email,
    to,
    text: 'Всем',
    headers: { Cc: [...notCopied, ...many].join(', ') },
  })
  const found = await copied(number)
  assert.ok(
    found.every((address) => address.endsWith('@many.example')),
    found.join(),
  )
  assert.ok(found.length <= 10 && found.length >= 9, `${found.length}`)
})

test('the copies of a parked letter, of a stranger and of an unproven first letter count for nothing', async () => {
  const { people } = desk
  const { number, to } = await talkedOf()
  const Cc = 'victim@books.example'
  const stranger = await post.receive({ from: 'eve@nowhere.example', to, text: 'x', headers: { Cc } })
  const guessing = await post.receive({
    from: people.cashier.email,
    subject: `Re: [№${number}]`,
    text: 'x',
    headers: { Cc },
  })
  const first = await post.receive({ from: 'eve@nowhere.example', text: 'Первое', headers: { Cc } })
  assert.deepEqual([stranger.state, guessing.state, first.state], ['parked', 'parked', 'request'])
  assert.deepEqual(await copied(number), [])
  assert.deepEqual(await copied(Number(first.request_number)), [])
  const proven = await post.receiveProven({
    from: 'ada@proven.example',
    text: 'Первое',
    headers: { Cc: 'colleague@proven.example' },
  })
  assert.deepEqual(await copied(Number(proven.request_number)), ['colleague@proven.example'])
})
