import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { type FakeGoogle, fakeGoogle } from './fake-google.ts'
import { type FakeRustore, fakeRustore } from './fake-rustore.ts'

let stage: Stage
let rustore: FakeRustore
let google: FakeGoogle
before(async () => {
  ;[rustore, google] = await Promise.all([fakeRustore(), fakeGoogle()])
  stage = await openStage({ phoneApis: { rustore: rustore.url, fcm: google.url } })
})
after(async () => {
  await stage.close()
  await Promise.all([rustore.close(), google.close()])
  assert.deepEqual([rustore.complaints, google.complaints], [[], []])
})

const sectionOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('an administrator checks a token that is wrong, then the right one, switches RuStore on, and never sees it again', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin/app')
  const own = sectionOf(page, 'RuStore')
  await own.getByRole('button', { name: 'Проверить' }).click()
  await own.getByText('Впишите ID проекта из RuStore Консоли').waitFor()
  await own.getByLabel('ID проекта').fill(rustore.project)
  await own.getByLabel('Сервисный токен').fill('another-service-token-of-a-test')
  await own.getByRole('button', { name: 'Проверить' }).click()
  await own.getByText(/Ответ службы: status 403 PERMISSION_DENIED/).waitFor()
  await own.getByRole('button', { name: 'Сохранить и включить' }).click()
  await own.getByText('Служба не приняла ключ').waitFor()
  await checkAxe(page)
  await own.getByLabel('Сервисный токен').fill(rustore.key)
  await own.getByRole('button', { name: 'Проверить' }).click()
  await own.getByText(/Служба знает ключ, \d\d:\d\d/).waitFor()
  await own.getByRole('button', { name: 'Сохранить и включить' }).click()
  await page.getByText('Сохранили.').waitFor()
  await own.getByText('оканчивается на test').waitFor()
  await page.getByRole('link', { name: /^Приложение ?уведомления доходят/ }).waitFor()
  assert.ok(!(await page.content()).includes(rustore.key), 'the token never comes back out')
  await checkAxe(page)
})

test('the file of a service account is chosen, names its project, and a service that refuses later is said on the first page', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin/app')
  const own = sectionOf(page, 'Firebase')
  const file = { name: 'okno.json', mimeType: 'application/json', buffer: Buffer.from(google.key) }
  await own.locator('input[type=file]').setInputFiles(file)
  await own.getByRole('button', { name: 'Сохранить и включить' }).click()
  await own.getByText(google.email).waitFor()
  await own.getByText(google.project, { exact: true }).waitFor()
  assert.ok(!(await page.content()).includes('PRIVATE KEY'))
  await stage.desk.database.db
    .updateTable('push_services')
    .set({ trouble: 'api_off', error: 'status 403 SERVICE_DISABLED', failing_since: new Date().toISOString() })
    .where('service', '=', 'fcm')
    .execute()
  await page.goto('/admin')
  await page.getByText('В проекте Firebase отправка выключена').waitFor()
  await page.goto('/admin/app')
  await own.getByText('Включите Firebase Cloud Messaging API (V1)').waitFor()
  await checkAxe(page)
  await own.getByRole('button', { name: 'Выключить' }).click()
  await own.getByText('выключен', { exact: true }).waitFor()
})
