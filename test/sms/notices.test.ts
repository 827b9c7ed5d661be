import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { ROLES } from '../../src/domain/ground/words.ts'
import { sideOfRole } from '../../src/domain/notices/defaults.ts'
import { DRAFT, openSmsStage, type SmsStage } from './sms-stage.ts'

const CUSTOMER_ROLES = ROLES.filter((role) => sideOfRole(role) === 'customer')

let stage: SmsStage
before(async () => {
  stage = await openSmsStage()
})
after(() => stage.close())

async function answered(
  person: { readonly token: string },
  text = 'Перезагрузите кассу кнопкой сзади',
): Promise<number> {
  const number = await stage.desk.file(person, { subject: 'Касса, печать: не печатает чек на кухню' })
  const { specialist } = stage.desk.people
  const said = await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { visibility: 'public', text })
  assert.equal(said.status, 201, said.text)
  return number
}

const textsTo = (phone: string) =>
  [...stage.smsc.taken, ...stage.exolve.taken].filter((one) => `+${one.phone}` === phone).map(({ text }) => text)

test('a chosen notice goes by SMS: the number, what happened, a short subject and a link; nothing that was said', async () => {
  await stage.save()
  const { cashier } = stage.desk.people
  const phone = stage.number()
  await stage.hasPhone(cashier.id, phone)
  await stage.chooses(cashier, 'reply', { sms: true, email: false })
  const number = await answered(cashier)
  await stage.work()
  const subject = 'Касса, печать: не печатает че…'
  assert.deepEqual(textsTo(phone), [
    `Заявка №${number}: ответил специалист. «${subject}» https://okno.example/requests/${number}`,
  ])
  const [message] = (await stage.messages()).slice(-1)
  assert.deepEqual(
    [message?.state, message?.purpose, message?.price, message?.segments],
    ['accepted', 'notices', 410, 2],
  )
  const [delivery] = await stage.deliveries(phone)
  assert.equal(delivery?.receipt, String(message?.id))
})

test('who has not proven a telephone, has a city number, or chose nothing, gets letters', async () => {
  const { colleague, manager, dealerUser } = stage.desk.people
  const [unproven, chosenByNobody] = [stage.number(), stage.number()]
  await stage.hasPhone(colleague.id, unproven, false)
  await stage.hasPhone(manager.id, '+74955550110')
  await stage.hasPhone(dealerUser.id, chosenByNobody)
  for (const person of [colleague, manager]) await stage.chooses(person, 'reply', { sms: true, email: false })
  const known = stage.smsc.taken.length
  for (const person of [colleague, manager, dealerUser]) await answered(person)
  await stage.work()
  assert.equal(stage.smsc.taken.length, known)
})

test('what SMS is not used for, and what goes beyond the limit, is told by letter at once', async () => {
  const { stranger } = stage.desk.people
  const phone = stage.number()
  await stage.hasPhone(stranger.id, phone)
  await stage.chooses(stranger, 'reply', { sms: true })
  const wrote = async () => (await stage.post.sentTo(stranger.email)).filter(({ kind }) => kind === 'reply').length
  await stage.save({ uses: ['sign_in'] })
  await answered(stranger)
  await stage.work()
  assert.deepEqual([textsTo(phone).length, await wrote()], [0, 1])
  await stage.save({ dayLimit: 0 })
  await answered(stranger)
  await stage.work()
  assert.deepEqual([textsTo(phone).length, await wrote()], [0, 2])
  await stage.save()
})

test('who may read the request no longer when its message leaves gets none, and nothing is paid', async () => {
  await stage.save()
  const { cashier, colleague, specialist } = stage.desk.people
  const phone = stage.number()
  await stage.hasPhone(colleague.id, phone)
  await stage.chooses(colleague, 'reply', { sms: true, email: false })
  const number = await stage.desk.file(cashier)
  await stage.db
    .insertInto('watchers')
    .values({ request_number: number, person_id: colleague.id, added_at: new Date().toISOString() })
    .execute()
  stage.smsc.weather.error = 9
  await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { visibility: 'public', text: 'Смотрим' })
  await stage.work()
  delete stage.smsc.weather.error
  await stage.db.deleteFrom('watchers').where('person_id', '=', colleague.id).execute()
  const known = (await stage.messages()).length
  await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`.execute(stage.db)
  await stage.work()
  const [delivery] = await stage.deliveries(phone)
  assert.deepEqual([delivery?.sent_at, delivery?.spared], [null, 'unreadable'])
  assert.deepEqual([textsTo(phone), (await stage.messages()).length], [[], known])
})

const FINAL = [
  [6, 'the text'],
  [7, 'the number'],
  [8, 'the operator'],
] as const
for (const [code, why] of FINAL) {
  test(`what SMSC refuses for ${why} is told by letter, and costs nothing`, async () => {
    const { dealerManager } = stage.desk.people
    const phone = stage.number()
    await stage.db
      .deleteFrom('person_addresses')
      .where('person_id', '=', dealerManager.id)
      .where('kind', '=', 'phone')
      .execute()
    await stage.hasPhone(dealerManager.id, phone)
    await stage.chooses(dealerManager, 'reply', { sms: true })
    const letters = (await stage.post.sentTo(dealerManager.email)).length
    stage.smsc.weather.error = code
    const number = await stage.desk.file(dealerManager, { venueId: stage.desk.venues.lesnaya })
    const { specialist } = stage.desk.people
    await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { visibility: 'public', text: 'Готово' })
    await stage.work()
    delete stage.smsc.weather.error
    assert.deepEqual(textsTo(phone), [])
    assert.ok((await stage.post.sentTo(dealerManager.email)).length > letters)
    const refused = (await stage.messages()).filter((one) => one.phone === phone)
    assert.ok(refused.every(({ state }) => state === 'refused'))
  })
}

test('a report that a message did not arrive tells its notice by letter, once', async () => {
  const { stranger } = stage.desk.people
  const cells = { reply: { email: false } }
  const byRole = (role: string) => ({ role, cells: JSON.stringify(cells), version: 1 })
  await stage.db.insertInto('notice_defaults').values(CUSTOMER_ROLES.map(byRole)).execute()
  const replies = async () => (await stage.post.sentTo(stranger.email)).filter(({ kind }) => kind === 'reply').length
  const known = await replies()
  await answered(stranger)
  await stage.work()
  const taken = stage.smsc.taken.at(-1) ?? assert.fail()
  assert.equal(await replies(), known, 'nothing else as long as it may arrive')
  await stage.job('ask-sms-reports')
  assert.ok(!stage.smsc.asked.includes('/sys/status.php'), 'nobody asks before two minutes are over')
  taken.status = '20'
  stage.desk.clock.offset = 3 * MINUTE
  await stage.job('ask-sms-reports')
  await stage.job('ask-sms-reports')
  await stage.work()
  stage.desk.clock.offset = 0
  assert.equal(await replies(), known + 1)
  const message = (await stage.messages()).find(({ id }) => String(id) === taken.id)
  assert.deepEqual([message?.state, message?.trouble], ['failed', 'not_deliverable'])
  const [given] = (await stage.deliveries(`+${taken.phone}`)).filter(({ id }) => id === message?.delivery_id)
  assert.deepEqual([given?.gave_up_at !== null, given?.error], [true, 'status 20'])
  await stage.job('sms-failed', { id: message?.id })
  await stage.work()
  assert.equal(await replies(), known + 1, 'a job that runs twice tells it once')
})

test('by Exolve it goes as well, at the price that is set', async () => {
  await stage.save({ provider: 'exolve', segmentPrice: 333 })
  const { cashier } = stage.desk.people
  const known = stage.exolve.taken.length
  await answered(cashier)
  await stage.work()
  assert.equal(stage.exolve.taken.length, known + 1)
  const [message] = (await stage.messages()).slice(-1)
  assert.deepEqual([message?.price, message?.external_id], [666, stage.exolve.taken.at(-1)?.id])
  await stage.save(DRAFT)
})

test('on his page a person may choose SMS for what administrators opened, once he has proven a telephone', async () => {
  const shown = async (person: { readonly id: number }) =>
    (await stage.desk.inBrowser(person).get('/api/me/notice-choices')).body.ways.filter(
      ({ way }: { way: string }) => way === 'sms',
    )
  const { cashier, analyst } = stage.desk.people
  await stage.save({ uses: ['escalations', 'way_in'] })
  assert.deepEqual(await shown(cashier), [{ way: 'sms', kinds: ['escalated', 'breached'], isReady: true }])
  assert.deepEqual(await shown(analyst), [{ way: 'sms', kinds: ['escalated', 'breached'], isReady: false }])
  await stage.save({ uses: ['way_in', 'sign_in'] })
  assert.deepEqual(await shown(cashier), [])
  await stage.save({ enabled: false })
  assert.deepEqual(await shown(cashier), [])
  await stage.save()
})

test('what the desk says by itself waits for the end of quiet hours', async () => {
  await stage.save()
  const { specialist, stranger } = stage.desk.people
  const phone = stage.number()
  await stage.hasPhone(specialist.id, phone)
  await stage.chooses(specialist, 'answered', { sms: true })
  const number = await answered(stranger)
  const hour = (from: number) => new Date(Date.now() + from * HOUR).toISOString().slice(11, 16)
  const quiet = { quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' }
  await stage.db.updateTable('people').set(quiet).where('id', '=', specialist.id).execute()
  await stage.desk.as(stranger).post(`/api/requests/${number}/messages`, { text: 'Не помогло' })
  await stage.work()
  assert.deepEqual(textsTo(phone), [])
  const [waiting] = await stage.deliveries(phone)
  assert.ok(Date.parse(waiting?.not_before ?? '') > Date.now() + HOUR)
})
