import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DAY } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, SUPPORT, written } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

test('a stranger writes, a specialist answers, the stranger replies: one request, threads in his mail', async () => {
  const opened = await post.receive({
    from: 'Павел Новый <pavel@nowhere.example>',
    subject: 'Не печатает чек',
    text: 'Касса вторая, версия 8.2',
    id: '<first@nowhere.example>',
  })
  assert.equal(opened.state, 'request')
  const number = Number(opened.request_number)
  const request = await post.request(number)
  assert.deepEqual([request.subject, request.channel, request.criticality], ['Не печатает чек', 'email', 'low'])

  const [greeting] = await post.sentTo('pavel@nowhere.example')
  assert.match(greeting?.subject ?? '', new RegExp(`^\\[№${number}\\] Заявка принята$`))
  assert.match(greeting?.text ?? '', /Ответим до .*, решим до .*https:\/\/okno\.example\/requests\/\d+/s)
  assert.doesNotMatch(`${greeting?.subject} ${greeting?.text}`, /печатает|8\.2/, 'none of his own words')
  assert.equal(greeting?.in_reply_to, '<first@nowhere.example>')

  await desk.as(desk.people.specialist).post(`/api/requests/${number}/messages`, { text: 'Проверьте кабель' })
  await post.work()
  const [, answer] = await post.sentTo('pavel@nowhere.example')
  assert.match(answer?.text ?? '', /^Проверьте кабель\n\n-- \nБорис Второй, служба поддержки/)
  assert.equal(answer?.subject, `Re: Не печатает чек [№${number}]`)
  assert.deepEqual(answer?.reference_ids, ['<first@nowhere.example>', greeting?.message_id])
  assert.equal(answer?.in_reply_to, greeting?.message_id)
  assert.equal(answer?.reply_to, `support+${number}-${post.mail.mark(number)}@desk.example`)
  assert.ok(post.mail.wrote(answer?.message_id ?? ''))

  const replied = await post.receive({
    from: 'pavel@nowhere.example',
    subject: 'Re: другое',
    text: `Кабель на месте.\n\n23.11.2026, 10:15, "Служба поддержки" <${SUPPORT}>:\n> Проверьте кабель`,
    headers: { 'In-Reply-To': answer?.message_id ?? '' },
  })
  assert.deepEqual([replied.state, replied.request_number], ['reply', number])
  const last = (await post.messages(number)).at(-1)
  assert.deepEqual([last?.text, last?.channel, last?.author_side], ['Кабель на месте.', 'email', 'customer'])
  assert.match(last?.quoted ?? '', /> Проверьте кабель/)
  const { messages } = (await desk.as(desk.people.specialist).get(`/api/requests/${number}`)).body
  assert.equal(messages.at(-1).quoted, last?.quoted, 'the quote is one click away')
})

test('an internal note never leaves by mail; a reply does, whatever way the request came', async () => {
  const { request_number } = await post.receive({
    from: 'olga@quiet.example',
    text: 'Вопрос',
    id: '<note@quiet.example>',
  })
  const before = (await post.sentTo('olga@quiet.example')).length
  const note = { text: 'между нами', visibility: 'internal' }
  await desk.as(desk.people.specialist).post(`/api/requests/${request_number}/messages`, note)
  await post.work()
  assert.equal((await post.sentTo('olga@quiet.example')).length, before)
  const portal = await desk.file(desk.people.cashier)
  await desk.as(desk.people.specialist).post(`/api/requests/${portal}/messages`, { text: 'Ответ' })
  await post.work()
  const subjects = (await post.sentTo('ivan@vesna.example')).map(({ subject }) => subject)
  assert.deepEqual(subjects, [`Касса, печать: не печатает чек [№${portal}]`])
})

test('an answer by mail brings a waiting request back to work, a letter on a closed one opens a linked one', async () => {
  const { people, as } = desk
  const { request_number: number } = await post.receive({
    from: people.cashier.email,
    text: 'Не бьёт чек',
    subject: 'Чек',
  })
  const work = async (move: string, more: object) => {
    const { version } = (await as(people.specialist).get(`/api/requests/${number}`)).body
    const moved = await as(people.specialist).post(`/api/requests/${number}/moves`, { move, version, ...more })
    assert.equal(moved.status, 200, moved.text)
  }
  await work('start', {})
  await work('ask', { message: { text: 'Какая версия?' } })
  const answer = (text: string) =>
    post.receiveProven({ from: people.cashier.email, subject: `Re: Чек [№${number}]`, text })
  await answer('8.2')
  assert.equal((await post.request(number)).status, 'in_progress')

  await work('resolve', { solution: 'Обновили', closingCode: 'solved' })
  await answer('Спасибо, всё работает!')
  assert.equal((await post.request(number)).status, 'resolved')
  const { version } = (await as(people.cashier).get(`/api/requests/${number}`)).body
  await as(people.cashier).post(`/api/requests/${number}/moves`, { move: 'close', version })
  const again = await answer('Опять не бьёт')
  assert.equal(again.state, 'follow_up')
  assert.notEqual(again.request_number, number)
})

test('who knows a number and nothing else writes into no request', async () => {
  const { people } = desk
  const number = await desk.file(people.cashier)
  const before = (await post.messages(number)).length
  const attempts = [
    { from: 'eve@nowhere.example', subject: `Re: [№${number}] Касса` },
    { from: people.stranger.email, subject: `Re: [№${number}] Касса` },
    { from: people.specialist.email, subject: `Re: [№${number}] Касса` },
    { from: 'eve@nowhere.example', to: `support+${number}-${post.mail.mark(number)}@desk.example` },
    { from: 'eve@nowhere.example', headers: { References: `<okno.${number}.${'0'.repeat(32)}.m1@okno.example>` } },
  ]
  const ends = []
  for (const attempt of attempts) ends.push(await post.receive({ ...attempt, text: 'Пустите' }))
  assert.deepEqual(
    ends.map(({ state, decision }) => [state, Object(decision).because]),
    [
      ['parked', 'sender_is_a_stranger'],
      ['parked', 'sender_is_a_stranger'],
      ['parked', 'sender_is_not_proven'],
      ['parked', 'sender_is_a_stranger'],
      ['parked', 'sender_is_a_stranger'],
    ],
  )
  assert.equal((await post.messages(number)).length, before)
  assert.deepEqual(await post.sentTo('eve@nowhere.example'), [])
})

test('machines are recorded and never answered', async () => {
  const opened = await post.receive({ from: 'office@robots.example', text: 'Вопрос', subject: 'Вопрос' })
  const [greeting] = await post.sentTo('office@robots.example')
  const vacation = await post.receive({
    from: 'office@robots.example',
    subject: 'Автоответ: меня нет',
    text: 'Я в отпуске',
    headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': greeting?.message_id ?? '' },
  })
  assert.deepEqual([vacation.state, vacation.request_number], ['auto_reply', opened.request_number])
  const echo = await post.receive({ from: SUPPORT, text: 'Эхо' })
  assert.equal(echo.state, 'auto_reply')
  const list = await post.receive({ from: 'news@robots.example', text: 'Новости', headers: { 'List-Id': '<news>' } })
  assert.equal(list.state, 'auto_reply')
  assert.equal((await post.messages(opened.request_number)).length, 1)
  assert.equal((await post.sentTo('office@robots.example')).length, 1)
  assert.deepEqual(await post.sentTo('news@robots.example'), [])
})

test('a letter that came back is marked, and belongs to its request', async () => {
  const opened = await post.receive({ from: 'full@box.example', text: 'Вопрос' })
  const [greeting] = await post.sentTo('full@box.example')
  const report = [
    'From: MAILER-DAEMON@mail.example',
    'Return-Path: <>',
    `To: ${SUPPORT}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The mailbox is full',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; full@box.example',
    'Action: failed',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${greeting?.message_id}`,
    'Subject: x',
    '',
    'x',
    '--b--',
  ]
  const bounce = await post.receive(Buffer.from(report.join('\r\n')))
  assert.deepEqual([bounce.state, bounce.request_number], ['bounce', opened.request_number])
  const [marked] = await post.sentTo('full@box.example')
  assert.ok(marked?.bounced_at)
})

test('the same letter twice, and to two of our addresses, is one request', async () => {
  const letter = { from: 'twice@nowhere.example', text: 'Дважды', id: '<twice@nowhere.example>' }
  const [first, second, third] = [
    await post.receive(letter),
    await post.receive(letter),
    await post.receive(Buffer.concat([Buffer.from('Received: by b\r\n'), written(letter)]), 'sales@desk.example'),
  ]
  assert.deepEqual([first?.state, second?.state, third?.state], ['request', 'duplicate', 'duplicate'])
  assert.equal(third?.request_number, first?.request_number)
  const other = await post.receive({ ...letter, text: 'Другое под тем же именем' })
  assert.equal(other.state, 'request', 'the same Message-ID with other words is another letter')
})

test('an unproven address is acknowledged once a day, a proven one twice an hour', async () => {
  const write = async (from: string, count: number) => {
    for (let index = 0; index < count; index++) await post.receive({ from, text: `Письмо ${index}` })
    return (await post.sentTo(from)).length
  }
  assert.equal(await write('often@nowhere.example', 3), 1)
  assert.equal(await write(desk.people.manager.email, 3), 2)
  desk.clock.offset += DAY + 1
  assert.equal(await write('often@nowhere.example', 1), 2)
  desk.clock.offset = 0
})

test('a sender of a known domain belongs to its organisation and gets its contract', async () => {
  const { organisations, contracts, database } = desk
  await database.db
    .insertInto('organisation_domains')
    .values({ domain: 'vesna.example', organisation_id: organisations.vesna })
    .execute()
  const { request_number } = await post.receive({ from: 'Новенький <new@vesna.example>', text: 'Касса стоит' })
  const request = await post.request(request_number)
  assert.deepEqual([request.organisation_id, request.contract_id], [organisations.vesna, contracts.premium])
})

test('files of a letter are files of its message', async () => {
  const body = [
    'From: photo@nowhere.example',
    `To: ${SUPPORT}`,
    'Subject: Photo',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Смотрите',
    '--b',
    "Content-Disposition: attachment; filename*=utf-8''%D0%B6%D1%83%D1%80%D0%BD%D0%B0%D0%BB.txt",
    'Content-Type: text/plain',
    '',
    'line',
    '--b--',
  ]
  const { message_id, state } = await post.receive(Buffer.from(body.join('\r\n')))
  assert.equal(state, 'request')
  const files = await desk.database.db.selectFrom('files').selectAll().where('message_id', '=', message_id).execute()
  assert.deepEqual(
    files.map(({ name, sha256 }) => [name, sha256 !== null]),
    [['журнал.txt', true]],
  )
})
