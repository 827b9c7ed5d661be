import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const SHEET = { beside: 'iframe' }

test('a letter is written in own words beside what arrives, a wrong one is told by its line, and the first words come back', async () => {
  const { people, as } = stage.desk
  const number = await stage.desk.file(people.cashier, { subject: 'Касса: <b>стоит</b>' })
  await as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Перезапустите службу' })
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/letters')
  await page.getByRole('link', { name: /^Ответ специалиста/ }).click()
  await page.getByText(`на заявке №${number}`).waitFor()
  const sheet = page.frameLocator('iframe')
  await sheet.getByRole('paragraph').getByText('Перезапустите службу').waitFor()
  await checkAxe(page, 'a letter', SHEET)

  const text = page.getByRole('textbox', { name: 'Текст письма' })
  await text.fill('Пишет ')
  await page.getByText('Вставьте «message»').first().waitFor()
  await page.getByRole('button', { name: '{{ author }}' }).click()
  assert.equal(await text.inputValue(), 'Пишет {{ author }}')
  assert.equal(await text.evaluate((box) => box === document.activeElement), true, 'and one writes on')
  await text.fill('Пишет {{ author }} о «{{ subject }}»:\n\n{{ messsage }}')
  await page.getByRole('button', { name: 'Сохранить письмо' }).click()
  await page.getByText('Строка 3: «messsage» письмо не знает. Выберите из списка под текстом.').first().waitFor()
  assert.equal(await text.evaluate((box) => box === document.activeElement), true)
  await checkAxe(page, 'a letter that is wrong', SHEET)
  await text.fill('Пишет {{ author }} о «{{ subject }}»:\n\n{{ message }}')
  await sheet.getByRole('paragraph').getByText('о «Касса: <b>стоит</b>»:').waitFor()
  await page.getByRole('button', { name: 'Прислать себе' }).click()
  await page.getByText(`Пробное письмо ушло на ${people.administrator.email}`).waitFor()
  await page.getByRole('button', { name: 'Сохранить письмо' }).click()
  await page.getByText('Письмо уходит с вашим текстом').waitFor()

  await page.getByRole('tab', { name: 'По-английски' }).click()
  await page.getByText('Письмо уходит с исходным текстом').waitFor()
  await page.getByRole('tab', { name: 'По-русски' }).click()
  await page.getByRole('button', { name: 'Вернуть исходный текст' }).click()
  await page.getByText('Письмо уходит с исходным текстом').waitFor()
  assert.equal(await text.inputValue(), '{{ message }}')
})

test('letters are read and written on a phone, in the dark too', async () => {
  const page = await stage.signIn(stage.desk.people.cataloguer, { width: 360, height: 740, theme: 'dark' })
  for (const path of ['/admin/letters', '/admin/letters/sign_in']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForFunction(() => document.querySelector('[role=status][aria-label]') === null)
    await checkAxe(page, path, SHEET)
    await checkFits(page, path)
  }
})
