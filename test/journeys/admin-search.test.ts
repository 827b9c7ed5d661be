import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const BOX = { name: 'Настройка, услуга, заказчик, человек' }

for (const theme of ['light', 'dark'] as const) {
  test(`«/» comes to the box, settings stand before data, arrows walk and Enter opens, ${theme}`, async () => {
    const page = await stage.signIn(stage.desk.people.administrator, { theme })
    await page.goto('/admin')
    await page.getByRole('heading', { name: 'Каналы' }).waitFor()
    await page.keyboard.press('/')
    const box = page.getByRole('combobox', BOX)
    assert.equal(await box.evaluate((one) => one === document.activeElement), true)
    await box.pressSequentially('rjvfyl')
    const settings = page.getByRole('group', { name: 'Настройки' })
    await settings.getByRole('option', { name: /^Команды/ }).waitFor()
    await checkAxe(page, 'what was found')
    const first = page.getByRole('option').first()
    assert.equal(await first.getAttribute('aria-selected'), 'true')
    await page.keyboard.press('ArrowDown')
    assert.equal(await first.getAttribute('aria-selected'), 'false')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/admin\/teams$/)
    assert.equal(await page.getByRole('option').count(), 0)
  })
}

test('a thing is found by its name and opens where it is changed; Esc closes what was found, and nothing is said as nothing', async () => {
  const { people, teams } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/people')
  const box = page.getByRole('combobox', BOX)
  await box.fill('эквайр')
  await page
    .getByRole('group', { name: 'Данные' })
    .getByRole('option', { name: /^Эквайринг/ })
    .click()
  await page.waitForURL(new RegExp(`/admin/teams/${teams.acquiring}$`))
  await box.fill('щщщщщ')
  await page.getByText('Ничего не нашлось. Попробуйте другое слово.').waitFor()
  await checkAxe(page, 'nothing found')
  await page.keyboard.press('Escape')
  await page.getByText('Ничего не нашлось. Попробуйте другое слово.').waitFor({ state: 'hidden' })
})

test('on a phone the box is in the menu, and what it finds opens the page and closes the menu', async () => {
  const page = await stage.signIn(stage.desk.people.administrator, { width: 360, height: 740 })
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Разделы администрирования' }).click()
  const menu = page.getByRole('dialog', { name: 'Разделы администрирования' })
  await menu.getByRole('combobox', BOX).fill('журнал')
  await menu.getByRole('option', { name: /^Журнал изменений/ }).waitFor()
  await checkAxe(page, 'found on a phone')
  await checkFits(page)
  await menu.getByRole('option', { name: /^Журнал изменений/ }).click()
  await page.waitForURL(/\/admin\/audit$/)
  await menu.waitFor({ state: 'hidden' })
})
