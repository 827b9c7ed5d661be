import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, written } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

/** A stranger who knows a number: his letter waits for somebody to decide. */
async function parkedFor(number: number, from: string) {
  const end = await post.receive(written({ from, subject: `Re: [№${number}] Касса`, text: `Пишет ${from}` }))
  assert.equal(end.state, 'parked')
  return end
}

test('a letter that waits is opened safely: who, why, words, files, headers; its bytes leave as an attachment', async () => {
  const number = await desk.file(desk.people.cashier)
  const letter = Buffer.from(
    [
      'From: =?utf-8?B?0JzQuNGC0Y8=?= <mitya@stranger.example>',
      `Subject: [#${number}] x`,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<b onclick="x()">Это моя касса</b>',
      '--b',
      'Content-Type: image/png; name="../x.png"',
      '',
      'picture',
      '--b--',
    ].join('\r\n'),
  )
  const { id } = await post.receive(letter)
  const operator = desk.as(desk.people.operator)
  const { body } = await operator.get(`/api/letters/${id}`)
  assert.deepEqual(
    [body.name, body.from, body.text, body.html, body.mayBeFiled, body.decision.because],
    ['Митя', 'mitya@stranger.example', 'Это моя касса', '<b>Это моя касса</b>', true, 'sender_is_a_stranger'],
  )
  assert.deepEqual(body.files, [{ place: 0, name: '.._x.png', mediaType: 'image/png', size: 7, contentId: null }])
  const source = await operator.get(`/api/letters/${id}/source`)
  assert.equal(source.text, letter.toString())
  assert.match(String(source.headers['content-disposition']), /^attachment; filename\*=UTF-8''letter-\d+\.eml$/)
  const file = await operator.get(`/api/letters/${id}/files/0`)
  assert.equal(file.text.trim(), 'picture')
  assert.match(String(file.headers['content-disposition']), /^attachment/)
  assert.equal((await operator.get(`/api/letters/${id}/files/7`)).status, 404)
  const taken = await desk.database.db
    .selectFrom('letter_downloads')
    .select(['place', 'person_id'])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    taken.map((one) => [one.place, one.person_id]),
    [
      [null, desk.people.operator.id],
      [0, desk.people.operator.id],
    ],
    'who took what is in the audit log',
  )
  assert.equal((await operator.get('/api/letters/999999')).body.code, 'letter.not-found')
})

test('a waiting letter is let into its request: the sender speaks, the history says who let him in', async () => {
  const { people, as } = desk
  const number = await desk.file(people.cashier)
  const { id } = await parkedFor(number, 'accountant@elsewhere.example')
  const filed = await as(people.operator).post(`/api/letters/${id}/filing`, { to: 'request', number })
  assert.deepEqual(filed.body, { state: 'reply', request: number, because: 'by_hand' })

  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  const last = body.messages.at(-1)
  assert.deepEqual(
    [last.text, last.side, last.channel, last.author.name],
    ['Пишет accountant@elsewhere.example', 'customer', 'email', 'accountant@elsewhere.example'],
  )
  const told = body.events.find((event: { type: string }) => event.type === 'letter.filed')
  assert.equal(told.actor.id, people.operator.id)
  assert.deepEqual(body.watchers, [], 'he has gained nothing by it')
  const { body: letter } = await as(people.operator).get(`/api/letters/${id}`)
  assert.equal(letter.decidedBy.id, people.operator.id)
  assert.deepEqual(
    letter.history.map((past: { state: string; because: string }) => [past.state, past.because]),
    [['parked', 'sender_is_a_stranger']],
  )
  const again = await as(people.operator).post(`/api/letters/${id}/replay`, {})
  assert.deepEqual([again.status, again.body.code], [409, 'letter.has-become-a-message'])
})

test('whoever is let in as a watcher may write on by himself', async () => {
  const { people, as } = desk
  const number = await desk.file(people.cashier)
  const { id } = await parkedFor(number, 'chief@elsewhere.example')
  await as(people.operator).post(`/api/letters/${id}/filing`, { to: 'request', number, asWatcher: true })
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  assert.deepEqual(
    body.watchers.map(({ name }: { name: string }) => name),
    ['chief@elsewhere.example'],
  )
})

test('a waiting letter becomes a request of its own, or nothing at all', async () => {
  const { people, as } = desk
  const number = await desk.file(people.cashier)
  const first = await parkedFor(number, 'one@elsewhere.example')
  const made = await as(people.operator).post(`/api/letters/${first.id}/filing`, { to: 'new_request' })
  assert.equal(made.body.state, 'request')
  assert.notEqual(made.body.request, number)
  await post.work()
  const [greeting] = await post.sentTo('one@elsewhere.example')
  assert.match(greeting?.subject ?? '', new RegExp(`№${made.body.request}`), 'its sender hears of it')
  const second = await parkedFor(number, 'two@elsewhere.example')
  const thrown = await as(people.operator).post(`/api/letters/${second.id}/filing`, { to: 'nowhere' })
  assert.deepEqual(thrown.body, { state: 'refused', request: null, because: 'by_hand' })
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  assert.equal(body.messages.length, 1)
})

test('a letter cannot be put into a request that its decider may not work with', async () => {
  const { id } = await parkedFor(await desk.file(desk.people.cashier), 'x@elsewhere.example')
  const answer = await desk
    .as(desk.people.operator)
    .post(`/api/letters/${id}/filing`, { to: 'request', number: 999_999 })
  assert.deepEqual([answer.status, answer.body.code], [404, 'request.not-found'])
  const { body } = await desk.as(desk.people.operator).get(`/api/letters/${id}`)
  assert.deepEqual([body.state, body.history], ['parked', []], 'nothing was lost by the attempt')
})

test('reading again is rehearsed first: nothing changes until it is meant', async () => {
  const { people, as, database } = desk
  const number = await desk.file(people.cashier)
  const from = 'second-address@cashier.example'
  const marked = `<okno.${number}.${post.mail.mark(number)}.m1@okno.example>`
  const { id } = await post.receive(
    written({ from, text: 'Это я, с другой почты', headers: { 'In-Reply-To': marked } }),
  )
  const operator = as(people.operator)
  const same = await operator.get(`/api/letters/${id}/rehearsal`)
  assert.deepEqual(same.body, { state: 'parked', because: 'sender_is_a_stranger', request: number })

  const address = { person_id: people.cashier.id, kind: 'email', value: from } as const
  await database.db.insertInto('person_addresses').values(address).execute()
  const before = await operator.get(`/api/letters/${id}`)
  const rehearsal = await operator.get(`/api/letters/${id}/rehearsal`)
  assert.deepEqual([rehearsal.body.state, rehearsal.body.request], ['reply', number])
  assert.deepEqual((await operator.get(`/api/letters/${id}`)).body, before.body, 'a rehearsal changes nothing')
  assert.equal((await post.messages(number)).length, 1)

  const key = { 'idempotency-key': 'read it again' }
  const played = await operator.post(`/api/letters/${id}/replay`, {}, key)
  assert.deepEqual(played.body, rehearsal.body, 'what was rehearsed is what happens')
  const repeated = await operator.post(`/api/letters/${id}/replay`, {}, key)
  assert.equal(repeated.text, played.text, 'a repeat gets the same answer')
  assert.equal((await post.messages(number)).at(-1)?.text, 'Это я, с другой почты')
})

test('letters are found by state and by words', async () => {
  const operator = desk.as(desk.people.operator)
  await post.receive(written({ from: 'findme@words.example', subject: 'Особый 100% случай', text: 'x' }))
  const ids = async (query: string) =>
    (await operator.get(`/api/letters?${query}`)).body.items.map((letter: { from: string }) => letter.from)
  assert.deepEqual(await ids('q=findme'), ['findme@words.example'])
  assert.deepEqual(await ids(`q=${encodeURIComponent('100% случай')}`), ['findme@words.example'])
  assert.deepEqual(await ids('q=findme&state=parked,unreadable'), [])
  assert.deepEqual(await ids('q=findme&state=request'), ['findme@words.example'])
  assert.equal((await operator.get('/api/letters?state=lost')).status, 400)
})

test('the specialist of a request sees the letters that wait at it, and decides', async () => {
  const { people, as } = desk
  const number = await desk.file(people.cashier)
  const { id } = await parkedFor(number, 'waiting@elsewhere.example')
  const specialist = as(people.specialist)
  const { body } = await specialist.get(`/api/requests/${number}/letters`)
  assert.deepEqual(
    body.items.map((letter: { from: string; text: string; because: string }) => [
      letter.from,
      letter.text,
      letter.because,
    ]),
    [['waiting@elsewhere.example', 'Пишет waiting@elsewhere.example', 'sender_is_a_stranger']],
  )
  const other = await desk.file(people.cashier)
  const elsewhere = await specialist.post(`/api/requests/${other}/letters/${id}/filing`, { to: 'nowhere' })
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [404, 'letter.not-found'])
  const filed = await specialist.post(`/api/requests/${number}/letters/${id}/filing`, { to: 'request', number })
  assert.equal(filed.body.state, 'reply')
  assert.deepEqual((await specialist.get(`/api/requests/${number}/letters`)).body.items, [])
})

test('a letter in the wrong request is moved: its message stays there for the support alone, and speaks where it belongs', async () => {
  const { people, as } = desk
  const wrong = await desk.file(people.cashier, { description: 'Своё' })
  const right = await desk.file(people.cashier)
  const { id } = await parkedFor(wrong, 'misled@elsewhere.example')
  const operator = as(people.operator)
  await operator.post(`/api/letters/${id}/filing`, { to: 'request', number: wrong })
  const text = 'Пишет misled@elsewhere.example'
  const seenBy = async (person: { token: string }, number: number) =>
    (await as(person).get(`/api/requests/${number}`)).body.messages.map((message: { text: string }) => message.text)
  assert.ok((await seenBy(people.cashier, wrong)).includes(text))

  const moved = await operator.post(`/api/letters/${id}/filing`, { to: 'request', number: right })
  assert.deepEqual(moved.body, { state: 'reply', request: right, because: 'by_hand' })
  assert.deepEqual(await seenBy(people.cashier, wrong), ['Своё'], 'the customer of the wrong one sees it no more')
  assert.ok((await seenBy(people.operator, wrong)).includes(text), 'the support still does')
  assert.ok((await seenBy(people.cashier, right)).includes(text))
  const { body } = await as(people.cashier).get('/api/requests?q=misled')
  assert.deepEqual(
    body.items.map(({ number }: { number: number }) => number),
    [right],
    'nor does he find it by its words',
  )
  const list = (await as(people.cashier).get('/api/requests')).body.items
  const row = list.find(({ number }: { number: number }) => number === wrong)
  assert.equal(row.lastMessage.text, 'Своё')
  const { body: letter } = await operator.get(`/api/letters/${id}`)
  assert.deepEqual(
    letter.history.map(({ state, request }: { state: string; request: number }) => [state, request]),
    [
      ['parked', wrong],
      ['reply', wrong],
    ],
  )
})
