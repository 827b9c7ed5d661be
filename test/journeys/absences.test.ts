import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const day = (days: number) => new Date(Date.now() + days * 86_400_000 + 3 * 3_600_000).toISOString().slice(0, 10)

test('an absence with a substitute stands on the page of the specialist and on the desk, where he is chosen and assigned', async () => {
  const { people, as, file } = stage.desk
  const number = await file(people.cashier)
  await as(people.operator).put(`/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: null,
  })
  const page = await stage.signIn(people.administrator)
  await page.goto(`/admin/people/${people.specialist.id}`)
  await page.getByLabel('Внутренний номер').fill('1')
  await page.getByLabel('Предел открытых заявок').fill('1')
  await page.getByRole('button', { name: 'Сохранить нагрузку и телефон' }).click()
  await page.getByText('От 2 до 10 цифр.').waitFor()
  await page.getByLabel('Внутренний номер').fill('101')
  await page.getByRole('button', { name: 'Сохранить нагрузку и телефон' }).click()
  await page.getByText('1 из 1 открытых').waitFor()

  await page.getByRole('button', { name: 'Добавить отсутствие' }).click()
  const dialog = page.getByRole('dialog', { name: 'Борис Второй: когда не будет' })
  await dialog.getByLabel('Последний день').fill(day(-3))
  await dialog.getByRole('button', { name: 'Записать отсутствие' }).click()
  await dialog.getByText('Последний день раньше первого. Проверьте даты.').waitFor()
  await dialog.getByLabel('Последний день').fill(day(13))
  await dialog.getByRole('button', { name: /Кто замещает/ }).click()
  await page.getByRole('option', { name: /Анна Первая/ }).click()
  await checkAxe(page, 'a new absence')
  await dialog.getByRole('button', { name: 'Записать отсутствие' }).click()
  await page.getByText('Замещает Анна Первая').waitFor()
  await checkAxe(page, 'a specialist who is away')

  await page.goto(`/desk/t/${number}`)
  await page
    .getByText(/в отпуске до .*, замещает Анна Первая/)
    .first()
    .waitFor()
  await page
    .getByRole('button', { name: /Борис Второй/ })
    .first()
    .click()
  await page
    .getByRole('option', { name: /Борис Второй/ })
    .getByText('1/1')
    .waitFor()
  await checkAxe(page, 'choosing whom to assign')

  await page.goto('/admin/people')
  await page
    .getByRole('link', { name: /Борис Второй/ })
    .getByText(/отпуск до/)
    .waitFor()
  await checkAxe(page, 'the list of specialists')
  await page.setViewportSize({ width: 360, height: 740 })
  await checkFits(page)
  await page.getByRole('link', { name: /Борис Второй/ }).click()
  await page.getByRole('button', { name: /Убрать отсутствие/ }).click()
  await page.getByText('Отпуск, больничный и командировки появятся здесь.').waitFor()
  await checkFits(page)
})
