import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { issueSetupKey } from '../../src/actions/desk/set-up-desk.ts'
import { WEB_FOLDER } from '../../src/http/server/server.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { testHouse } from '../desk.ts'
import { testDatabase } from '../world.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('an empty desk is set up in nine steps, resumes after a reload, skips what can wait, and tries itself on samples', async (t) => {
  const database = await testDatabase()
  t.after(() => database.close())
  const folder = await mkdtemp(join(tmpdir(), 'okno-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const key = await issueSetupKey(database.db)
  const house = testHouse(database, { folder })
  const app = await watchedServer(house, { web: WEB_FOLDER, log: false })
  t.after(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })

  const page = await stage.visit({ width: 360, height: 740 })
  await page.goto(`${url}/setup?key=${key}`)
  await page.getByText('Шаг 1 из 9').waitFor()
  await checkAxe(page, 'the first step')
  await page.getByRole('button', { name: 'Дальше: Компания' }).click()
  await page.getByRole('button', { name: 'Дальше: Администратор' }).click()
  await page.getByText('Заполните, без этого дальше нельзя').waitFor()
  await page.getByRole('textbox', { name: 'Название' }).fill('Служба «Весна»')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Имя и фамилия' }).fill('Инна Главная')
  await page.getByRole('textbox', { name: 'Почта' }).fill('inna@vesna.example')
  await checkAxe(page, 'the administrator')
  await page.reload()
  assert.equal(await page.getByRole('textbox', { name: 'Почта' }).inputValue(), 'inna@vesna.example')
  await page.getByRole('button', { name: 'Запустить службу' }).click()
  await page.getByText('Такой пароль легко подобрать').first().waitFor()
  await page.getByLabel('Пароль, от 10 знаков').fill('семь сухих колосьев')
  await page.getByRole('button', { name: 'Запустить службу' }).click()

  await page.getByRole('heading', { name: 'Почта поддержки' }).waitFor()
  const me = await page.context().request.get(`${url}/api/me`)
  assert.deepEqual((await me.json()).roles.sort(), ['administrator', 'operator'])
  await checkAxe(page, 'the mail')
  await checkFits(page, 'the mail')
  await page.getByRole('button', { name: 'Пропустить' }).click()
  await page.getByRole('heading', { name: 'Бот в Telegram' }).waitFor()
  await checkAxe(page, 'the bot')
  await checkFits(page, 'the bot')
  await page.getByRole('button', { name: 'Пропустить' }).click()
  await page.getByRole('heading', { name: 'Рабочие часы' }).waitFor()
  await page.goto(`${url}/admin/setup`)
  await page.getByRole('heading', { name: 'Рабочие часы' }).waitFor()
  await page.getByLabel('До').fill('22:00')
  await checkAxe(page, 'the hours')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByRole('button', { name: 'Дальше: Уровень SLA' }).click()
  await page.getByRole('radio', { name: /Быстро/ }).check()
  await checkAxe(page, 'the level')
  await page.getByRole('button', { name: 'Обещать так' }).click()
  await page.getByRole('button', { name: 'Дальше: Команда' }).click()
  await page.getByRole('heading', { name: 'Команда', level: 1 }).waitFor()
  await checkAxe(page, 'the team')
  await page.getByRole('button', { name: 'Пропустить' }).click()
  await page.getByRole('button', { name: 'Добавить пробные заявки' }).click()
  await page.getByRole('link', { name: 'Заявка №1001' }).waitFor()
  await checkAxe(page, 'the samples')
  const request = await page.context().request.get(`${url}/api/requests/1001`)
  assert.equal((await request.json()).stopOfTrade, true)
  await page.getByRole('button', { name: 'Убрать пробные данные' }).click()
  await page.getByRole('button', { name: 'Добавить пробные заявки' }).waitFor()
  const gone = await (await page.context().request.get(`${url}/api/requests/1001`)).json()
  assert.equal(gone.status, 'closed')
  await page.getByRole('button', { name: 'К обзору' }).click()
  await page.getByRole('heading', { name: 'Обзор' }).waitFor()
  await page.goto(`${url}/setup`)
  await page.getByText('Служба уже настроена').waitFor()
})

test('whoever does not manage the catalogue is told so', async () => {
  const page = await stage.signIn(stage.desk.people.specialist)
  await page.goto('/admin')
  await page.getByRole('heading', { name: 'Здесь пока нечего настраивать' }).waitFor()
})
