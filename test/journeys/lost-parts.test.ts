import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { WEB_FOLDER } from '../../src/http/server/server.ts'
import { until } from '../ground/until.ts'
import { checkAxeInBothThemes } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'okno-lost-'))
  await cp(WEB_FOLDER, join(root, 'web'), { recursive: true })
  stage = await openStage({ web: join(root, 'web') })
})
after(async () => {
  await stage.close()
  await rm(root, { recursive: true })
})

/** The server was updated, and its pages have this part under another name now. Resolves to the way back. */
async function without(part: string): Promise<() => Promise<void>> {
  const assets = join(root, 'web/assets')
  const gone = (await readdir(assets)).filter((name) => name.startsWith(`${part}-`))
  assert.ok(
    gone.some((name) => name.endsWith('.js')),
    part,
  )
  for (const name of gone) await rename(join(assets, name), join(root, name))
  return async () => {
    for (const name of gone) await rename(join(root, name), join(assets, name))
  }
}

test('a sheet of the desk that the server has no more offers the new version, and what was being written is there after it', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const back = await without('BellSheet')
  const page = await stage.signIn(people.specialist)
  const watched = page.waitForResponse(/\/assets\/registration-/)
  await page.goto(`/desk/t/${number}`)
  await page.getByRole('textbox', { name: /ответ/i }).fill('Не допечатано')
  await (await watched).finished()
  await page.getByRole('banner').getByRole('button', { name: 'Уведомления' }).click()
  const sheet = page.getByRole('dialog', { name: 'Уведомления' })
  await sheet.getByText('Написанное сохранено').waitFor()
  await page.getByRole('status').getByText('Есть новая версия').waitFor()
  await checkAxeInBothThemes(page)
  await back()
  await sheet.getByRole('button', { name: 'Обновить страницу' }).click()
  const words = page.getByRole('textbox', { name: /ответ/i })
  await until(async () => (await words.inputValue()) === 'Не допечатано')
  await page.getByRole('banner').getByRole('button', { name: 'Уведомления' }).click()
  await sheet.getByText('Уведомлений пока нет').waitFor()
  assert.equal(await page.getByText('Есть новая версия').count(), 0)
})

test('a dialog of the portal that the server has no more is no blank one, and can be left', async () => {
  const back = await without('CatalogueDialog')
  const page = await stage.signIn(stage.desk.people.cashier, { width: 360, height: 740 })
  await page.goto('/new')
  const words = page.getByRole('textbox', { name: 'Коротко о проблеме' })
  await words.fill('Не допечатано')
  const more = page.getByRole('button', { name: 'Весь каталог' })
  await more.click()
  const dialog = page.getByRole('dialog', { name: 'Не удалось открыть' })
  await dialog.getByText('Написанное сохранено').waitFor()
  await checkAxeInBothThemes(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.equal(await words.inputValue(), 'Не допечатано')
  await more.click()
  await back()
  await dialog.getByRole('button', { name: 'Обновить страницу' }).click()
  await until(async () => (await words.inputValue().catch(() => '')) === 'Не допечатано')
})
