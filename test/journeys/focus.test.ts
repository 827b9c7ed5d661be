import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { focused, focusIs } from './focused.ts'
import { russianKeyboard } from './russian-keyboard.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const openedIn = (page: Page) => Number(/\/(\d+)$/.exec(new URL(page.url()).pathname)?.[1])

test('in a view that empties as one works, the next key opens the next request and the focus is on it', async () => {
  const { people, venues, file, as } = stage.desk
  for (const name of ['раз', 'два', 'три', 'четыре']) {
    await file(people.cashier, { venueId: venues.lesnaya, subject: `Касса: ${name}` })
  }
  const { body } = await as(people.operator).get('/api/requests?view=unassigned')
  const numbers: number[] = body.items.map((row: { number: number }) => row.number)
  const page = await stage.signIn(people.operator)
  const keys = await russianKeyboard(page)
  await page.goto('/desk/v/unassigned')
  await page.locator('a[data-place]').nth(3).waitFor()
  await keys.type('о')
  await focusIs(page, { number: numbers[0] ?? 0 })
  await page.keyboard.press('Enter')

  const seen: number[] = []
  for (const number of numbers) {
    await page.waitForURL(`**/desk/v/unassigned/${number}`)
    await focusIs(page, { number })
    seen.push(openedIn(page))
    await page.getByRole('button', { name: 'Взять' }).waitFor()
    await keys.type('ш')
    await until(async () => (await as(people.operator).get(`/api/requests/${number}`)).body.specialist !== null)
    await focusIs(page, { number })
    await keys.type('о')
  }
  assert.deepEqual(seen, numbers)
})

test('after a dialog, a choice and a press that take away what held it, the focus stands at the next place', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  const keys = await russianKeyboard(page)
  await page.goto(`/desk/v/open/${number}`)
  await page.getByLabel('Ответ клиенту').waitFor()

  await page.getByRole('button', { name: 'Новая', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Отложить…' }).press('Enter')
  await page.getByLabel('Причина').waitFor()
  await page.keyboard.press('Escape')
  await focusIs(page, { name: 'Новая' })

  await page.getByRole('button', { name: 'Взять' }).press('Enter')
  await focusIs(page, { name: 'Анна Первая' })

  await page.getByRole('button', { name: 'В работе', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Отложить…' }).press('Enter')
  await page.getByLabel('Причина').fill('Ждём поставку')
  await page.getByLabel('Причина').press('Control+Enter')
  await page.getByRole('button', { name: 'Отложена', exact: true }).waitFor()
  await until(async () => (await focused(page)).tag !== 'BODY')
  assert.equal((await focused(page)).inHead, true)

  await page.getByRole('link', { name: new RegExp(`№${number}`) }).focus()
  await keys.type('к')
  await focusIs(page, { name: 'Ответ клиенту' })
  await page.keyboard.press('Escape')
  await focusIs(page, { number })

  await keys.type('с')
  await page.waitForURL('**/desk/new')
  await focusIs(page, { name: 'Кто обратился' })
})

test('the sheet of keys opens by «?» in both layouts, and «/» by the sign and by the key', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.operator)
  const keys = await russianKeyboard(page)
  await page.goto('/desk/v/open')
  await page.locator('a[data-place]').first().waitFor()
  const sheet = page.getByRole('dialog', { name: 'Помощь' })
  for (const press of [() => keys.type('?'), () => page.keyboard.press('Shift+Slash'), () => keys.type(',')]) {
    await page.locator('a[data-place]').first().focus()
    await press()
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    await until(async () => (await focused(page)).place === '0')
  }
  for (const press of [() => keys.type('/'), () => keys.type('.'), () => page.keyboard.press('Slash')]) {
    await page.locator('a[data-place]').first().focus()
    await press()
    await until(async () => (await focused(page)).role === 'combobox')
    await page.keyboard.press('Escape')
    await until(async () => (await focused(page)).place === '0')
  }
})
