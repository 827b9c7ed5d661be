import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('who sees a request is told on the desk and in administration, a team as one line', async () => {
  const { people, file, venues } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Не бьётся чек' })
  const page = await stage.signIn(people.administrator)
  await page.goto(`/desk/t/${number}`)
  await page.getByRole('button', { name: 'Ещё', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Кто видит эту заявку и почему' }).click()
  const dialog = page.getByRole('dialog', { name: 'Кто видит эту заявку и почему' })
  await dialog.getByText('контактное лицо, автор').waitFor()
  await dialog.getByText('Команда: 1-я линия').waitFor()
  assert.equal(await dialog.getByText('Борис Второй').isVisible(), false)
  await dialog.getByText('Команда: 1-я линия').click()
  await dialog.getByText('Борис Второй').waitFor()
  await checkAxe(page, 'who sees a request')

  await page.goto('/admin/readers')
  await page.getByLabel('Номер заявки').fill('номер')
  await page.getByRole('button', { name: 'Показать' }).click()
  await page.getByText('Напишите номер заявки цифрами.').waitFor()
  await page.getByLabel('Номер заявки').fill(`№${number}`)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: `Заявка №${number}: Не бьётся чек` }).waitFor()
  await page.getByText('Управляющие: Сеть «Весна»').waitFor()
  await checkAxe(page, 'who sees a request, in administration')
  await page.setViewportSize({ width: 360, height: 740 })
  await checkFits(page)
})
