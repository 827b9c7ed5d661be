import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('a colleague’s eyes: the bar stands over every page, nothing can be done, and the way back leads to his page', async () => {
  const { people, file } = stage.desk
  const number = await file(people.cashier, { subject: 'Завис сервер' })
  const page = await stage.signIn(people.administrator)
  await page.goto(`/admin/people/${people.specialist.id}`)
  await page.getByRole('button', { name: 'Посмотреть глазами: Борис Второй' }).click()
  await page.waitForURL(/\/desk/)
  const bar = page.getByRole('region', { name: 'Просмотр глазами другого человека' })
  await bar.getByText('Вы смотрите глазами: Борис Второй.').waitFor()
  await page.goto(`/desk/t/${number}`)
  await page.getByRole('heading', { name: /Завис сервер/ }).waitFor()
  await bar.waitFor()
  await checkAxe(page, 'the desk by other eyes')
  await checkFits(page)
  await page.goto('/requests')
  await bar.waitFor()
  const opened: string[] = []
  page.on('request', (request) => request.isNavigationRequest() && opened.push(new URL(request.url()).pathname))
  await bar.getByRole('button', { name: 'Вернуться' }).click()
  await page.getByRole('heading', { name: 'Борис Второй' }).waitFor()
  assert.deepEqual(opened, [`/admin/people/${people.specialist.id}`])
  assert.equal(await bar.count(), 0)
})

test('the portal by a customer’s eyes fits a phone', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto(`/admin/customers/${people.cashier.id}`)
  await page.getByRole('button', { name: 'Посмотреть глазами: Иван Кассиров' }).click()
  await page.waitForURL(/\/$/)
  await page.getByText('Глазами: Иван Кассиров', { exact: true }).waitFor()
  await checkAxe(page, 'the portal by other eyes')
  await checkFits(page)
})
