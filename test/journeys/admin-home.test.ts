import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
  const { people, venues, file, inBrowser, teams } = stage.desk
  await file(people.cashier, { venueId: venues.lesnaya })
  await file(people.cashier, { venueId: venues.lesnaya })
  const administrator = inBrowser(people.administrator)
  const text = { ru: 'Весы', en: 'Scales' }
  await administrator.post('/api/services', {
    parentId: null,
    draft: {
      ...{ name: text, situation: text, description: text, requestType: 'incident', teamId: teams.acquiring },
      form: { fields: [], logsChecklist: [] },
    },
  })
  const invited = { name: 'Зоя Тихая', email: 'zoya@desk.example', roles: ['specialist'], teamIds: [] }
  const { id } = (await administrator.post('/api/staff', invited)).body
  await stage.desk.database.db
    .updateTable('sign_in_codes')
    .set({ expires_at: new Date(Date.now() - 60_000).toISOString() })
    .where('person_id', '=', id)
    .execute()
})
after(() => stage.close())

test('what needs a decision is told, and opens where it is decided', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin')
  await page.getByRole('heading', { name: 'Нужно ваше решение 2' }).waitFor()
  await page.getByText('Услуга «Весы», версия 1: черновик не утверждён').waitFor()
  await page.getByRole('link', { name: /Пригласить ещё раз: Приглашение истекло: Зоя Тихая/ }).click()
  await page.getByRole('heading', { name: 'Зоя Тихая' }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: /^Посмотреть: Услуга «Весы»/ }).click()
  await page.getByRole('button', { name: 'Отправить на утверждение' }).waitFor()
})

test('a number of today opens the list that holds as many', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'API, сегодня: 2' }).click()
  await page.waitForURL(/\/desk\/v\/all/)
  await page.getByText('Касса, печать: не печатает чек').first().waitFor()
  assert.equal(await page.getByRole('main').getByText('Касса, печать: не печатает чек').count(), 2)
})

test('the set-up shows its next step, does without it, and is put away and brought back', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin')
  const aside = page.getByRole('complementary')
  await aside.getByRole('link', { name: 'Подключить ящик' }).waitFor()
  await checkAxe(page, 'the overview')
  await aside.getByRole('button', { name: 'Не будем' }).click()
  await aside.getByRole('link', { name: 'Настроить отправку' }).waitFor()
  await aside.getByRole('listitem').filter({ hasText: 'Почта: принимать письма' }).getByText('обойдёмся').waitFor()
  await aside
    .getByText(/^Первая настройка|skipped/)
    .first()
    .waitFor()
  await aside.getByRole('button', { name: 'Убрать список настройки' }).click()
  await aside.getByRole('button', { name: /Показать, что осталось настроить/ }).click()
  await aside.getByRole('link', { name: 'Настроить отправку' }).waitFor()
})

test('a manager of the catalogue has his services alone', async () => {
  const page = await stage.signIn(stage.desk.people.cataloguer)
  await page.goto('/admin')
  await page.getByText('Услуга «Весы», версия 1: черновик не утверждён').waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Каналы' }).count(), 0)
  await checkAxe(page, 'the overview of the catalogue')
})

test('the overview stands on a phone and wide', async () => {
  for (const look of [
    { width: 360, height: 740 },
    { width: 1366, height: 768 },
    { width: 1000, height: 700 },
  ]) {
    const page = await stage.signIn(stage.desk.people.administrator, look)
    await page.goto('/admin')
    await page.getByText('Услуга «Весы», версия 1: черновик не утверждён').waitFor()
    await page.getByRole('heading', { name: 'Что изменилось' }).waitFor()
    await checkAxeInBothThemes(page, `the overview, ${look.width}`)
    await checkFits(page)
  }
})
