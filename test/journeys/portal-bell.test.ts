import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { workQueue } from '../ground/work-queue.ts'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

/** The support says something, and everybody is told by the real queue. */
async function say(number: number, text: string, more: object = {}) {
  const { as, people, database, house } = stage.desk
  const said = await as(people.operator).post(`/api/requests/${number}/messages`, { text, fileIds: [], ...more })
  assert.equal(said.status, 201, said.text)
  const channels = [screenChannel(database.db, house.now)]
  await workQueue(database, tasksOf({ database, files: house.files, channels, now: house.now }))
}

const bell = (page: Page, unread: number) =>
  page
    .getByRole('banner')
    .getByRole('link', { name: unread > 0 ? `Уведомления, новых: ${unread}` : 'Уведомления', exact: true })

test('a customer finds on the portal what he was answered, in its place, and nothing of the inner life of the support', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса молчит' })
  const other = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Весы не видны' })
  const page = await stage.signIn(people.cashier, { width: 1366, height: 768 })
  await page.goto('/')
  await bell(page, 0).waitFor()
  await say(number, 'Пусть никто не узнает', { visibility: 'internal' })
  await say(number, 'Смотрим порт')
  await say(other, 'Весы включены?')
  await bell(page, 2).waitFor()
  await bell(page, 2).press('Enter')
  await page.getByRole('heading', { name: 'Уведомления', level: 1 }).waitFor()
  assert.match(await page.title(), /Уведомления/)
  await page.getByText(/отвечает: Весы включены/).waitFor()
  assert.equal(await page.getByText('Пусть никто не узнает').count(), 0)
  await checkAxeInBothThemes(page)
  await page.getByRole('button', { name: `Отметить прочитанными уведомления заявки №${other}` }).press('Enter')
  await bell(page, 1).waitFor()

  const telephone = await stage.signIn(people.cashier, { width: 360, height: 740 })
  await telephone.goto('/notices')
  await telephone.getByText(/отвечает: Смотрим порт/).waitFor()
  await checkFits(telephone)
  await checkAxe(telephone)
  await telephone.getByRole('navigation', { name: 'Главное меню' }).getByRole('link', { name: 'Уведомления' }).waitFor()
  await telephone.getByText(/Касса молчит/).click()
  await telephone.waitForURL(`**/requests/${number}`)
  await bell(page, 0).waitFor()
  assert.deepEqual((await as(people.cashier).get('/api/notices/count')).body, { unread: 0, requests: [] })
})
