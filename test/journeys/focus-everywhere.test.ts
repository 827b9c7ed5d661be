import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { focused } from './focused.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let number: number
before(async () => {
  stage = await openStage()
  const { people, venues, file, as } = stage.desk
  number = await file(people.cashier, { venueId: venues.lesnaya })
  await as(people.operator).post(`/api/requests/${number}/messages`, { text: 'Смотрим' })
})
after(() => stage.close())

const SURFACES = {
  desk: {
    who: () => stage.desk.people.lead,
    pages: () => ['/desk/v/open', `/desk/v/open/${number}`, '/desk/new', '/desk/search?q=касса', '/desk/letters'],
  },
  portal: {
    who: () => stage.desk.people.cashier,
    pages: () => ['/', '/new', '/requests', `/requests/${number}`, '/me'],
  },
  admin: {
    who: () => stage.desk.people.administrator,
    pages: () => ['/admin', '/admin/catalogue', '/admin/mail'],
  },
} as const

const LAYER = 'dialog[open], [popover="auto"]:popover-open'
const BUTTONS = 'button:visible:not([disabled], [aria-disabled=true])'
/** Links of the browser's own, and what leaves the session. */
const LEFT_ALONE = /Выйти|Приложить|файл|фото/i

for (const [surface, { who, pages }] of Object.entries(SURFACES)) {
  test(`${surface}: whatever opens takes the focus, gives it back when it closes, and no press loses it`, async (t) => {
    const page = await stage.signIn(who())
    let layers = 0
    for (const address of pages()) {
      const known = new Set<string>()
      await openPage(page, address)
      for (;;) {
        const button = await nextOf(page, known)
        if (!button) break
        const opened = await pressed(page, button.locator, `${address}: «${button.name}»`)
        // What came with an answer took its place meanwhile: the one that stands there now is pressed.
        if (opened === null) known.delete(button.name)
        else layers += opened
        if (new URL(page.url()).pathname !== new URL(address, page.url()).pathname) await openPage(page, address)
      }
    }
    t.diagnostic(`${surface}: ${layers} menus, popovers and dialogs opened and closed`)
    assert.ok(layers >= pages().length, `only ${layers} were found`)
  })
}

async function openPage(page: Page, address: string) {
  await page.goto(address)
  await page.locator('main').waitFor()
  await until(async () => (await page.locator('[aria-busy=true]').count()) === 0)
  await page.locator(BUTTONS).first().waitFor()
}

async function nextOf(page: Page, known: Set<string>) {
  for (const locator of await page.locator(BUTTONS).all()) {
    const name = await locator.evaluate((one) => one.getAttribute('aria-label') ?? one.textContent ?? '')
    if (known.has(name) || LEFT_ALONE.test(name)) continue
    known.add(name)
    return { locator, name }
  }
  return null
}

/** How many layers opened; null: it was gone before it was pressed. What a menu asks for in a dialog («…») is opened too. */
async function pressed(page: Page, button: Locator, what: string): Promise<number | null> {
  const element = await button.elementHandle()
  const isThere = await element?.evaluate((one) => {
    if (one instanceof HTMLElement) one.focus()
    return one.isConnected
  })
  if (!element || !isThere) return null
  await page.keyboard.press('Enter')
  await frames(page)
  if ((await page.locator(LAYER).count()) === 0) {
    await holds(page, `${what} was pressed`)
    return 0
  }
  await until(async () => (await focused(page)).inLayer, { within: 3_000, what: `${what}: the focus is inside` })
  await walked(page, what)
  const asking = page.locator('[role=menuitem]:visible', { hasText: '…' }).first()
  const asks = (await asking.count()) > 0
  await page.keyboard.press('Escape')
  await gone(page)
  await until(() => element.evaluate((one) => one === document.activeElement), {
    within: 3_000,
    what: `${what}: given back`,
  })
  if (!asks) return 1

  await page.keyboard.press('Enter')
  await asking.press('Enter')
  await page.locator('dialog[open]').waitFor()
  await until(async () => (await focused(page)).inLayer, { within: 3_000, what: `${what}: the focus is in its dialog` })
  await page.keyboard.press('Escape')
  await gone(page)
  await until(() => element.evaluate((one) => one === document.activeElement), {
    within: 3_000,
    what: `${what}: after …`,
  })
  return 2
}

/** In a menu the arrows, Home and End move the focus; of what is one of several and holds, one is ticked. */
async function walked(page: Page, what: string) {
  const items = page.locator(`[role=menu]:popover-open [role^=menuitem]`)
  const count = await items.count()
  if (count < 2) return
  const isAt = (place: number) => items.nth(place).evaluate((one) => one === document.activeElement)
  await page.keyboard.press('End')
  assert.ok(await isAt(count - 1), `${what}: End`)
  await page.keyboard.press('ArrowDown')
  assert.ok(await isAt(0), `${what}: after the last comes the first`)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  assert.ok(await isAt(0), `${what}: Home`)
}

async function gone(page: Page) {
  await until(async () => (await page.locator(LAYER).count()) === 0)
}

async function holds(page: Page, what: string) {
  await until(async () => (await focused(page)).tag !== 'BODY', {
    within: 3_000,
    what: `${what}: the focus is on the page`,
  })
}

/** What a press does to the page is drawn by then. */
async function frames(page: Page) {
  await page.evaluate(async () => {
    for (let one = 0; one < 4; one++) await new Promise((drawn) => requestAnimationFrame(drawn))
  })
}
