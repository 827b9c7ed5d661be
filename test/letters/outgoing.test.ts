import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changeOfMessage } from '../../src/db/notices/notices.ts'
import { tellPeople } from '../../src/jobs/notices/tell-people.ts'
import { lettersOut } from './letters-out.ts'
import { type MailDesk, openMailDesk } from './mail-desk.ts'

let desk: MailDesk['desk']
let post: MailDesk['post']
let sink: MailDesk['sink']
let close: MailDesk['close']
before(async () => {
  ;({ desk, post, sink, close } = await openMailDesk())
})
after(() => close())

/** A move, and every letter that follows from it. */
const work = async (number: number, move: string, more: object = {}, who = desk.people.specialist) => {
  const { version } = (await desk.as(who).get(`/api/requests/${number}`)).body
  const moved = await desk.as(who).post(`/api/requests/${number}/moves`, { move, version, ...more })
  assert.equal(moved.status, 200, moved.text)
  await post.work()
}
const SOLVED = { solution: 'Вернули драйвер 8.2.0', closingCode: 'solved' }
const lettersOf = async (number: number) =>
  lettersOut(desk.database.db).selectAll().where('request_number', '=', number).orderBy('id').execute()

test('each turn of a request is one letter to its contact: question, solution, end; his own doing is none', async () => {
  const { people } = desk
  const number = await desk.file(people.cashier, { venueId: desk.venues.lesnaya })
  await work(number, 'ask', { message: { text: 'Какая версия?' } })
  await desk.as(people.cashier).post(`/api/requests/${number}/messages`, { text: '8.2' })
  await work(number, 'resolve', SOLVED)
  await work(number, 'resume', { reason: 'Опять' }, people.cashier)
  await work(number, 'resolve', SOLVED)
  await work(number, 'close', {}, people.manager)
  const letters = await lettersOf(number)
  assert.deepEqual(
    letters.map(({ kind, to_address }) => [kind, to_address]),
    ['question', 'resolved', 'resolved', 'closed'].map((kind) => [kind, people.cashier.email]),
  )
  assert.ok(letters.every(({ sent_at, answer }) => sent_at !== null && /^250/.test(answer ?? '')))
  const [asked, , , ended] = sink.takenFor(people.cashier.email)
  assert.match(asked?.mail.html ?? '', /Ждём ответа от вас/)
  assert.match(asked?.mail.text ?? '', /Какая версия\?[\s\S]*Если не ответить, заявка закроется сама/)
  assert.match(ended?.mail.text ?? '', /закрыта[\s\S]*Мария Сетевая/)
  assert.deepEqual(
    [asked?.headers['auto-submitted'], ended?.headers['auto-submitted'], ended?.headers['x-auto-response-suppress']],
    [undefined, 'auto-generated', 'All'],
  )
})

test('the letter of a solution says what was promised and leads to its page; its key is nowhere but in the letter', async () => {
  const { people } = desk
  const number = await desk.file(people.manager, { venueId: desk.venues.lesnaya })
  await work(number, 'resolve', SOLVED)
  await post.work()
  const letter = sink.takenFor(people.manager.email).at(-1)
  const html = letter?.mail.html ?? ''
  assert.ok(html.includes(`Заявка №${number} выполнена`))
  assert.match(html, /Весна, Лесная, 5[\s\S]*Вернули драйвер 8\.2\.0/)
  assert.match(html, /Борис Второй, 1-я линия · [^<]*, обещали до/)
  assert.match(html, /Без ответа закроется сама \d/)
  const pages = [...new Set([...html.matchAll(/href="https:\/\/okno.example\/r\/([\w-]+)/g)].map(([, key]) => key))]
  assert.equal(pages.length, 1)
  const [key = ''] = pages
  assert.ok(key.length >= 43, 'as long as 256 bits are')
  assert.equal([...html.matchAll(/\?score=[1-5]"/g)].length, 5)
  assert.match(letter?.mail.text ?? '', new RegExp(`/r/${key}\\?do=close`))
  const { rows } =
    await desk.database.pool.query(`select l::text || coalesce((select string_agg(k::text, '') from letter_links k), '') as kept
    from deliveries l join notices n on n.id = l.notice_id where n.request_number = ${number}`)
  assert.doesNotMatch(rows[0].kept, new RegExp(key))
})

test('a request filed for somebody is told to him with its number and times, as written by a machine', async () => {
  const { people, as } = desk
  const filed = await as(people.operator).post('/api/requests', {
    subject: 'Касса, печать: нет чека',
    contactId: people.colleague.id,
    channel: 'email',
  })
  assert.equal(filed.status, 201, filed.text)
  await as(people.operator).post(`/api/requests/${filed.body.number}/messages`, { text: 'Смотрим' })
  await post.work()
  const [told, answer] = sink.takenFor(people.colleague.email)
  assert.match(told?.mail.text ?? '', /её номер: \d+\.\nОтветим до .*, решим до /)
  assert.equal(told?.headers['auto-submitted'], 'auto-replied')
  assert.match(answer?.mail.text ?? '', /^Смотрим/)
  assert.equal(answer?.mail.inReplyTo, told?.mail.messageId, 'one conversation in his mail')
})

test('a letter on a closed request is acknowledged with the number of the new one', async () => {
  const { people } = desk
  const number = await desk.file(people.colleague)
  await work(number, 'resolve', SOLVED, people.operator)
  await work(number, 'close', {}, people.colleague)
  const subject = `Re: Касса [№${number}]`
  const again = await post.receiveProven({ from: people.colleague.email, subject, text: 'Опять не печатает' })
  assert.equal(again.state, 'follow_up')
  const letter = sink.takenFor(people.colleague.email).at(-1)
  assert.match(letter?.mail.text ?? '', new RegExp(`её номер: ${again.request_number}\\.`))
})

test('at the foot of a letter, whoever can sign in is led to where he says when he is written to', async () => {
  const { people, as } = desk
  const number = await desk.file(people.colleague)
  await as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Смотрим' })
  await post.work()
  const proven = sink.takenFor(people.colleague.email).at(-1)
  assert.match(proven?.mail.html ?? '', /href="https:\/\/okno\.example\/me\/notices"[^>]*>Настроить уведомления</)
  assert.match(proven?.mail.text ?? '', /\nНастроить уведомления: https:\/\/okno\.example\/me\/notices\s*$/)
  await post.receive({ from: 'lena@foot.example', text: 'Не печатает' })
  const stranger = sink.takenFor('lena@foot.example').at(-1)
  assert.doesNotMatch(`${stranger?.mail.html} ${stranger?.mail.text}`, /okno\.example\/me\b/)
})

test('who is in copy hears what is said from then on, in a letter of his own without history, and of nothing else', async () => {
  const { people, as, database } = desk
  const number = await desk.file(people.cashier)
  const say = (text: string) => as(people.specialist).post(`/api/requests/${number}/messages`, { text })
  await say('До копии')
  await post.work()
  await database.db
    .insertInto('watchers')
    .values([
      {
        request_number: number,
        person_id: people.dealerUser.id,
        added_at: new Date().toISOString(),
        copied_since: new Date().toISOString(),
      },
      { request_number: number, person_id: people.dealerManager.id, added_at: new Date().toISOString() },
    ])
    .execute()
  await say('После копии')
  await as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Между нами', visibility: 'internal' })
  await work(number, 'resolve', SOLVED)
  await work(number, 'close', {}, people.cashier)
  await post.work()
  const copies = sink.takenFor(people.dealerUser.email)
  assert.deepEqual(
    copies.map(({ mail }) => mail.text?.split('\n')[0]),
    ['После копии', 'Вернули драйвер 8.2.0'],
  )
  assert.doesNotMatch(
    copies.map(({ mail }) => `${mail.html} ${mail.text}`).join(),
    /До копии|Между нами|\/r\/|\/requests\//,
  )
  const known = copies.map(({ mail }) => mail.messageId)
  assert.deepEqual(
    [copies[0]?.mail.references, copies[1]?.mail.references],
    [undefined, known[0]],
    'only letters he has',
  )
  assert.equal(
    sink.takenFor(people.dealerManager.email).length,
    2,
    'who watches is one of those whom the composer names',
  )
})

test('a job that runs twice, and jobs that race, write each letter once', async () => {
  const { people, as, database } = desk
  const number = await desk.file(people.stranger)
  const { body } = await as(people.lead).post(`/api/requests/${number}/messages`, { text: 'Раз' })
  const job = await changeOfMessage(database.db, body.messageId)
  assert.ok(job)
  await Promise.all([1, 2, 3].map(() => tellPeople(database.db, post.channels, job, Date.now())))
  await post.work()
  assert.equal(sink.takenFor(people.stranger.email).length, 1)
})

test('that a request was a duplicate is told with the number of the main one only to whoever may read that', async () => {
  const { people, venues } = desk
  const main = await desk.file(people.cashier, { venueId: venues.lesnaya })
  for (const [who, words] of [
    [people.manager, `Это повтор заявки №${main}, ответим в ней.`],
    [people.stranger, 'Этим вопросом мы уже занимаемся по другой заявке.'],
  ] as const) {
    const twin = await desk.file(who)
    await work(twin, 'mark_duplicate', { duplicateOf: main }, people.operator)
    await post.work()
    const { mail } = sink.takenFor(who.email).at(-1) ?? {}
    assert.ok(mail?.text?.includes(words), mail?.text)
    assert.equal(`${mail?.subject} ${mail?.text} ${mail?.html}`.includes(String(main)), who === people.manager)
  }
})

test('an answer that was queued before an upgrade is told after it, once; what is gone is told to nobody', async () => {
  const { people, as, database } = desk
  const number = await desk.file(people.stranger)
  const { body } = await as(people.lead).post(`/api/requests/${number}/messages`, { text: 'До обновления' })
  await database.pool.query(`delete from untold_changes where request_number = ${number}`)
  await database.pool.query(
    `select graphile_worker.add_job('tell-people', json_build_object('message', ${body.messageId}::bigint))`,
  )
  await database.pool.query(`select graphile_worker.add_job('tell-people', '{"message": 999999}')`)
  await post.work()
  assert.equal(sink.takenFor(people.stranger.email).at(-1)?.mail.text?.split('\n')[0], 'До обновления')
  const { rows } = await database.pool.query(`select * from graphile_worker.jobs where task_identifier = 'tell-people'`)
  assert.deepEqual(rows, [], 'nothing fails for ever')
})

test('quiet hours hold up what nobody waits for, and nothing else; a stop of trade holds for no hours', async () => {
  const { people, database } = desk
  const began = Date.now()
  const hour = (ahead: number) => new Date(began + ahead * 3_600_000).toISOString().slice(11, 16)
  await database.db
    .updateTable('people')
    .set({ quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' })
    .where('id', '=', people.manager.id)
    .execute()
  const ended = async (order: Record<string, unknown>) => {
    const number = await desk.file(people.manager, order)
    await work(number, 'cancel', { reason: 'Ошибка' })
    return number
  }
  const calm = await ended({ venueId: desk.venues.lesnaya })
  const stop = await ended({ venueId: desk.venues.lesnaya, stopOfTrade: true })
  await post.work()
  const [waiting] = await lettersOf(calm)
  assert.equal(waiting?.sent_at, null)
  assert.equal(waiting?.not_before?.slice(11, 16), hour(2))
  const [left] = await lettersOf(stop)
  assert.ok(left?.sent_at)
  const { rows } = await database.pool.query(
    `select run_at from graphile_worker.jobs where key = 'delivery:${waiting?.id}'`,
  )
  assert.equal(new Date(rows[0].run_at).getTime(), Date.parse(waiting?.not_before ?? ''))
})

test('nothing that anybody is called or writes breaks a letter’s head or its page', async () => {
  const { people, database, as } = desk
  const evil = 'Ева\r\nBcc: all@x.example\u2028 "<script>alert(1)</script>"'
  await database.db.updateTable('people').set({ name: evil }).where('id', '=', people.lead.id).execute()
  const number = await desk.file(people.dealerUser, { subject: evil, venueId: desk.venues.lesnaya })
  await as(people.lead).post(`/api/requests/${number}/messages`, { text: `${evil} <img src=x onerror=alert(1)>` })
  await post.work()
  const letter = sink.takenFor(people.dealerUser.email).at(-1)
  assert.equal(letter?.headers.bcc, undefined)
  assert.match(letter?.mail.subject ?? '', /Bcc: all@x\.example "<script>/, 'said on the one line it has')
  assert.doesNotMatch(letter?.mail.html ?? '', /<script|<img/)
  assert.doesNotMatch(letter?.bytes.toString('latin1') ?? '', /[^\r]\n|\r[^\n]/, 'every line ends as SMTP wants')
  assert.deepEqual(letter?.to, [people.dealerUser.email])
})
