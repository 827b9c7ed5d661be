import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { shellKept } from './kept-shell.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

declare const SyncManager: { readonly prototype: object }

const PHONE = { width: 360, height: 740 }

/** A page of a person at his request, who has written without a net. The browser was asked to send it. */
async function writtenWithoutNet(number: number, text: string): Promise<Page> {
  const page = await stage.signIn(stage.desk.people.cashier, PHONE)
  await noteAsked(page)
  await page.goto(`/requests/${number}`)
  await page.getByRole('textbox', { name: 'Ответ' }).waitFor()
  await shellKept(page)
  await page.context().setOffline(true)
  await page.getByRole('textbox', { name: 'Ответ' }).fill(text)
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByRole('article').filter({ hasText: text }).getByText('Ждёт сети с').waitFor()
  await until(() => page.evaluate(() => localStorage.getItem('asked') === 'okno.flush'), {
    what: 'the browser is asked',
  })
  return page
}

/** The browser of the tests has no store of its own for this, as others have: it is noted what it is asked for. */
async function noteAsked(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const register = async (tag: string) => void localStorage.setItem('asked', tag)
    Object.assign(SyncManager.prototype, { register })
  })
}

/** The browser finds that there is a net, and wakes the worker. */
async function wakeWorker(devTools: CDPSession): Promise<void> {
  const known = new Promise<string>((resolve) => {
    devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL === `${stage.url}/`)
      if (ours) resolve(ours.registrationId)
    })
  })
  await devTools.send('ServiceWorker.enable')
  const registrationId = await known
  await devTools.send('ServiceWorker.dispatchSyncEvent', {
    origin: stage.url,
    registrationId,
    tag: 'okno.flush',
    lastChance: false,
  })
}

async function timesSaid(number: number, text: string): Promise<number> {
  const { body } = await stage.desk.as(stage.desk.people.cashier).get(`/api/requests/${number}`)
  return body.messages.filter((message: { text: string }) => message.text === text).length
}

test('what was written without a net goes when the net is back, though its page was closed, and goes once', async () => {
  const number = await stage.desk.file(stage.desk.people.cashier, { subject: 'Касса: закрыли' })
  const page = await writtenWithoutNet(number, 'страницу закрыли')
  const context = page.context()
  const empty = await context.newPage()
  const devTools = await context.newCDPSession(empty)
  await page.close()
  await context.setOffline(false)
  assert.equal(await timesSaid(number, 'страницу закрыли'), 0)
  await wakeWorker(devTools)
  await until(async () => (await timesSaid(number, 'страницу закрыли')) === 1, { what: 'the worker sends it' })
  const again = await context.newPage()
  await again.goto(`/requests/${number}`)
  await again.getByRole('article').filter({ hasText: 'страницу закрыли' }).waitFor()
  await again.waitForLoadState('networkidle')
  assert.equal(await timesSaid(number, 'страницу закрыли'), 1)
  await context.close()
})

test('a page that the telephone has put aside holds nothing up: the worker sends, and the page shows it', async () => {
  const number = await stage.desk.file(stage.desk.people.cashier, { subject: 'Касса: в кармане' })
  const page = await writtenWithoutNet(number, 'телефон в кармане')
  const devTools = await page.context().newCDPSession(page)
  await page.evaluate(() => {
    localStorage.removeItem('asked')
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await until(() => page.evaluate(() => localStorage.getItem('asked') === 'okno.flush'), {
    what: 'the browser is asked',
  })
  await page.context().setOffline(false)
  await wakeWorker(devTools)
  const said = page.getByRole('article').filter({ hasText: 'телефон в кармане' })
  await said.getByText('Отправлено').waitFor()
  assert.equal(await said.count(), 1)
  assert.equal(await timesSaid(number, 'телефон в кармане'), 1)
  await page.context().close()
})

test('neither does a page that cannot send: a picture that is open alone', async () => {
  const number = await stage.desk.file(stage.desk.people.cashier, { subject: 'Касса: снимок' })
  const page = await writtenWithoutNet(number, 'открыт снимок')
  const devTools = await page.context().newCDPSession(page)
  await page.route('**/messages', (route) => route.abort())
  await page.context().setOffline(false)
  await page.goto('/icon-192.png')
  await page.unroute('**/messages')
  assert.equal(await timesSaid(number, 'открыт снимок'), 0)
  await wakeWorker(devTools)
  await until(async () => (await timesSaid(number, 'открыт снимок')) === 1, { what: 'the worker sends it' })
  await page.context().close()
})

test('a page in sight is told by the worker, and the words go once', async () => {
  const number = await stage.desk.file(stage.desk.people.cashier, { subject: 'Касса: на виду' })
  const page = await writtenWithoutNet(number, 'на виду')
  const devTools = await page.context().newCDPSession(page)
  await page.context().setOffline(false)
  await wakeWorker(devTools)
  const said = page.getByRole('article').filter({ hasText: 'на виду' })
  await said.getByText('Отправлено').waitFor()
  assert.equal(await said.count(), 1)
  assert.equal(await timesSaid(number, 'на виду'), 1)
})
