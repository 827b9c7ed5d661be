import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('a service is said to work badly, and whoever chooses it on the portal reads that before he writes', async () => {
  const { people, services } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto(`/admin/catalogue/${services.cards}`)
  await page.getByRole('button', { name: 'доступна' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'с перебоями' }).check()
  await dialog.getByRole('button', { name: 'Сохранить доступность' }).click()
  await dialog.getByText('Скажите заказчикам, что случилось.').waitFor()
  await checkAxe(page, 'the availability of a service')
  await dialog.getByRole('textbox', { name: 'Что сказать заказчикам' }).fill('Банк чинит связь')
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).click()
  await page
    .getByRole('textbox', { name: /Название|ресторан/ })
    .last()
    .fill('Весна')
  await page.getByRole('button', { name: /Сеть «Весна»/ }).click()
  await dialog.getByRole('button', { name: 'Убрать: Сеть «Весна»' }).waitFor()
  await dialog.getByRole('button', { name: 'Сохранить доступность' }).click()
  await page.getByText('Доступность сохранена').waitFor()
  await page.getByRole('button', { name: 'с перебоями' }).waitFor()

  const cashier = await stage.signIn(people.cashier, { width: 360, height: 740 })
  await cashier.goto(`/new?service=${services.cards}`)
  await cashier.getByText('Банк чинит связь').first().waitFor()
  await checkAxe(cashier, 'a service that works badly')
  await checkFits(cashier)
  const stranger = (await stage.desk.as(people.stranger).get('/api/catalogue')).text
  assert.doesNotMatch(stranger, /оплата картой/, 'it is for one chain')
})

test('an announcement for one restaurant is on the portal of its people and at its requests, and with nobody else', async () => {
  const { people, services, venues } = stage.desk
  const number = await stage.desk.file(people.cashier, { venueId: venues.lesnaya, serviceId: services.printing })
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/announcements/new')
  await page.getByRole('textbox', { name: 'По-русски' }).fill('Принтеры обновляем до обеда')
  await page.getByLabel('Услуга', { exact: true }).click()
  await page.getByRole('option', { name: 'Не печатается чек' }).click()
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  await page
    .getByRole('textbox', { name: /Название|ресторан/ })
    .last()
    .fill('104120007')
  await page.getByRole('button', { name: /Весна, Лесная, 5/ }).click()
  await checkAxe(page, 'whom an announcement is for')
  await page.getByRole('button', { name: 'Объявить' }).click()
  await page.getByText('Объявление сохранено').waitFor()
  await page.getByText('Весна, Лесная, 5').waitFor()

  const cashier = await stage.signIn(people.cashier)
  await cashier.goto('/')
  await cashier.getByText('Принтеры обновляем до обеда').waitFor()
  await cashier.goto(`/new?service=${services.printing}`)
  await cashier.getByText('Принтеры обновляем до обеда').first().waitFor()
  const stranger = await stage.signIn(people.stranger)
  await stranger.goto('/')
  await stranger.getByRole('heading').first().waitFor()
  assert.equal(await stranger.getByText('Принтеры обновляем').count(), 0)

  const specialist = await stage.signIn(people.operator)
  await specialist.goto(`/desk/t/${number}`)
  await specialist.getByRole('region', { name: 'Объявлено' }).getByText('Принтеры обновляем до обеда').waitFor()
  await checkAxe(specialist, 'a request beside what is announced')
})
