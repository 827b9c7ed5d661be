import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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

/** Everybody is told by the real queue. */
async function work() {
  const { database, house } = stage.desk
  const channels = [screenChannel(database.db, house.now)]
  await workQueue(database, tasksOf({ database, files: house.files, channels, now: house.now }))
}

async function answered(subject: string, times: number): Promise<number> {
  const { as, file, people } = stage.desk
  const { cashier, specialist } = people
  const number = await file(cashier, { subject })
  await as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  for (let n = 1; n <= times; n += 1)
    await as(cashier).post(`/api/requests/${number}/messages`, { text: `${subject}, ${n}` })
  await work()
  return number
}

test('from the bell a specialist comes to all he has heard, opens what is folded, and what he reads is read everywhere', async () => {
  const { specialist, lead } = stage.desk.people
  const silent = await answered('Весы не видны', 0)
  const note = { text: 'Глянь порт', visibility: 'internal', mentions: [specialist.id] }
  await stage.desk.as(lead).post(`/api/requests/${silent}/messages`, note)
  const loud = await answered('Касса молчит', 6)
  const page = await stage.signIn(specialist)
  const telephone = await stage.signIn(specialist, { width: 360, height: 740 })
  await telephone.goto('/desk/notices')
  await page.goto('/desk')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /уведомлени/ })
    .click()
  await page.getByText(/Касса молчит, 6/).waitFor()
  assert.equal(await page.getByText(/Касса молчит, 3/).count(), 0)
  await page.getByRole('button', { name: `Ещё 4 уведомления заявки №${loud}` }).press('Enter')
  await page.getByText(/Касса молчит, 1/).waitFor()
  await page.getByRole('link', { name: 'Все уведомления' }).click()
  await page.waitForURL('**/desk/notices')
  await page.getByRole('heading', { name: 'Все уведомления', level: 1 }).waitFor()
  await page.getByText(/Касса молчит, 6/).waitFor()
  await checkAxeInBothThemes(page)

  await page.getByRole('button', { name: /^О чём/ }).click()
  await page.getByRole('menuitemradio', { name: 'Упоминания' }).click()
  await page.getByText(/упоминает вас/).waitFor()
  await page.getByText(/Касса молчит/).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText(/упоминает вас/).waitFor()
  assert.equal(await page.getByText(/Касса молчит/).count(), 0, 'the address keeps what it is narrowed to')

  await telephone.getByText(/Касса молчит, 6/).waitFor()
  await checkFits(telephone)
  await checkAxe(telephone)
  await telephone.getByRole('radio', { name: /Новые/ }).check()
  await telephone.getByRole('button', { name: `Отметить прочитанными уведомления заявки №${loud}` }).click()
  await telephone
    .getByText(/Касса молчит/)
    .first()
    .waitFor({ state: 'detached' })
  await page.goto('/desk/notices?only=new')
  await page.getByText(/Весы не видны/).waitFor()
  assert.equal(await page.getByText(/Касса молчит/).count(), 0, 'read on one device is read on the other')
})

test('by the keyboard one walks from request to request and opens one', async () => {
  const { specialist } = stage.desk.people
  const first = await answered('Сканер не читает', 1)
  const second = await answered('Принтер жуёт ленту', 1)
  const page = await stage.signIn(specialist)
  await page.goto('/desk/notices')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.getByText(/Принтер жуёт ленту, 1/).waitFor()
  await page.keyboard.press('j')
  assert.match(await focused(), new RegExp(`№${second}`))
  await page.keyboard.press('j')
  assert.match(await focused(), new RegExp(`№${first}`))
  await page.keyboard.press('k')
  assert.match(await focused(), new RegExp(`№${second}`))
  await page.keyboard.press('o')
  await page.waitForURL(`**/desk/t/${second}`)
})
