import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { slowDevice } from './first-view.ts'
import { openStage, type Stage } from './stage.ts'

/** Processors of test machines differ and are shared; what holds on all of them is that nothing hangs. In milliseconds. */
const PRESS = 2_000
/** What a page fetches when it is opened again, the answers of the API and nothing of the program. */
const AGAIN_KIB = 12

let stage: Stage
let number = 0
before(async () => {
  stage = await openStage()
  const { people, venues, file, as } = stage.desk
  for (const subject of ['Терминал молчит', 'Весы не видны', 'Не уходит чек', 'Меню не обновилось'])
    await file(people.cashier, { venueId: venues.lesnaya, subject })
  number = await file(people.cashier, { venueId: venues.lesnaya })
  await as(people.operator).post(`/api/requests/${number}/messages`, { text: 'Смотрим порт' })
})
after(() => stage.close())

test('presses of a customer are answered at once, on a slow phone', async (t) => {
  const page = await stage.signIn(stage.desk.people.cashier, { width: 360, height: 740 })
  await page.addInitScript(watchPresses)
  await page.goto('/')
  await page
    .getByRole('link', { name: /Не уходит чек/ })
    .first()
    .waitFor()
  await slowDevice(page)
  await page
    .getByRole('link', { name: /Не уходит чек/ })
    .first()
    .click()
  const words = page.getByRole('textbox', { name: /Ответ|Сообщение/ }).first()
  await words.click()
  await words.pressSequentially('Чек всё ещё не выходит')
  await page.goBack()
  await page
    .getByRole('link', { name: /Терминал молчит/ })
    .first()
    .click()
  await page.getByText('Терминал молчит').first().waitFor()
  await told(page, t.diagnostic.bind(t))
})

test('presses of a specialist are answered at once, on a slow machine', async (t) => {
  const page = await stage.signIn(stage.desk.people.operator, { width: 1366, height: 768 })
  await page.addInitScript(watchPresses)
  await page.goto('/desk/v/open')
  await page
    .getByRole('link', { name: /Не уходит чек/ })
    .first()
    .waitFor()
  await slowDevice(page)
  for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await page.locator('textarea').first().waitFor()
  await page.keyboard.press('r')
  await page.keyboard.type('Проверьте кабель')
  await page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value.endsWith('кабель')),
  )
  await told(page, t.diagnostic.bind(t))
})

test('keys pressed faster than requests are drawn are each heard', async () => {
  const page = await stage.signIn(stage.desk.people.operator, { width: 1366, height: 768 })
  await page.goto('/desk/v/open')
  const rows = page.locator('[data-place]')
  await rows.nth(4).waitFor()
  const numbers = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-number')))
  await rows.first().click()
  await page.waitForURL(`**/desk/v/open/${numbers[0]}`)
  await page.locator('textarea').first().waitFor()
  await slowDevice(page)
  const browser = await page.context().newCDPSession(page)
  const down = (key: string) => ({ type: 'keyDown', key, code: `Key${key.toUpperCase()}`, text: key }) as const
  const up = (key: string) => ({ type: 'keyUp', key, code: `Key${key.toUpperCase()}` }) as const
  // None waits until the one before was heard, as fingers do not.
  const keys = ['j', 'j', 'j', 'j', 'k'].flatMap((key) => [down(key), up(key)])
  await Promise.all(keys.map((event) => browser.send('Input.dispatchKeyEvent', event)))
  await page.waitForURL(`**/desk/v/open/${numbers[3]}`)
  await page.context().close()
})

test('a page opened again fetches answers, and nothing of the program', async (t) => {
  const page = await stage.signIn(stage.desk.people.cashier, { width: 360, height: 740 })
  await page.goto('/requests')
  await page
    .getByRole('link', { name: /Не уходит чек/ })
    .first()
    .waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(async () => (await caches.keys()).length > 0)
  await page.close()
  const again = await page.context().newPage()
  await again.goto('/requests')
  await again
    .getByRole('link', { name: /Не уходит чек/ })
    .first()
    .waitFor()
  const fetched = await again.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ transferSize }) => transferSize > 0)
      .map(({ name, transferSize }) => ({ name: new URL(name).pathname, bytes: transferSize })),
  )
  const bytes = fetched.reduce((sum, one) => sum + one.bytes, 0)
  t.diagnostic(`second visit: ${(bytes / 1024).toFixed(1)} KiB in ${fetched.length} answers`)
  assert.deepEqual(
    fetched.filter(({ name }) => name.startsWith('/assets/')),
    [],
  )
  assert.ok(bytes <= AGAIN_KIB * 1024, JSON.stringify(fetched))
  await again.context().close()
})

async function told(page: Page, say: (line: string) => void): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300))))
  const presses = await page.evaluate(() => window.presses)
  const worst = presses.toSorted((a, b) => b.lasted - a.lasted)[0]
  say(`INP ${worst?.lasted ?? 0} ms (${worst?.name}) of ${new Set(presses.map(({ press }) => press)).size} presses`)
  await page.context().close()
  assert.ok(presses.length > 0, 'presses were seen')
  assert.ok((worst?.lasted ?? 0) <= PRESS, JSON.stringify(worst))
}

declare global {
  interface Window {
    presses: { readonly name: string; readonly press: number; readonly lasted: number }[]
  }
}

/** Runs in the page: how long each press took until its answer was drawn, as Interaction to Next Paint counts it. */
function watchPresses() {
  window.presses = []
  const options = { type: 'event', buffered: true, durationThreshold: 16 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
      if (entry.interactionId > 0)
        window.presses.push({ name: entry.name, press: entry.interactionId, lasted: Math.round(entry.duration) })
  }).observe(options)
}
