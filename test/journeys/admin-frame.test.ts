import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxeInBothThemes, checkFits } from './axe.ts'
import { focused } from './focused.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const LIST = { name: 'Разделы администрирования' }

test('the side list unfolds the current group alone, and arrows and Enter walk it', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin')
  const list = page.getByRole('navigation', LIST)
  await list.getByRole('link', { name: 'Обзор', exact: true }).focus()
  for (const name of [/^Каналы/, /^Люди и права/]) {
    await page.keyboard.press('ArrowDown')
    assert.match((await focused(page)).name, name)
  }
  assert.equal(await list.getByRole('link', { name: 'Команды' }).count(), 0)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/people$/)
  const teams = list.getByRole('link', { name: 'Команды' })
  await teams.waitFor()
  assert.equal(await list.getByRole('link', { name: 'Почта' }).count(), 0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  assert.match((await focused(page)).name, /Команды/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/teams$/)
  assert.equal(await teams.getAttribute('aria-current'), 'page')
})

test('a page without its right is in no list, and nowhere by its address', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.cataloguer)
  await page.goto('/admin/people')
  await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor()
  const list = page.getByRole('navigation', LIST)
  assert.deepEqual(await list.getByRole('link').allInnerTexts(), [
    'Обзор',
    'Договоры и SLA',
    'Каталог услуг',
    'Уведомления',
  ])
  await page.goto('/admin/nowhere')
  await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor()
})

test('the frame is open to everybody, wide and as a menu', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin/mail')
  await page.getByRole('heading', { name: 'Почта' }).waitFor()
  await checkAxeInBothThemes(page, 'the side list')

  const phone = await stage.signIn(stage.desk.people.administrator, { width: 360, height: 740 })
  await phone.goto('/admin')
  assert.equal(await phone.getByRole('navigation', LIST).isVisible(), false)
  await phone.getByRole('button', LIST).click()
  const menu = phone.getByRole('dialog', LIST)
  await menu.getByRole('link', { name: 'Команды' }).waitFor()
  await checkAxeInBothThemes(phone, 'the menu')
  await checkFits(phone)
  await menu.getByRole('link', { name: 'Команды' }).click()
  await phone.waitForURL(/\/admin\/teams$/)
  await menu.waitFor({ state: 'hidden' })
})
