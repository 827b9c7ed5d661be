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

test('a new service is drafted, approved and published; customers see it only then', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.cataloguer)
  await page.goto('/admin')
  await page.getByRole('navigation', { name: 'Разделы администрирования' }).getByText('Каталог услуг').click()
  await page.getByRole('link', { name: 'Новая услуга' }).click()
  await page.getByRole('textbox', { name: 'Название', exact: true }).fill('Киоск самообслуживания')
  await page.getByRole('textbox', { name: 'Жизненная ситуация, словами клиента' }).fill('Киоск не принимает заказ')
  await page.getByLabel('Команда').click()
  await page.getByRole('option', { name: '1-я линия' }).click()
  await page.getByRole('button', { name: 'Добавить вопрос' }).click()
  await page.getByRole('textbox', { name: 'Вопрос', exact: true }).fill('Номер киоска')
  await checkAxe(page, 'the draft')
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByRole('heading', { name: 'Киоск самообслуживания' }).waitFor()
  const seen = async () => (await as(people.cashier).get('/api/catalogue')).text.includes('Киоск самообслуживания')
  assert.equal(await seen(), false)
  await page.getByRole('button', { name: 'Утвердить' }).click()
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  await page.getByText('Версия опубликована, клиенты её видят').waitFor()
  assert.equal(await seen(), true)
  await page.getByRole('main').getByRole('link', { name: 'Каталог услуг' }).click()
  await page.getByText('опубликована версия 1').first().waitFor()
  await checkAxe(page, 'the catalogue')
})

test('a draft is opened again and changed, what is published can be read, and withdrawing asks first', async () => {
  const { people, as, services } = stage.desk
  const cataloguer = as(people.cataloguer)
  const page = await stage.signIn(people.cataloguer)
  const address = `/admin/catalogue/${services.cards}`
  await page.goto(address)
  await page.getByRole('button', { name: /^Версия 1 · опубликована/ }).click()
  await page.getByText('Что сюда входит', { exact: true }).waitFor()
  assert.equal(await page.getByRole('textbox').count(), 0, 'to be read, not to be changed')
  await page.reload()
  await page.getByText('Что сюда входит', { exact: true }).waitFor()
  await checkAxe(page, 'a version that is read')
  await page.goBack()

  await page.getByRole('button', { name: 'Новый черновик' }).click()
  const name = page.getByRole('textbox', { name: 'Название', exact: true })
  await name.fill('Оплата картой, черновик')
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  const line = page.getByRole('button', { name: /^Версия 2 · черновик/ })
  await line.click()
  assert.equal(await name.inputValue(), 'Оплата картой, черновик')
  await name.fill('Оплата картой не проходит вовсе')
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await line.and(page.locator('[aria-expanded=false]')).click()
  assert.equal(await name.inputValue(), 'Оплата картой не проходит вовсе')

  const read = async () => (await cataloguer.get(`/api/services/${services.cards}/versions`)).body.versions
  const [{ id }] = await read()
  await cataloguer.post(`/api/service-versions/${id}/moves`, { move: 'approve' })
  await name.fill('Мои слова не пропали')
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByText('тем временем изменили или утвердили').waitFor()
  await page.getByRole('button', { name: 'Сохранить новым черновиком' }).click()
  await page.getByRole('button', { name: /^Версия 3 · черновик/ }).waitFor()
  assert.deepEqual(
    (await read())
      .map((one: { version: number; state: string; name: { ru: string } }) => [one.version, one.state, one.name.ru])
      .slice(0, 2),
    [
      [3, 'draft', 'Мои слова не пропали'],
      [2, 'approved', 'Оплата картой не проходит вовсе'],
    ],
  )

  const published = page.getByRole('listitem').filter({ hasText: 'Версия 1 · опубликована' })
  await published.getByRole('button', { name: 'Отозвать' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Услуга исчезнет из каталога').waitFor()
  await checkAxe(page, 'the question before withdrawing')
  await dialog.getByRole('button', { name: 'Не отзывать' }).click()
  assert.equal((await read())[2].state, 'published')
  await published.getByRole('button', { name: 'Отозвать' }).click()
  await dialog.getByRole('button', { name: 'Отозвать', exact: true }).click()
  await page.getByText('Версия отозвана').waitFor()
  assert.equal((await read())[2].state, 'withdrawn')
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
