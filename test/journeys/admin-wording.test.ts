import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('a ready answer is written by keys, seen before it is kept, and specialists have it', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.cataloguer)
  await page.goto('/admin/templates')
  await page.getByRole('link', { name: 'Новый шаблон' }).press('Enter')
  await page.getByRole('button', { name: 'Добавить шаблон' }).press('Enter')
  await page.getByText('Назовите шаблон').waitFor()
  await page.getByLabel('Название').fill('Приветствие')
  await page.getByLabel('По-русски', { exact: true }).fill('Здравствуйте!\nСмотрим вашу заявку.')
  await page.getByRole('complementary').getByText('Смотрим вашу заявку.').first().waitFor()
  await checkAxe(page, 'a new template')
  await page.getByLabel('По-английски', { exact: true }).press('Control+Enter')
  await page.getByText('Шаблон сохранён').waitFor()
  await page.getByRole('link', { name: /Приветствие/ }).waitFor()
  const { body } = await as(people.specialist).get('/api/templates')
  assert.ok(body.templates.some(({ name }: { name: string }) => name === 'Приветствие'))

  const small = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await small.goto('/admin/templates')
  await small.getByRole('link', { name: /Приветствие/ }).click()
  await checkFits(small, 'a template')
  await checkAxe(small, 'a template')
  await small.getByLabel('По-английски', { exact: true }).fill('Hello!')
  await small.getByRole('button', { name: 'Сохранить шаблон' }).click()
  await small.getByText('Шаблон сохранён').waitFor()
  await small.getByRole('button', { name: 'Удалить' }).click()
  await small.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
  await small.getByText('Шаблон «Приветствие» удалён').waitFor()
})

test('an announcement stands on the portal from its beginning until it is ended', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/announcements/new')
  await page.getByLabel('По-русски', { exact: true }).fill('Не проходят оплаты картой')
  await page.getByLabel('Конец').fill('2020-01-01T10:00')
  await page.getByRole('button', { name: 'Объявить' }).click()
  await page.getByText('Конец раньше начала.').waitFor()
  await page.getByLabel('Конец').fill('')
  await checkAxe(page, 'a new announcement')
  await page.getByRole('button', { name: 'Объявить' }).click()
  await page.getByRole('link', { name: /Не проходят оплаты картой/ }).waitFor()
  await checkAxe(page, 'the announcements')

  const portal = await stage.signIn(people.cashier, { width: 360, height: 740 })
  await portal.goto('/')
  await portal.getByText('Не проходят оплаты картой').waitFor()
  const small = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await small.goto('/admin/announcements?state=now')
  await small.getByRole('link', { name: /Не проходят оплаты картой/ }).click()
  await checkFits(small, 'an announcement')
  await checkAxe(small, 'an announcement')
  await small.getByRole('button', { name: 'Закончить сейчас' }).click()
  await small.getByText('Объявление снято с портала').waitFor()
  await portal.reload()
  await portal.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await portal.getByText('Не проходят оплаты картой').count(), 0)
})
