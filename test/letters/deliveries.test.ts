import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { dkimVerify } from 'mailauth'
import { sealed } from '../../src/actions/ground/sealed.ts'
import { insertMailbox } from '../../src/db/mail/mailboxes.ts'
import { DELIVERY_ATTEMPTS } from '../../src/db/notices/outbox.ts'
import { lettersOut } from './letters-out.ts'
import { type MailDesk, openMailDesk } from './mail-desk.ts'
import { postOffice } from './post-office.ts'
import { smtpSink } from './smtp-sink.ts'

let desk: MailDesk['desk']
let post: MailDesk['post']
let sink: MailDesk['sink']
let close: MailDesk['close']
before(async () => {
  ;({ desk, post, sink, close } = await openMailDesk())
})
after(() => close())

const details = async (number: number, who = desk.people.specialist) =>
  (await desk.as(who).get(`/api/requests/${number}`)).body
/** How the last message stands with its readers, as the specialist sees it. */
const standing = async (number: number) => (await details(number)).messages.at(-1).deliveries
const say = async (number: number, text: string) => {
  const said = await desk.as(desk.people.specialist).post(`/api/requests/${number}/messages`, { text })
  assert.equal(said.status, 201, said.text)
}
/** The queue comes back now and not in its own time. */
const comeBack = async () => {
  await desk.database.pool.query(`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs
    where task_identifier = 'deliver'), run_at := now())`)
  await post.work()
}

test('a letter that is not taken is tried again, with its reason and its next attempt in sight, until it is', async () => {
  const { people } = desk
  const number = await desk.file(people.cashier)
  sink.refuse(people.cashier.email, { code: 451, words: '4.7.1 come back later' })
  await say(number, 'Проверьте кабель')
  await post.work()
  const [late] = await standing(number)
  assert.deepEqual([late.state, late.to, late.person.id], ['retrying', people.cashier.email, people.cashier.id])
  assert.match(late.answer, /451 4\.7\.1 come back later/)
  assert.ok(Date.parse(late.nextAttemptAt) > Date.now())

  sink.refuse(people.cashier.email, null)
  await comeBack()
  const [taken] = await standing(number)
  assert.deepEqual([taken.state, taken.nextAttemptAt], ['taken', null])
  assert.match(taken.answer, /^250 /)
  assert.equal(sink.takenFor(people.cashier.email).length, 1)
  const seen = (await details(number, people.cashier)).messages.at(-1)
  assert.equal(seen.deliveries, undefined, 'how a letter fares is for the support service alone')
})

test('what a server refuses for good is given up at once, the address gets no automatic letters, the answer is none', async () => {
  const { people } = desk
  const number = await desk.file(people.manager)
  sink.refuse(people.manager.email, { code: 550, words: '5.1.1 no such user' })
  await say(number, 'Уже смотрим')
  assert.ok((await details(number)).reaction.metAt)
  await post.work()
  const [lost] = await standing(number)
  assert.equal(lost.state, 'undelivered')
  assert.match(lost.answer, /550 5\.1\.1 no such user/)
  const { events, reaction } = await details(number)
  const told = events.find(({ type }: { type: string }) => type === 'letter.bounced')
  assert.equal(told.data.to, people.manager.email)
  assert.equal(reaction.metAt, null, 'an answer that nobody got met no reaction time')

  sink.refuse(people.manager.email, null)
  const { version } = await details(number)
  const cancel = { move: 'cancel', version, reason: 'Ошибка' }
  assert.equal((await desk.as(people.specialist).post(`/api/requests/${number}/moves`, cancel)).status, 200)
  await post.work()
  assert.deepEqual(sink.takenFor(people.manager.email), [], 'nothing automatic goes to an address that is not there')
  await say(await desk.file(people.manager), 'Человеку пишет человек')
  await post.work()
  assert.equal(sink.takenFor(people.manager.email).length, 1)
})

test('a server that stays away is given up at the last attempt, and not earlier', async () => {
  const { people, database } = desk
  const number = await desk.file(people.stranger)
  sink.refuse(people.stranger.email, { code: 421, words: 'down' })
  await desk.as(people.lead).post(`/api/requests/${number}/messages`, { text: 'Ответ' })
  await post.work()
  for (let attempt = 2; attempt < DELIVERY_ATTEMPTS; attempt++) await comeBack()
  const letter = () =>
    lettersOut(database.db).selectAll().where('request_number', '=', number).executeTakeFirstOrThrow()
  const before = await letter()
  assert.deepEqual([before.attempts, before.gave_up_at], [DELIVERY_ATTEMPTS - 1, null])
  await comeBack()
  const given = await letter()
  assert.equal(given.attempts, DELIVERY_ATTEMPTS)
  assert.ok(given.gave_up_at)
  const address = await database.db
    .selectFrom('person_addresses')
    .select('bounced_at')
    .where('value', '=', people.stranger.email)
    .executeTakeFirstOrThrow()
  assert.equal(address.bounced_at, null, 'the address may well be there')
})

test('an address that would command the server is no address: nothing leaves, and the specialist sees it', async () => {
  const { people, database } = desk
  const number = await desk.file(people.dealerUser, { venueId: desk.venues.lesnaya })
  const before = sink.taken.length
  for (const value of ['x@a.example>\r\nRCPT TO:<all@b.example', 'x@a.example, all@b.example']) {
    await database.db
      .updateTable('person_addresses')
      .set({ value, bounced_at: null })
      .where('person_id', '=', people.dealerUser.id)
      .execute()
    await say(number, 'Ответ')
    await post.work()
    assert.equal((await standing(number))[0].state, 'undelivered', value)
  }
  assert.equal(sink.taken.length, before)
})

test('while no server is set a letter stays, and the specialist sees why', async () => {
  const number = await desk.file(desk.people.colleague)
  const silent = postOffice(desk)
  await say(number, 'Ответ')
  await silent.work()
  assert.deepEqual(
    (await standing(number)).map(({ state, answer }: { state: string; answer: string | null }) => [state, answer]),
    [['no_server', null]],
  )
})

test('an answer leaves from the mailbox that was written to, by its server, under its name and its signature', async (t) => {
  const { database, house } = desk
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  post.names.says('okno._domainkey.sales.example', `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`)
  const own = await smtpSink()
  t.after(own.close)
  await database.db.transaction().execute(async (tx) => {
    await insertMailbox(tx, {
      address: 'help@sales.example',
      displayName: 'Помощь, «Продажи»',
      managedBy: 'screen',
      enabled: true,
      imap: null,
      imapPassword: null,
      imapFolder: 'INBOX',
      smtp: { host: '127.0.0.1', port: own.port, security: 'none', user: '' },
      smtpPassword: null,
      trustedServer: null,
      plusAddressing: false,
      dkim: { domain: 'sales.example', selector: 'okno' },
      dkimKey: sealed(house.secret, 'dkim', privateKey),
    })
  })
  const letter = { from: 'Зоя <zoya@buyer.example>', text: 'Где мой счёт?', to: 'help@sales.example' }
  const { request_number: number } = await post.receive(letter, 'help@sales.example')
  await say(Number(number), 'Вот он:\n.\nстрока из одной точки')
  await post.work()
  const [greeting, answer] = own.takenFor('zoya@buyer.example')
  assert.ok(greeting && answer)
  assert.deepEqual(sink.takenFor('zoya@buyer.example'), [])
  assert.deepEqual([answer.mail.from?.address, answer.mail.from?.name], ['help@sales.example', 'Помощь, «Продажи»'])
  assert.equal(answer.from, 'help@sales.example')
  assert.deepEqual(
    answer.mail.replyTo?.map(({ address }) => address),
    ['help@sales.example'],
    'a server without plus addressing would take no marked address',
  )
  assert.match(answer.mail.inReplyTo ?? '', /^<okno\.\d+\.[0-9a-f]{32}\./)
  for (const { bytes } of [greeting, answer]) {
    const { results } = await dkimVerify(bytes, { resolver: post.names.resolve })
    const [signature] = results
    assert.deepEqual([signature?.status.result, signature?.signingDomain], ['pass', 'sales.example'])
  }
  const replied = await post.receive(
    { ...letter, text: 'Спасибо, получила', headers: { 'In-Reply-To': answer.mail.messageId ?? '' } },
    'help@sales.example',
  )
  assert.deepEqual([replied.state, replied.request_number], ['reply', number])

  const portal = await desk.file(desk.people.colleague)
  await say(portal, 'Кто не писал писем, получит его оттуда же')
  await post.work()
  assert.equal(own.takenFor(desk.people.colleague.email)[0]?.from, 'help@sales.example')
})
