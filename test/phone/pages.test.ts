import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxeInBothThemes, checkFits } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('an administrator connects an exchange of his own, sees what it sends, and tries it on his own screen alone', async () => {
  const { administrator, specialist } = stage.desk.people
  const page = await stage.signIn(administrator)
  await page.goto('/admin')
  await page.getByRole('combobox', { name: /Настройка/ }).fill('АТС')
  await page.getByRole('option', { name: 'Телефон Каналы' }).click()
  await page.getByRole('heading', { name: 'АТС пока не подключена' }).waitFor()
  await page.getByRole('button', { name: 'Подключить АТС' }).click()
  await page.getByText('Напишите адрес сервера').waitFor()
  await page.getByRole('radio', { name: /Облачная/ }).check()
  await page.getByRole('button', { name: 'Подключить АТС' }).click()
  await page.getByText('Вставьте ключ из кабинета').waitFor()
  await checkAxeInBothThemes(page, 'a cloud exchange')
  await page.getByRole('radio', { name: /Своя/ }).check()
  await page.getByRole('button', { name: 'Добавить очередь' }).click()
  await page.getByLabel('Очередь или номер').fill('501')
  await page.getByRole('button', { name: /Команда/ }).click()
  await page.getByRole('option', { name: '1-я линия' }).click()
  await page.getByRole('button', { name: 'Подключить АТС' }).click()
  const hook = await page.getByText(/\/hooks\/pbx\/own\//).textContent()
  await page.getByText('Событий ещё не было. Позвоните').waitFor()

  const told = await stage.desk.as(null).post(new URL(hook ?? '').pathname, {
    event: 'newCall',
    callId: 'page-1',
    from: '8 922 555-01-87',
    to: '+74955550100',
    direction: 'in',
    queue: '501',
  })
  assert.equal(told.status, 200, told.text)
  const events = page.getByRole('complementary', { name: 'События АТС' })
  await events.getByText('Звонит').first().waitFor()
  await events.getByText('+7 922 555-01-87').first().waitFor()
  await events.getByText('"callId"').waitFor()
  await checkAxeInBothThemes(page, 'an exchange')
  await checkFits(page)

  await page.getByRole('button', { name: 'Сделать новый адрес' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Сделать новый' }).click()
  await page.getByText('Адрес новый. Вставьте его в АТС').waitFor()
  assert.notEqual(await page.getByText(/\/hooks\/pbx\/own\//).textContent(), hook)
  await events.getByRole('button', { name: 'Пробный звонок' }).click()
  await events.getByText('карточка ждёт вас').waitFor()
  await page.goto('/desk/v/open')
  const card = page.getByRole('region', { name: 'Карточка звонка' })
  await card.getByText('Пробный звонок').waitFor()
  const { body } = await stage.desk.as(specialist).get('/api/calls/current')
  assert.deepEqual(
    body.calls.filter(({ isTrial }: { isTrial: boolean }) => isTrial),
    [],
  )
  await page.context().close()
})

test('the rules of the phone: what others are told, and how soon a missed caller is called back', async () => {
  const page = await stage.signIn(stage.desk.people.administrator, { width: 360, height: 740 })
  await page.goto('/admin/phone')
  await page.getByLabel('Перезвонить за, минут').fill('0')
  await page.getByRole('button', { name: 'Сохранить правила' }).click()
  await page.getByText('От 1 до 1440 минут').waitFor()
  await page.getByLabel('Перезвонить за, минут').fill('20')
  await page.getByRole('button', { name: 'Сохранить правила' }).click()
  await page.getByText('Правила телефона сохранили').waitFor()
  await page.reload()
  assert.equal(await page.getByLabel('Перезвонить за, минут').inputValue(), '20')
  await checkAxeInBothThemes(page, 'the phone on a phone')
  await checkFits(page)
  await page.context().close()
})
