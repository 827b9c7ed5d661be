import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { showsEachWithinTwoSeconds } from '../messenger/two-seconds.ts'
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
  await page.goto('/me/notices')
  const box = page.getByRole('checkbox', { name: /^Ответил специалист: Telegram/ })
  await box.check()
  await page.getByText('«Ответил специалист» теперь приходит в Telegram').waitFor()
  assert.equal(await page.getByRole('checkbox', { name: 'Ответил специалист: Почта' }).isChecked(), true)
  await checkAxe(page)
  await page.goto('/me')
  await page.getByRole('button', { name: 'Отвязать' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отвязать' }).click()
  await page.getByRole('heading', { name: 'Подключите Telegram' }).waitFor()
})

test('an album is on the desk within two seconds, and the answer of a specialist is in the chat within two seconds', () =>
  showsEachWithinTwoSeconds(stage, bot))
