import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { type BotStage, openBotStage } from './bot-stage.ts'
import { type FakeBotApi, fakeBotApi } from './fake-bot-api.ts'

let stage: Stage
let api: FakeBotApi
let bot: BotStage
before(async () => {
  api = await fakeBotApi()
  stage = await openStage({ telegramApi: api.url })
})
after(async () => {
  await bot?.stopWorker()
  await stage.close()
  await api.close()
  assert.deepEqual(api.complaints, [])
})

const PHOTO = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//', 'base64')

test('an administrator pastes a token, sees whose it is, and checks the whole way with his own chat', async () => {
  const { administrator } = stage.desk.people
  const page = await stage.signIn(administrator)
  await page.goto('/admin/telegram')
  await page.getByText('Бота пока нет').waitFor()
  await page.getByLabel('Токен бота').fill('not a token')
  await page.getByRole('button', { name: 'Подключить бота' }).click()
  await page.getByText('Токен не похож на настоящий').first().waitFor()
  await page.getByLabel('Токен бота').fill('4242:of-another')
  await page.getByRole('button', { name: 'Подключить бота' }).click()
  await page.getByText('Мессенджер не узнал этот токен').first().waitFor()
  await page.getByLabel('Токен бота').fill(api.token)
  await page.getByRole('button', { name: 'Подключить бота' }).click()
  await page.getByText('@okno_support_bot').waitFor()
  assert.ok(!(await page.content()).includes(api.token), 'the token never comes back out')
  bot = await openBotStage({ api, desk: stage.desk })
  const inna = await bot.linked(administrator, 'Инна')
  await page.reload()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByText('Бот узнал токен').waitFor()
  await inna.sees(/Проверка связи/)
  await page.getByText('Ждём ваше «ок» в чате').waitFor()
  inna.says('ок')
  await page.getByText('Ответ пришёл').waitFor()
  await page.getByText('отвечает', { exact: false }).first().waitFor()
  await checkAxe(page)
})

test('on his page a person links his telephone by a code, and the page notices by itself', async () => {
  const { cashier } = stage.desk.people
  const page = await stage.signIn(cashier)
  await page.goto('/me')
  await page.getByRole('button', { name: 'Показать код' }).click()
  await page.getByRole('img', { name: 'Квадрат со ссылкой на бота' }).waitFor()
  const code = (await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent()) ?? ''
  await checkAxe(page)
  const ivan = bot.stranger({ name: 'Иван' })
  ivan.says(code)
  await ivan.sees(/Чат подключён/)
  await page.getByRole('heading', { name: 'Telegram подключён' }).waitFor()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await ivan.sees(/Проверка связи/)
  const box = page.getByRole('checkbox', { name: 'Ответил специалист: Telegram' })
  await box.check()
  await page.getByText('Сохранили.').waitFor()
  assert.equal(await page.getByRole('checkbox', { name: 'Ответил специалист: Почта' }).isChecked(), true)
  await checkAxe(page)
  await page.getByRole('button', { name: 'Отвязать' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отвязать' }).click()
  await page.getByRole('heading', { name: 'Подключите Telegram' }).waitFor()
})

test('an album is on the desk within two seconds, and the answer of a specialist is in the chat within two seconds', async () => {
  const { cashier, specialist } = stage.desk.people
  const ivan = await bot.linked(cashier)
  ivan.says('Терминал оплаты завис')
  await ivan.sees(/Так и отправим/)
  ivan.presses('Отправить')
  const card = await ivan.sees(/^Заявка №/)
  const number = Number(/№(\d+)/.exec(card.text)?.[1])
  const page = await stage.signIn(specialist)
  await page.goto(`/desk/t/${number}`)
  await page.getByText('Терминал оплаты завис').first().waitFor()
  await bot.settled()
  ivan.sendsAlbum(
    [1, 2, 3].map((place) => ({ name: `${place}.jpg`, bytes: PHOTO })),
    'Три фото терминала',
    { to: card },
  )
  const last = Date.now()
  await page.getByText('Три фото терминала').waitFor()
  const took = Date.now() - last
  assert.ok(took <= 2_000, `the album is on the desk ${took} ms after its last part`)
  const { messages } = (await stage.desk.as(specialist).get(`/api/requests/${number}`)).body
  assert.equal(messages.at(-1).files.length, 3, 'as one message')
  await bot.settled()
  const answer = page.getByRole('textbox', { name: /Ответ|Сообщение/ }).first()
  await answer.fill('Перезагрузите его кнопкой сзади')
  const sent = Date.now()
  await page.keyboard.press('Control+Enter')
  await ivan.sees(/Перезагрузите его кнопкой сзади/)
  assert.ok(Date.now() - sent < 2_500, `${Date.now() - sent} ms`)
})
