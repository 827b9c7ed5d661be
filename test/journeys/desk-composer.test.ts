import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('the second of two crossing replies is held and shown, keeps its words, and can be sent anyway', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const [anna, boris] = await Promise.all([stage.signIn(people.operator), stage.signIn(people.specialist)])
  for (const page of [anna, boris]) {
    await page.goto(`/desk/t/${number}`)
    await page.getByLabel('Ответ клиенту').waitFor()
  }
  await anna.getByLabel('Ответ клиенту').fill('Смотрю, перезагрузите кассу.')
  await boris.getByLabel('Ответ клиенту').fill('Уже выезжаем.')

  await anna.getByLabel('Ответ клиенту').press('Control+Enter')
  await boris.getByText('Пока вы писали, Анна Первая').waitFor()
  await boris.getByRole('button', { name: 'Отправить ответ' }).click()

  const held = boris.getByRole('alert', { name: 'Пока вы писали, ответил коллега' })
  await held.getByText('Смотрю, перезагрузите кассу.').waitFor()
  assert.equal(await boris.getByLabel('Ответ клиенту').inputValue(), 'Уже выезжаем.')
  assert.equal((await as(people.cashier).get(`/api/requests/${number}`)).body.messages.length, 2)

  await held.getByRole('button', { name: 'Отправить всё равно' }).click()
  await anna.getByRole('article', { name: 'Сообщение: Борис Второй' }).waitFor()
  await until(async () => (await boris.getByLabel('Ответ клиенту').inputValue()) === '')
})

test('a draft survives a reload, is marked in the list, and follows to another device', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const office = await stage.signIn(people.operator)
  await office.goto(`/desk/v/open/${number}`)
  await office.getByLabel('Ответ клиенту').fill('Причина найдена, сейчас')
  await office.getByText('Черновик сохранён').waitFor()
  await office.reload()
  await until(async () => (await office.getByLabel('Ответ клиенту').inputValue()) === 'Причина найдена, сейчас')

  // Left without a word to the page: nothing of it may be needed to keep the draft.
  await office.getByLabel('Ответ клиенту').blur()
  await office.getByText('Черновик: Причина найдена').waitFor()
  await office.close({ runBeforeUnload: false })

  const home = await stage.signIn(people.operator)
  await home.goto(`/desk/v/open/${number}`)
  await until(async () => (await home.getByLabel('Ответ клиенту').inputValue()) === 'Причина найдена, сейчас')
  await home.getByLabel('Ответ клиенту').press('Control+Enter')
  await home.getByRole('article', { name: 'Сообщение: Анна Первая' }).waitFor()
  await until(async () => (await home.getByLabel('Ответ клиенту').inputValue()) === '')
})

test('a note names a colleague, tints the composer, and no customer ever sees it', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/t/${number}`)
  await page.getByLabel('Ответ клиенту').waitFor()
  await page.keyboard.press('n')
  const note = page.getByLabel('Внутренняя заметка')
  await note.and(page.locator(':focus')).waitFor()
  await note.pressSequentially('@Бор')
  await page.getByRole('option', { name: /Борис Второй/ }).waitFor()
  await note.press('Enter')
  await note.pressSequentially('посмотри порт')
  await note.press('Control+Enter')
  await page.getByRole('article', { name: 'Заметка: Анна Первая' }).getByText('@Борис Второй посмотри порт').waitFor()

  const seen = await until(async () => {
    const { body } = await as(people.specialist).get('/api/requests?view=mentioned')
    return body.items.find((row: { number: number }) => row.number === number)
  })
  assert.ok(seen)
  const { text } = await as(people.cashier).get(`/api/requests/${number}`)
  assert.doesNotMatch(text, /посмотри порт/)
})

test('a file is chosen, uploaded and sent with the words', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/t/${number}`)
  await page.getByLabel('Ответ клиенту').fill('Инструкция во вложении')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'порт.txt', mimeType: 'text/plain', buffer: Buffer.from('COM3') })
  await page.getByText(/Загружено/).waitFor()
  await page.getByLabel('Ответ клиенту').press('Control+Enter')
  await page.getByRole('article', { name: 'Сообщение: Анна Первая' }).getByText('порт.txt').waitFor()
})

test('what is typed on after a chosen colleague or template stands behind it, however late the screen draws', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.addInitScript(() => {
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 500)
  })
  await page.goto(`/desk/t/${number}`)
  await page.getByLabel('Ответ клиенту').waitFor()
  await page.keyboard.press('n')
  const note = page.getByLabel('Внутренняя заметка')
  await note.and(page.locator(':focus')).waitFor()
  await note.pressSequentially('Смотри @Бор')
  await page.getByRole('option', { name: /Борис Второй/ }).waitFor()
  await note.press('Enter')
  await note.pressSequentially('порт', { delay: 200 })
  assert.equal(await note.inputValue(), 'Смотри @Борис Второй порт')
})
