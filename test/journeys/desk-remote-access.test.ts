import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueLink, PRINTED_LINK_LIFETIME } from '../../src/actions/sessions/order-sign-in-code.ts'
import { insertEquipment } from '../../src/db/foundation/foundation-places.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const ANYDESK = '314 159 265'

test('how a till is reached is shown when the specialist asks, and that he asked is noted', async () => {
  const { people, venues, file, database } = stage.desk
  const server = { venue_id: venues.lesnaya, kind: 'server', name: 'Сервер зала' }
  const remote_access = JSON.stringify({ AnyDesk: ANYDESK })
  await database.db.transaction().execute((tx) => insertEquipment(tx, [{ ...server, remote_access }]))
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса, чек: не печатается' })
  const looks = () => database.db.selectFrom('remote_access_looks').selectAll().execute()

  const page = await stage.signIn(people.specialist)
  await page.goto(`/desk/t/${number}`)
  const show = page.getByRole('button', { name: 'Показать AnyDesk: Сервер зала' })
  await show.waitFor()
  assert.doesNotMatch(await page.content(), new RegExp(ANYDESK))
  assert.deepEqual(await looks(), [])
  await show.click()
  await page.getByText(ANYDESK, { exact: true }).waitFor()
  const [look, ...more] = await looks()
  assert.deepEqual([look?.person_id, look?.request_number, more.length], [people.specialist.id, number, 0])
})

test('a reader who does not work the request is offered nothing to show', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.analyst)
  await page.goto(`/desk/t/${number}`)
  await page.getByText('Сервер зала').first().waitFor()
  assert.equal(await page.getByRole('button', { name: /^Показать AnyDesk/ }).count(), 0)
})

test('a link to the sign-in that somebody else wrote leaves nobody elsewhere', async () => {
  const { desk, url } = stage
  for (const target of [
    '/%09/evil.example',
    '/%0a/evil.example',
    '/%0d/evil.example',
    '/%5Cevil.example',
    '%2F%2Fevil.example',
  ]) {
    const page = await stage.visit()
    const link = await signInLinkOf(desk.people.cashier.id)
    await page.goto(`${link}?return=${target}`)
    await page.getByRole('button', { name: 'Войти' }).click()
    await page.waitForURL((now) => !now.pathname.startsWith('/sign-in'))
    assert.equal(new URL(page.url()).origin, url, target)
  }
})

async function signInLinkOf(personId: number): Promise<string> {
  const { house, database } = stage.desk
  const settings = { now: house.now(), url: stage.url, lifetime: PRINTED_LINK_LIFETIME }
  return database.db.transaction().execute((tx) => issueLink(tx, personId, settings))
}
