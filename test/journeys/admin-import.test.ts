import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { workImports } from '../import-work.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const VENUES = `Код объекта;Название;Адрес;Дилер
104120101;Весна;Пенза, Ёлочная, 4;D1
104120102;Весна;Пенза, Щорса, 11;D1
1041;Короткий;Пенза, Речная, 1;
104120103;Дилера нет;Пенза, Речная, 2;Кассовый Двор-Север
`

test('a file of venues is tried, mapped, imported, and taken back', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/import')
  await page.getByText('Загрузок ещё не было').waitFor()
  await page.getByRole('link', { name: 'Новый импорт' }).click()
  await page.getByRole('button', { name: 'Прочитать файл' }).click()
  await page.getByText('Выберите файл.').waitFor()
  await checkAxe(page, 'a new import')
  await page.getByRole('button', { name: 'Что загружаем' }).click()
  await page.getByRole('option', { name: 'Рестораны' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'рестораны.csv', mimeType: 'text/csv', buffer: Buffer.from(VENUES) })
  await page.getByRole('button', { name: 'Прочитать файл' }).click()
  await page.getByRole('heading', { level: 1, name: 'Рестораны' }).waitFor()
  await workImports(stage.desk)
  await page.getByText('ничего не записано').waitFor()
  await page.getByText('строка 5: «Кассовый Двор-Север»').waitFor()
  await checkAxe(page, 'a trial')
  await checkFits(page)

  await page.getByRole('button', { name: 'Поле в Окне: Дилер' }).click()
  await page.getByRole('option', { name: 'Не загружать' }).click()
  await page.getByText(/считаем/).waitFor()
  await workImports(stage.desk)
  await page.getByRole('button', { name: 'Загрузить 3 строки' }).click()
  await page.getByRole('progressbar').waitFor()
  await checkAxe(page, 'a run')
  await workImports(stage.desk)
  await page.getByText('Загружено').waitFor()
  assert.equal((await as(people.administrator).get('/api/venues?q=1041201')).body.items.length, 3)

  await page.getByRole('link', { name: 'Отменить загрузку' }).click()
  await page.getByText('3 записи исчезнут: их создала эта загрузка').waitFor()
  await checkAxe(page, 'the plan of an undoing')
  await page.getByRole('button', { name: 'Убрать 3, вернуть 0' }).click()
  await page.getByText(/Отменяем/).waitFor()
  await workImports(stage.desk)
  await page.getByText('Отменено').waitFor()
  assert.equal((await as(people.administrator).get('/api/venues?q=1041201')).body.items.length, 0)
})

test('a file that is no table says so; pages fit a phone in the dark', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto('/admin/import/new')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'фото.csv', mimeType: 'text/csv', buffer: Buffer.from([1, 0, 2]) })
  await page.getByRole('button', { name: 'Прочитать файл' }).click()
  await page.getByText('Читаем файл…').waitFor()
  await workImports(stage.desk)
  await page.getByText('Это не таблица. Нужен CSV или XLSX.').waitFor()
  await checkAxe(page, 'an unreadable file')
  for (const path of ['/admin/import', '/admin/import/1', '/admin/export']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await checkAxe(page, path)
    await checkFits(page, path)
  }
})
