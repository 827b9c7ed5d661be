import { after, before, test } from 'node:test'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('while the desk is busy a page says so calmly, and goes on by itself as soon as it is answered', async () => {
  const { people, file } = stage.desk
  await file(people.cashier, { subject: 'Касса, печать: пустая лента' })
  const page = await stage.signIn(people.cashier)
  const body = JSON.stringify({ type: 'about:blank', title: 'x', status: 503, code: 'desk.busy' })
  const away = { status: 503, headers: { 'retry-after': '0' }, contentType: 'application/problem+json', body }
  // The page that is opened first brings its answers along.
  await page.goto('/')
  await page.route('**/api/requests?*', (route) => route.fulfill(away))
  await page.getByRole('link', { name: 'Заявки', exact: true }).first().click()
  await page.getByText('мы повторим сами').first().waitFor()
  await page.unroute('**/api/requests?*')
  await page.getByRole('link', { name: 'Касса, печать: пустая лента' }).first().waitFor()
})

test('whoever withdraws the default service chooses the one that takes its place', async () => {
  const { people, services } = stage.desk
  const page = await stage.signIn(people.cataloguer)
  await page.goto(`/admin/catalogue/${services.printing}`)
  await page.getByRole('button', { name: 'Ещё действия с версией' }).click()
  await page.getByRole('menuitem', { name: 'Отозвать' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Отозвать', exact: true }).click()
  await dialog.getByText('Это услуга по умолчанию').waitFor()
  await dialog.getByLabel('Услуга для заявок своими словами и писем').click()
  await page.getByRole('option', { name: 'Не проходит оплата картой' }).click()
  await dialog.getByRole('button', { name: 'Отозвать и заменить' }).click()
  await page.getByText('Версия отозвана').waitFor()
})
