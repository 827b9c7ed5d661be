import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { showsEachWithinTwoSeconds } from '../messenger/two-seconds.ts'
import { type FakeMaxApi, fakeMaxApi } from './fake-max-api.ts'
import { type MaxStage, openMaxStage } from './max-stage.ts'

let stage: Stage
let api: FakeMaxApi
let bot: MaxStage
before(async () => {
  api = await fakeMaxApi()
  stage = await openStage({ maxApi: api.url })
})
after(async () => {
  await bot?.stopWorker()
  await stage.close()
  await api.close()
  assert.deepEqual(api.complaints, [])
})

test('an administrator connects a bot of MAX, sees where it is pushed to, and checks the whole way', async () => {
  const { administrator } = stage.desk.people
  const page = await stage.signIn(administrator)
  await page.goto('/admin/max')
  await page.getByText('Бота пока нет').waitFor()
  await page.getByLabel('Токен бота').fill('не токен')
  await page.getByRole('button', { name: 'Подключить бота' }).click()
  await page.getByText('Токен не похож на настоящий').first().waitFor()
  await page.getByLabel('Токен бота').fill('a-token-of-another')
  await page.getByRole('button', { name: 'Подключить бота' }).click()
  await page.getByText('Мессенджер не узнал этот токен').first().waitFor()
  await page.getByLabel('Токен бота').fill(api.token)
  await page.getByRole('button', { name: 'Подключить бота' }).click()
  await page.getByText('@okno_support_bot').first().waitFor()
  assert.ok(!(await page.content()).includes(api.token), 'the token never comes back out')
  await page.getByText(/\/api\/messengers\/\d+\/updates$/).waitFor()
  bot = await openMaxStage({ api, desk: stage.desk })
  const inna = await bot.linked(administrator, 'Инна')
  await page.reload()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await inna.sees(/Проверка связи/)
  inna.says('ок')
  await page.getByText('Ответ пришёл').waitFor()
  await page.getByText(/последнее пришло/).waitFor()
  await checkAxe(page)
  await page.getByRole('link', { name: 'Добавить бота' }).click()
  await page.getByRole('heading', { name: 'Новый бот' }).waitFor()
  await page.goto('/admin/telegram')
  await page.getByText('Бота пока нет').waitFor()
})

test('on his page a person links MAX by a code, and chooses to hear there', async () => {
  const { cashier, specialist } = stage.desk.people
  const page = await stage.signIn(cashier)
  await page.goto('/me')
  await page.getByRole('heading', { name: 'Подключите MAX' }).waitFor()
  await page.getByRole('button', { name: 'Показать код' }).click()
  const code = (await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent()) ?? ''
  assert.equal(await page.getByRole('link', { name: 'Открыть MAX' }).getAttribute('target'), '_blank')
  const ivan = bot.stranger({ name: 'Иван' })
  bot.api.chatOf(ivan.id)
  ivan.says(code)
  await ivan.sees(/Чат подключён/)
  await page.getByRole('heading', { name: 'MAX подключён' }).waitFor()
  await page.goto('/me/notices')
  await page.getByRole('checkbox', { name: /^Ответил специалист: MAX/ }).check()
  await page
    .getByText(/«Ответил специалист» теперь приходит/)
    .first()
    .waitFor()
  assert.equal(await page.getByRole('checkbox', { name: /^Ответил специалист: Telegram/ }).count(), 0)
  await checkAxe(page)
  const number = await stage.desk.file(cashier, { subject: 'Касса молчит' })
  await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text: 'Перезагрузите её' })
  await ivan.sees(/Перезагрузите её/)
})

test('files of a message are on the desk within two seconds, and the answer of a specialist is in the chat within two seconds', () =>
  showsEachWithinTwoSeconds(stage, bot))
