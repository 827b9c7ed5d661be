import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { checkAxeInBothThemes, checkFits } from './axe.ts'
import { drag } from './finger.ts'
import { shellKept } from './kept-shell.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 } as const
const LEFT = { x: -130, y: 4 } as const

/** A request of the specialist's own. */
async function ours(subject: string): Promise<number> {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject })
  const order = { specialistId: people.specialist.id, expected: null }
  assert.equal((await as(people.operator).put(`/api/requests/${number}/assignee`, order)).status, 200)
  return number
}

const rowOf = (page: Page, number: number) => page.locator(`a[data-number="${number}"]`)
const numbers = (page: Page) =>
  page.locator('a[data-number]').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-number'))))

/** The latest first: there each story has its own on top. */
const LATEST = '/desk/v/mine?sort=newest'
const AT_LATEST = /\/desk\/v\/mine\?sort=newest$/

async function openMine(address = LATEST): Promise<Page> {
  const page = await stage.signIn(stage.desk.people.specialist, PHONE)
  await page.goto(address)
  await page.locator('a[data-number]').first().waitFor()
  return page
}

test('a row that is swiped to the left uncovers «Отложить» and «Ответить», opens nothing, and is covered by a touch elsewhere', async () => {
  const number = await ours('Смахнуть: касса молчит')
  const other = await ours('Смахнуть: весы')
  const page = await openMine()
  const reply = page.getByRole('button', { name: `Ответить №${number}` })
  const defer = page.getByRole('button', { name: `Отложить №${number}` })
  await drag(page, rowOf(page, number), LEFT)
  await reply.waitFor()
  assert.match(page.url(), AT_LATEST)
  for (const button of [defer, reply]) {
    const box = await button.boundingBox()
    assert.ok(box && box.width >= 44 && box.height >= 44 && box.x + box.width <= 360, JSON.stringify(box))
  }
  await checkAxeInBothThemes(page, 'a row uncovered')
  await checkFits(page)

  await drag(page, rowOf(page, other), LEFT)
  await page.getByRole('button', { name: `Ответить №${other}` }).waitFor()
  await until(async () => (await reply.count()) === 0)
  await rowOf(page, other).tap({ position: { x: 190, y: 40 } })
  await until(async () => (await page.getByRole('button', { name: `Ответить №${other}` }).count()) === 0)
  assert.match(page.url(), AT_LATEST, 'a touch that covers a row opens nothing')

  await drag(page, rowOf(page, number), LEFT)
  await reply.waitFor()
  await drag(page, rowOf(page, number), { x: 130, y: 0 })
  await until(async () => (await reply.count()) === 0)
  await drag(page, rowOf(page, number), { x: -30, y: 0 })
  await drag(page, rowOf(page, number), { x: 100, y: 0 })
  assert.match(page.url(), AT_LATEST)
  await page.context().close()
})

test('«Отложить» under a row asks till when and why, and the request is deferred; «Ответить» opens it to write', async () => {
  const number = await ours('Отложить: ждём поставку')
  const page = await openMine()
  await drag(page, rowOf(page, number), LEFT)
  await page.getByRole('button', { name: `Отложить №${number}` }).tap()
  const dialog = page.getByRole('dialog', { name: 'Отложить' })
  await dialog.getByRole('button', { name: /Завтра/i }).tap()
  await dialog.getByLabel('Причина').fill('Ждём поставку')
  await checkAxeInBothThemes(page, 'deferring')
  await dialog.getByRole('button', { name: 'Отложить', exact: true }).tap()
  const { as, people } = stage.desk
  await until(async () => (await as(people.operator).get(`/api/requests/${number}`)).body.status === 'deferred')
  await dialog.waitFor({ state: 'detached' })

  await drag(page, rowOf(page, number), LEFT)
  assert.equal(await page.getByRole('button', { name: `Отложить №${number}` }).count(), 0, 'it is deferred already')
  await page.getByRole('button', { name: `Ответить №${number}` }).tap()
  await page.waitForURL(new RegExp(`/desk/v/mine/${number}\\?sort=newest&answer=1$`))
  const box = page.getByRole('textbox', { name: /ответ/i })
  await box.waitFor()
  await until(() => box.evaluate((element) => element === document.activeElement))
  await page.context().close()
})

test('a finger that goes up scrolls the list, and uncovers nothing', async () => {
  for (let one = 1; one <= 10; one++) await ours(`Прокрутить: ${one}`)
  const page = await openMine()
  await until(async () => (await page.locator('a[data-number]').count()) >= 8)
  const scrolled = () =>
    page.evaluate(() => {
      const row = document.querySelector('a[data-number]')
      let element = row?.parentElement
      while (element && getComputedStyle(element).overflowY !== 'auto') element = element.parentElement
      return element?.scrollTop ?? 0
    })
  const third = page.locator('a[data-number]').nth(4)
  await drag(page, third, { x: -40, y: -160 })
  await until(async () => (await scrolled()) > 60)
  assert.equal(await page.getByRole('button', { name: /^Ответить №/ }).count(), 0)
  assert.match(page.url(), AT_LATEST)

  const seen = page.locator('a[data-number]').nth(5)
  await drag(page, seen, LEFT)
  await page.getByRole('button', { name: /^Ответить №/ }).waitFor()
  await drag(page, page.locator('a[data-number]').nth(4), { x: 0, y: 60 })
  await until(async () => (await page.getByRole('button', { name: /^Ответить №/ }).count()) === 0)
  await page.context().close()
})

test('«⋮» does by the keyboard all that a swipe does, and takes what nobody has', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Клавиши: ничья' })
  const page = await stage.signIn(people.specialist, PHONE)
  await page.goto('/desk/v/unassigned')
  await rowOf(page, number).waitFor()
  const more = page.getByRole('button', { name: `Действия с №${number}` })
  const box = await more.boundingBox()
  assert.ok(box && box.width >= 44 && box.height >= 44, JSON.stringify(box))
  assert.equal(await more.evaluate((button) => button.closest('a')), null, 'no button stands in a link')
  await rowOf(page, number).focus()
  await page.keyboard.press('Tab')
  assert.equal(await more.evaluate((button) => button === document.activeElement), true)
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu', { name: `Действия с №${number}` })
  await menu.waitFor()
  await checkAxeInBothThemes(page, 'the menu of a row')
  const words = (await menu.getByRole('menuitem').allTextContents()).map((text) => text.trim())
  assert.deepEqual(words.slice(0, 3), ['Ответить', 'Заметка', 'Взять'])
  assert.ok(words.includes('Отложить…'), words.join())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await until(
    async () => (await as(people.operator).get(`/api/requests/${number}`)).body.specialist?.id === people.specialist.id,
  )
  await page.goto('/desk/v/mine')
  await rowOf(page, number).waitFor()
  await more.press('Enter')
  assert.equal(await menu.getByRole('menuitem', { name: 'Взять' }).count(), 0)
  await menu.getByRole('menuitem', { name: 'Заметка' }).press('Enter')
  await page.waitForURL(new RegExp(`/desk/v/mine/${number}\\?note=1$`))
  const note = page.getByRole('textbox', { name: /заметк/i })
  await note.waitFor()
  await until(() => note.evaluate((element) => element === document.activeElement))
  await page.context().close()
})

test('whoever only reads is offered nothing that would be refused', async () => {
  const { people } = stage.desk
  const number = await ours('Читает аналитик')
  const page = await stage.signIn(people.analyst, PHONE)
  await page.goto('/desk/v/open')
  await rowOf(page, number).waitFor()
  await drag(page, rowOf(page, number), LEFT)
  await page.getByRole('button', { name: `Действия с №${number}` }).tap()
  const words = await page.getByRole('menu').getByRole('menuitem').allTextContents()
  assert.deepEqual(words, ['Открыть'])
  assert.equal(await page.getByRole('button', { name: /^Ответить №/ }).count(), 0)
  await page.context().close()
})

test('quick chips count what is in the view and narrow it; the address keeps them, and each filter is shown once', async () => {
  const { people, as } = stage.desk
  const number = await ours('Спросили клиента')
  const { version } = (await as(people.specialist).get(`/api/requests/${number}`)).body
  const order = { move: 'ask', message: { text: 'Какая касса?', fileIds: [] }, version }
  assert.equal((await as(people.specialist).post(`/api/requests/${number}/moves`, order)).status, 200)
  const page = await openMine('/desk/v/mine')
  const chips = page.getByRole('group', { name: 'Быстрый отбор' })
  const all = (await as(people.specialist).get('/api/requests/inner-counts?view=mine')).body
  assert.ok(all.waiting_customer >= 1 && all.waiting_us >= 1, JSON.stringify(all))
  for (const name of [`Горит ${all.burning}`, `Ждут нас ${all.waiting_us}`, `Ждут клиента ${all.waiting_customer}`])
    await chips.getByRole('button', { name, exact: true }).waitFor()
  assert.equal(await chips.getByRole('button', { name: 'По сроку' }).getAttribute('aria-pressed'), 'true')
  for (const chip of await chips.getByRole('button').all()) assert.ok(((await chip.boundingBox())?.height ?? 0) >= 44)

  const waiting = chips.getByRole('button', { name: /^Ждут клиента/ })
  await waiting.tap()
  await page.waitForURL('**/desk/v/mine?also=waiting_customer')
  await until(async () => (await numbers(page)).length === all.waiting_customer)
  await page.reload()
  await until(async () => (await numbers(page)).join() === String(number))
  assert.equal(await waiting.getAttribute('aria-pressed'), 'true')
  assert.equal(await page.getByRole('button', { name: /Ждут клиента/ }).count(), 1, 'it is shown once')
  await checkAxeInBothThemes(page, 'narrowed')
  await checkFits(page)

  await as(people.cashier).post(`/api/requests/${number}/messages`, { text: 'Вторая касса' })
  await chips.getByRole('button', { name: `Ждут клиента ${all.waiting_customer - 1}` }).waitFor()
  await chips.getByRole('button', { name: 'По сроку' }).tap()
  await page.waitForURL(/\/desk\/v\/mine$/)
  await until(async () => (await numbers(page)).length > 1)

  await page.getByRole('button', { name: 'Фильтр', exact: true }).tap()
  await page.getByRole('option', { name: 'Приоритет', exact: true }).tap()
  await page.getByRole('option', { name: 'Приоритет 3' }).tap()
  await page.waitForURL('**/desk/v/mine?priority=3')
  await chips.getByRole('button', { name: 'Приоритет 3' }).tap()
  await page.waitForURL(/\/desk\/v\/mine$/)
  await page.context().close()
})

test('on a wide window rows have no «⋮» and there is no line of chips; an address that narrows says so as a filter', async () => {
  const page = await stage.signIn(stage.desk.people.specialist)
  await page.goto('/desk/v/mine?also=waiting_us')
  await page.locator('a[data-number]').first().waitFor()
  assert.equal(await page.getByRole('button', { name: /^Действия с №/ }).count(), 0)
  assert.equal(await page.getByRole('group', { name: 'Быстрый отбор' }).count(), 0)
  await page.getByRole('button', { name: 'Ждут нас' }).click()
  await page.waitForURL(/\/desk\/v\/mine$/)
  await page.context().close()
})

test('an answer from a swipe without a net waits in the outbox, and goes when there is one', async () => {
  const { people, as } = stage.desk
  const number = await ours('Без сети: смахнуть и ответить')
  const page = await openMine()
  await shellKept(page, 'desk')
  await page.goto(`/desk/v/mine/${number}`)
  await page.getByRole('textbox', { name: /ответ/i }).waitFor()
  await page.goto(LATEST)
  await rowOf(page, number).waitFor()
  await page.context().setOffline(true)
  await drag(page, rowOf(page, number), LEFT)
  await page.getByRole('button', { name: `Ответить №${number}` }).tap()
  await page.getByRole('textbox', { name: /ответ/i }).fill('Выезжаем')
  await page.getByRole('button', { name: 'Отправить ответ' }).tap()
  await page.getByText('Ждёт сети с').waitFor()
  await page.context().setOffline(false)
  const said = async () => (await as(people.cashier).get(`/api/requests/${number}`)).body.messages.at(-1).text
  await until(async () => (await said()) === 'Выезжаем')
  await page.context().close()
})
