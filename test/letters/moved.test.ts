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

const operator = () => desk.as(desk.people.operator)
const moveTo = (id: number, number: number) => operator().post(`/api/letters/${id}/filing`, { to: 'request', number })
const details = async (number: number | null) => (await operator().get(`/api/requests/${number}`)).body
const wordsIn = async (number: number | null) =>
  (await details(number)).messages.map((one: { text: string }) => one.text)

/** A letter by somebody who is no customer yet: it makes a request of its own. */
async function own(from: string, text: string, headers: Record<string, string> = {}) {
  const end = await post.receive(written({ from, text, subject: 'Касса', headers }))
  assert.equal(end.state, 'request')
  return { id: end.id, number: end.request_number }
}

/** An answer to what the desk wrote about a request. */
const answer = (from: string, number: number | null, text: string) =>
  post.receive(
    written({
      from,
      text,
      headers: { 'In-Reply-To': `<okno.${number}.${post.mail.mark(Number(number))}.a@okno.example>` },
    }),
  )

test('a letter that made its own request is moved to another: it speaks there, and its request ends as a duplicate of it', async () => {
  const main = await desk.file(desk.people.cashier)
  const { id, number } = await own('own@elsewhere.example', 'Это к прежней заявке')
  await operator().post(`/api/requests/${number}/messages`, { text: 'Смотрим', visibility: 'public', fileIds: [] })

  const moved = await moveTo(id, main)
  assert.deepEqual(moved.body, { state: 'reply', request: main, because: 'by_hand' })
  const spoken = (await details(main)).messages.find((one: { text: string }) => one.text === 'Это к прежней заявке')
  assert.deepEqual(
    [spoken.author.name, spoken.side, spoken.visibility],
    ['own@elsewhere.example', 'customer', 'public'],
  )

  const left = await details(number)
  assert.deepEqual([left.status, left.closingCode], ['closed', 'duplicate'])
  assert.ok((await wordsIn(number)).includes('Смотрим'), 'what was answered there can still be read there')
  assert.deepEqual(
    left.links.map((link: { kind: string; number: number }) => [link.kind, link.number]),
    [['duplicate_of', main]],
  )
  const { body: letter } = await operator().get(`/api/letters/${id}`)
  assert.deepEqual([letter.state, letter.request, letter.history.at(-1).request], ['reply', main, number])
  const [balance] = (await operator().get('/api/letters')).body.balance
  assert.equal(balance.inOrder, true, 'no letter has gone astray')
})

test('what its sender answers to the old request is said in the one it became part of, by mail and on the portal', async () => {
  const main = await desk.file(desk.people.cashier)
  const { id, number } = await own('later@elsewhere.example', 'Первое')
  await moveTo(id, main)
  const later = await answer('later@elsewhere.example', number, 'Второе')
  assert.deepEqual([later.state, later.request_number], ['reply', main])
  assert.deepEqual((await wordsIn(main)).slice(-1), ['Второе'])

  const stranger = await answer('somebody@elsewhere.example', number, 'Третье')
  assert.equal(stranger.state, 'parked', 'whoever has no part in it still has none')

  const twin = await desk.file(desk.people.cashier)
  const { version } = await details(twin)
  const mark = { move: 'mark_duplicate', version, duplicateOf: main }
  assert.equal((await operator().post(`/api/requests/${twin}/moves`, mark)).status, 200)
  const said = await desk
    .as(desk.people.cashier)
    .post(`/api/requests/${twin}/messages`, { text: 'И ещё', visibility: 'public', fileIds: [] })
  assert.deepEqual([said.body.request, said.body.openedNew], [main, false], said.text)
})

test('whose letter was moved hears what is answered to it, and reads nothing of the request that it is part of now', async () => {
  const main = await desk.file(desk.people.stranger, { venueId: desk.venues.bar, description: 'Тайна «Полюса»' })
  const { id, number } = await own('moved@elsewhere.example', 'Моё')
  await moveTo(id, main)
  const found = await desk.database.db
    .selectFrom('requests as r')
    .innerJoin('watchers as w', 'w.person_id', 'r.contact_id')
    .select(['w.request_number as request', 'w.copied_since as since'])
    .where('r.number', '=', Number(number))
    .executeTakeFirst()
  assert.equal(found?.request, main)
  assert.ok(found.since, 'he is in copy and no reader')
  await post.work()
  const before = (await post.sentTo('moved@elsewhere.example')).length
  await operator().post(`/api/requests/${main}/messages`, { text: 'Сделали', visibility: 'public', fileIds: [] })
  await post.work()
  const sent = await post.sentTo('moved@elsewhere.example')
  assert.equal(sent.length, before + 1)
  assert.equal(JSON.stringify(sent).includes('Тайна'), false)
  const { version } = await details(number)
  await operator().post(`/api/requests/${number}/moves`, { move: 'restore', version })
  assert.deepEqual((await details(main)).watchers, [], 'taken back, he hears no more')
})

test('a request that is resolved already stays resolved when its letter is moved, and only says where its matter went', async () => {
  const main = await desk.file(desk.people.cashier)
  const { id, number } = await own('done@elsewhere.example', 'Сделано')
  const { version } = await details(number)
  const order = { move: 'resolve', version, solution: 'Готово', closingCode: 'solved' }
  assert.equal((await operator().post(`/api/requests/${number}/moves`, order)).status, 200)
  await moveTo(id, main)
  const left = await details(number)
  assert.deepEqual([left.status, left.links[0].kind], ['resolved', 'duplicate_of'])
  const later = await answer('done@elsewhere.example', number, 'Опять')
  assert.deepEqual([later.state, later.request_number], ['reply', main])
  assert.equal((await details(number)).status, 'resolved')
})

test('a letter that made its request goes to another request or stays; it cannot be moved into itself', async () => {
  const { id, number } = await own('stays@elsewhere.example', 'Моё')
  const filing = async (body: object) => {
    const { status, body: told } = await operator().post(`/api/letters/${id}/filing`, body)
    return [status, told.code]
  }
  assert.deepEqual(await filing({ to: 'new_request' }), [409, 'letter.has-become-a-message'])
  assert.deepEqual(await filing({ to: 'nowhere' }), [409, 'letter.has-become-a-message'])
  assert.deepEqual(await filing({ to: 'request', number }), [422, 'request.link-to-itself'])
  assert.deepEqual(await filing({ to: 'request', number: 999_999 }), [404, 'request.not-found'])
  assert.equal((await operator().get(`/api/letters/${id}`)).body.state, 'request')
})

test('a request that a wrong letter had resumed is resolved again when the letter is moved, and one that waited waits again', async () => {
  for (const [order, status] of [
    [{ move: 'resolve', solution: 'Готово', closingCode: 'solved' }, 'resolved'],
    [{ move: 'ask', message: { text: 'Какая касса?', fileIds: [] } }, 'waiting_customer'],
  ] as const) {
    const { number } = await own(`back-${status}@elsewhere.example`, 'Не печатает')
    const { version } = await details(number)
    await operator().post(`/api/requests/${number}/moves`, { ...order, version })
    const was = await details(number)
    assert.equal(was.status, status)

    const { id } = await answer(`back-${status}@elsewhere.example`, number, 'Это о другом: сломались весы')
    assert.notEqual((await details(number)).status, status)
    const moved = await operator().post(`/api/letters/${id}/filing`, { to: 'new_request' })
    assert.equal(moved.body.state, 'request', moved.text)
    const is = await details(number)
    assert.deepEqual(
      [is.status, is.closingCode, is.reactedAt, is.resolvedAt, is.reactionDueAt, is.resolutionDueAt],
      [was.status, was.closingCode, was.reactedAt, was.resolvedAt, was.reactionDueAt, was.resolutionDueAt],
    )
    assert.equal(is.events.at(-1).data.move, status === 'resolved' ? 'resolve_again' : 'wait_again')
  }
})

test('a request that somebody has taken up since stays in work when the wrong letter is moved', async () => {
  const { number } = await own('taken@elsewhere.example', 'Не печатает')
  await operator().post(`/api/requests/${number}/moves`, {
    move: 'resolve',
    version: (await details(number)).version,
    solution: 'Готово',
    closingCode: 'solved',
  })
  const { id } = await answer('taken@elsewhere.example', number, 'Это о другом')
  await operator().post(`/api/requests/${number}/moves`, { move: 'start', version: (await details(number)).version })
  await operator().post(`/api/letters/${id}/filing`, { to: 'new_request' })
  assert.equal((await details(number)).status, 'in_progress')
})

test('who was let in with a letter that belonged elsewhere reads no more there, unless he has spoken there since', async () => {
  const watchers = async (number: number) => (await details(number)).watchers.map(({ name }: { name: string }) => name)
  const letIn = async (from: string) => {
    const wrong = await desk.file(desk.people.cashier)
    const { id } = await post.receive(written({ from, text: 'Пустите', subject: `Re: [№${wrong}] Касса` }))
    await operator().post(`/api/letters/${id}/filing`, { to: 'request', number: wrong, asWatcher: true })
    assert.deepEqual(await watchers(wrong), [from])
    return { id, wrong }
  }
  const right = await desk.file(desk.people.stranger)

  const silent = await letIn('silent@elsewhere.example')
  await moveTo(silent.id, right)
  assert.deepEqual(await watchers(silent.wrong), [])

  const heard = await letIn('heard@elsewhere.example')
  await answer('heard@elsewhere.example', heard.wrong, 'И ещё: не печатает второй принтер')
  await moveTo(heard.id, right)
  assert.deepEqual(await watchers(heard.wrong), ['heard@elsewhere.example'])
})

test('what a move will do is shown before it is done, and nothing is changed by looking', async () => {
  const main = await desk.file(desk.people.cashier)
  const { id, number } = await own('shown@elsewhere.example', 'Это к прежней')
  const shown = () => operator().get(`/api/letters/${id}/filing?number=${main}`)
  const { body } = await shown()
  assert.deepEqual(body, {
    into: { number: main, subject: 'Касса, печать: не печатает чек', status: { from: 'registered', to: 'registered' } },
    outOf: {
      number,
      subject: 'Касса',
      status: { from: 'registered', to: 'closed' },
      duplicate: true,
      others: 0,
    },
    readers: ['shown@elsewhere.example'],
  })
  assert.deepEqual((await shown()).body, body)
  assert.equal((await details(number)).status, 'registered')
  assert.equal((await wordsIn(main)).length, 1)
  assert.equal((await post.sentTo('shown@elsewhere.example')).length, 1, 'only the acknowledgement of his own')
  await post.work()

  await moveTo(id, main)
  const is = await details(main)
  assert.deepEqual(
    is.watchers.map(({ name }: { name: string }) => name),
    body.readers,
    'what was shown is what happens',
  )
  assert.equal((await details(number)).status, body.outOf.status.to)
  const missing = await operator().get(`/api/letters/${id}/filing?number=999999`)
  assert.deepEqual([missing.status, missing.body.code], [404, 'request.not-found'])
})

test('a reply that had resumed its request is shown to give it back resolved', async () => {
  const main = await desk.file(desk.people.cashier)
  const { number } = await own('shown-back@elsewhere.example', 'Не печатает')
  const { version } = await details(number)
  const order = { move: 'resolve', version, solution: 'Готово', closingCode: 'solved' }
  await operator().post(`/api/requests/${number}/moves`, order)
  const { id } = await answer('shown-back@elsewhere.example', number, 'Это о другом')
  const { body } = await operator().get(`/api/letters/${id}/filing?number=${main}`)
  assert.deepEqual(
    [body.outOf.status, body.outOf.duplicate, body.readers],
    [{ from: 'resumed', to: 'resolved' }, false, []],
  )
})
