import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('one box finds by number, by phone in any spelling, and in the wrong layout', async () => {
  const { people, venues, file, database } = stage.desk
  await database.db
    .insertInto('person_addresses')
    .values({ person_id: people.cashier.id, kind: 'phone', value: '+79125550142' })
    .execute()
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса, чек: не печатается' })
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await page.getByRole('link', { name: new RegExp(`№${number}`) }).waitFor()
  const box = page.getByRole('combobox', { name: 'Номер, телефон, ресторан, слово' })

  await page.keyboard.press('/')
  await box.fill(String(number))
  await box.press('Enter')
  await page.waitForURL(`**/desk/t/${number}`)
  await page.getByRole('heading', { level: 1, name: 'Касса, чек: не печатается' }).waitFor()

  for (const words of ['8 (912) 555-01-42', 'rfccf', 'иван кас']) {
    await box.fill(words)
    await page.getByRole('listbox', { name: 'Что нашлось' }).getByText('Иван Кассиров').first().waitFor()
    await box.press('Escape')
  }
  await box.fill('ceoplf')
  await box.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Поиск: ceoplf' }).waitFor()
  await page.getByText('Ничего не нашлось').waitFor()
})

test('a specialist files for whoever called, from the search to the request', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('c')
  await page.getByLabel('Кто обратился').fill('Иван')
  await page.getByRole('option', { name: /Иван Кассиров/ }).click()
  await page.getByLabel('Тема').fill('Касса, запуск: чёрный экран')
  await page.getByLabel('Что случилось').fill('Не включается с утра')
  await page.getByRole('button', { name: 'Создать заявку' }).click()
  await page.waitForURL('**/desk/t/*')
  await page.getByRole('heading', { level: 1, name: 'Касса, запуск: чёрный экран' }).waitFor()
  const { body } = await stage.desk.as(people.operator).get('/api/requests?view=open&sort=newest')
  assert.equal(body.items[0].contact.name, 'Иван Кассиров')
  assert.equal(body.items[0].channel, 'phone')
})

test('who has no contract for the phone is told so while the call lasts, and the words stay', async () => {
  const page = await stage.signIn(stage.desk.people.operator)
  await page.goto('/desk/new')
  await page.getByLabel('Кто обратился').fill('Чужой')
  await page.getByRole('option', { name: /Пётр Чужой/ }).click()
  await page.getByLabel('Тема').fill('Касса: стоит')
  await page.getByLabel('Что случилось').fill('С утра')
  await page.keyboard.press('Control+Enter')
  await page.getByText('По телефону принимаем только по договору с обслуживанием').waitFor()
  assert.equal(await page.getByLabel('Что случилось').inputValue(), 'С утра')
})
