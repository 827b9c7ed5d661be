import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('a contract is made for a restaurant that is found by its name, tried before it is kept, and then it rules', async () => {
  const { people, file, venues, as } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/contracts')
  await page.getByRole('link', { name: 'Новый договор' }).press('Enter')
  await page.getByRole('button', { name: 'Добавить договор' }).click()
  await page.getByText('Напишите номер договора.').waitFor()
  await page.getByLabel('Номер').fill('П-131')
  await page.getByLabel('Название').fill('Полюс, бар')
  await page.getByRole('button', { name: 'Добавить', exact: true }).press('Enter')
  await page.getByLabel('Организация, ресторан, человек').fill('полюс')
  await page.getByRole('list', { name: 'Нашлись' }).getByRole('button', { name: /Бар/ }).press('Enter')
  await page.getByRole('button', { name: 'Бар «Полюс»' }).waitFor()
  await page
    .getByRole('combobox', { name: 'График' })
    .or(page.getByText('Выберите график', { exact: true }))
    .first()
    .click()
  await page.getByRole('option', { name: /Круглосуточно/ }).click()
  await page.getByRole('radio', { name: 'Премиум' }).check()
  await page.getByRole('checkbox', { name: 'Телефон закрыт' }).check()

  await page.getByRole('button', { name: 'Ресторан или человек' }).click()
  await page.getByLabel('Организация, ресторан, человек').fill('полюс')
  await page.getByRole('list', { name: 'Нашлись' }).getByRole('button', { name: /Бар/ }).click()
  const answer = page.getByRole('complementary')
  await answer.getByText('№П-131, Полюс, бар').waitFor()
  await answer.getByText('примем').waitFor()
  await answer.getByText('действует, услуга входит, день внутри срока').waitFor()
  await checkAxe(page, 'a new contract')
  await page.getByRole('button', { name: 'Добавить договор' }).click()
  await page.getByRole('heading', { name: '№П-131, Полюс, бар' }).waitFor()
  const number = await file(people.stranger, { venueId: venues.bar })
  const { body } = await as(people.administrator).get(`/api/requests/${number}/surroundings`)
  assert.equal(body.contract.number, 'П-131')
})

test('terms are changed by a check, and renewed, copied and suspended by one press each', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto('/admin/contracts?q=премиум')
  await page.getByRole('link', { name: /№77/ }).click()
  await page.getByLabel('По', { exact: true }).fill('2026-12-31')
  await page.getByRole('button', { name: 'Продлить на год' }).click()
  assert.equal(await page.getByLabel('По', { exact: true }).inputValue(), '2027-12-31')
  await page.getByRole('radio', { name: 'Базовое' }).check()
  await checkFits(page, 'a contract')
  await checkAxe(page, 'a contract')
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByRole('heading', { name: 'Что изменится' }).waitFor()
  await checkFits(page, 'what other terms change')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('Договор сохранён').waitFor()
  await page.getByRole('button', { name: 'Приостановить' }).click()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('Приостановлен').first().waitFor()
  await page.getByRole('link', { name: 'Копия' }).click()
  await page.getByRole('button', { name: 'Добавить договор' }).waitFor()
  assert.equal(await page.getByLabel('Номер').inputValue(), '')
  assert.equal(await page.getByLabel('Название').inputValue(), 'Премиум 24×7')
  await page.goto('/admin/contract-trial')
  await page.getByText('Соглашение для всех').first().waitFor()
  await checkFits(page, 'the tester')
  await checkAxe(page, 'the tester')
})

test('two who change one contract see that somebody was before them, and lose nothing', async () => {
  const { people } = stage.desk
  const [one, other] = await Promise.all([stage.signIn(people.administrator), stage.signIn(people.administrator)])
  for (const page of [one, other]) {
    await page.goto('/admin/contracts?q=базовое')
    await page.getByRole('link', { name: /№0/ }).click()
    await page.getByLabel('Название').fill(page === one ? 'Базовое для всех' : 'Базовое для остальных')
    await page.getByRole('button', { name: 'Проверить' }).click()
    await page.getByRole('button', { name: 'Сохранить' }).waitFor()
  }
  await one.getByRole('button', { name: 'Сохранить' }).click()
  await one.getByRole('heading', { name: '№0, Базовое для всех' }).waitFor()
  await other.getByRole('button', { name: 'Сохранить' }).click()
  await other.getByText('Пока вы правили, это изменил другой').waitFor()
  await other.getByText('У него: Базовое для всех').waitFor()
  await checkAxe(other, 'two edits of one contract')
  assert.equal(
    await other.getByLabel('Название', { exact: true }).and(other.getByRole('textbox')).inputValue(),
    'Базовое для остальных',
  )
  await other.getByRole('button', { name: 'Продолжить с этим' }).click()
  await other.getByRole('button', { name: 'Проверить' }).click()
  await other.getByRole('button', { name: 'Сохранить' }).click()
  await other.getByRole('heading', { name: '№0, Базовое для остальных' }).waitFor()
})
