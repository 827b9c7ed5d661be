import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const fileOf = (text: string, name = 'весна.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
})

test('the set-up is downloaded, changed in an editor, compared, and carried out but for what is left out', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin')
  await page.getByRole('combobox').first().fill('перенести')
  await page.getByRole('option', { name: /^Настройки файлом/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Настройки файлом' }).waitFor()
  const leaving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать файл' }).press('Enter')
  const download = await leaving
  assert.match(download.suggestedFilename(), /^okno-\d{4}-\d\d-\d\d\.json$/)
  const configuration = JSON.parse(await readFile(await download.path(), 'utf8'))

  const choose = page.locator('input[type=file]')
  await choose.setInputFiles(fileOf(JSON.stringify(configuration)))
  await page.getByText('Всё, что есть в файле, у вас так же').waitFor()
  await checkAxe(page, 'nothing to do')

  configuration.teams.push({ name: 'Ночная смена', line: 2 }, { name: 'Лишние', line: null })
  configuration.levels[0].rules[0].reactionMinutes = 7
  configuration.contracts.push({
    ...configuration.contracts[0],
    isDefault: false,
    number: 'Х-1',
    customers: [{ venue: '999999999' }],
  })
  await choose.setInputFiles(fileOf(`\uFEFF${JSON.stringify(configuration)}`))
  await page.getByText('Добавится 3, изменится 1').waitFor()
  await page.getByText('Нельзя применить: здесь нет «999999999»').waitFor()
  const details = page.getByText(`${configuration.levels[0].name}`, { exact: true }).first()
  await details.click()
  await page.getByRole('table').first().waitFor()
  await checkAxe(page, 'the comparison')
  await checkFits(page)
  await page.getByRole('checkbox', { name: 'Применить: Лишние' }).press('Space')
  await page.getByRole('button', { name: 'Применить 2 изменения' }).press('Enter')
  await page.getByText('Добавлено 1, изменено 1').waitFor()
  const { teams } = (await as(people.administrator).get('/api/teams')).body
  const names = teams.map(({ name }: { name: string }) => name)
  assert.deepEqual([names.includes('Ночная смена'), names.includes('Лишние')], [true, false])
  await page.getByRole('button', { name: 'Применить 1 изменение' }).waitFor()
})

test('a file that is no set-up says so, on a phone in the dark too', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto('/admin/configuration')
  const choose = page.locator('input[type=file]')
  await choose.setInputFiles(fileOf('№;Название', 'договоры.csv'))
  await page.getByText('Это не файл настроек Okno').waitFor()
  await checkAxe(page, 'no set-up')
  await choose.setInputFiles(fileOf('{"okno": "configuration", "format": 2}'))
  await page.getByRole('alert').waitFor()
  await choose.setInputFiles(fileOf('{"okno": "configuration", "format": 1, "teams": [{"name": "Новая", "line": 1}]}'))
  await page.getByText('Добавится 1').waitFor()
  await page.getByText('только здесь').click()
  await checkAxe(page, 'the comparison on a phone')
  await checkFits(page)
})
