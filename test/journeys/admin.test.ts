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

test('an empty desk is set up in five steps, resumes after a reload, and lets its administrator in', async (t) => {
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
  const next = page.getByRole('button', { name: 'Дальше' })
  await page.goto(`${url}/setup?key=${key}`)
  await checkAxe(page, 'the first step')
  await next.click()
  await next.click()
  await page.getByText('Заполните, без этого дальше нельзя').waitFor()
  await page.getByRole('textbox', { name: 'Название' }).fill('Служба «Весна»')
  await next.click()
  await page.getByRole('textbox', { name: 'Имя и фамилия' }).fill('Инна Главная')
  await page.getByRole('textbox', { name: 'Почта' }).fill('inna@vesna.example')
  await checkAxe(page, 'the administrator')
  await page.reload()
  assert.equal(await page.getByRole('textbox', { name: 'Почта' }).inputValue(), 'inna@vesna.example')
  await page.getByLabel('Пароль, от 10 знаков').fill('три слова подряд')
  await next.click()
  await page.getByText('Рабочие часы').waitFor()
  await checkFits(page)
  await next.click()
  await page.getByText('Шаг 5 из 5').waitFor()
  assert.equal(await page.getByLabel('Пароль, от 10 знаков').count(), 0, 'asked once')
  await page.reload()
  await page.getByText('Шаг 5 из 5').waitFor()
  await page.getByText('Страницу открыли заново').waitFor()
  await checkAxe(page, 'the last step after a reload')
  await page.getByRole('button', { name: 'Запустить службу' }).click()
  await page.getByText('Такой пароль легко подобрать').first().waitFor()
  await page.getByLabel('Пароль, от 10 знаков').fill('три слова подряд')
  await page.getByRole('button', { name: 'Запустить службу' }).click()
  await page.waitForURL(/\/desk/)
  const me = await page.context().request.get(`${url}/api/me`)
  assert.deepEqual((await me.json()).roles.sort(), ['administrator', 'operator'])
  await page.goto(`${url}/setup`)
  await page.getByText('Служба уже настроена').waitFor()
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1366, 360]) {
    test(`the pages of the administration are open to everybody, ${theme}, ${width} px`, async () => {
      const page = await stage.signIn(stage.desk.people.administrator, { width, height: 740, theme })
      for (const path of ['/admin', '/admin/catalogue', `/admin/catalogue/${stage.desk.services.printing}`]) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForFunction(() => document.querySelector('[role=status][aria-label]') === null)
        await checkAxe(page, path)
        await checkFits(page, path)
      }
    })
  }
}

test('whoever does not manage the catalogue is told so', async () => {
  const page = await stage.signIn(stage.desk.people.specialist)
  await page.goto('/admin')
  await page.getByRole('heading', { name: 'Здесь пока нечего настраивать' }).waitFor()
})
