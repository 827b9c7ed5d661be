import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Worker } from 'playwright-core'
import { askThrough } from '../../src/channels/ask-web.ts'
import { pushGuest } from '../../src/jobs/push/guest.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { workQueue } from '../ground/work-queue.ts'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { type FakePushService, fakePushService } from './fake-push-service.ts'

let stage: Stage
let service: FakePushService
before(async () => {
  service = await fakePushService()
  stage = await openStage({ pushOrigins: [service.origin] })
})
after(async () => {
  await stage.close()
  await service.close()
  assert.deepEqual(service.complaints, [])
})

/**
 * The page and the worker are ours and real. Chromium subscribes only at Google, which no test reaches, and the packaged headless one
 * shows no notifications and allows none; so what the browser itself would answer is stubbed in the page: an address at the fake push
 * service, and the permission that a person gives.
 */
async function atDevice(page: Page, name: string, permission: NotificationPermission = 'default') {
  const { json } = await service.browser(name)
  const answers = { json, permission }
  await page.addInitScript((given) => {
    let now = given.permission === 'default' && document.cookie.includes('fake-push=on') ? 'granted' : given.permission
    const subscription = {
      toJSON: () => given.json,
      unsubscribe: async () => {
        await cookieStore.set('fake-push', 'off')
        return true
      },
    }
    Object.defineProperty(Notification, 'permission', { get: () => now })
    Object.assign(Notification, {
      requestPermission: async () => {
        now = now === 'default' ? 'granted' : now
        return now
      },
    })
    Object.assign(PushManager.prototype, {
      subscribe: async ({ applicationServerKey, userVisibleOnly }: PushSubscriptionOptionsInit) => {
        if (!userVisibleOnly || String(applicationServerKey).length !== 87) throw new Error('not as Chromium wants it')
        await cookieStore.set('fake-push', 'on')
        return subscription
      },
      getSubscription: async () => (document.cookie.includes('fake-push=on') ? subscription : null),
    })
    Object.assign(ServiceWorkerRegistration.prototype, { getNotifications: async () => [] })
  }, answers)
}

/** In the worker: what belongs to the browser is a stub that remembers; all else runs as it is. */
const TRAY = `
  globalThis.shown = []
  globalThis.said = []
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) => {
    const others = shown.filter(({ tag }) => tag === undefined || tag !== options.tag)
    shown.splice(0, shown.length, ...others, { title, ...options })
  }
  ServiceWorkerRegistration.prototype.getNotifications = async ({ tag }) => shown.filter((one) => one.tag === tag)
  WindowClient.prototype.focus = async function () { said.push('focus ' + this.url) }
  Clients.prototype.openWindow = async (url) => { said.push('open ' + url) }
`

/** The tray of the device: what our worker has shown, opened and brought to the front. */
function trayOf(worker: Worker) {
  return {
    prepare: () => worker.evaluate(TRAY),
    shown: () => worker.evaluate<readonly Record<string, unknown>[]>('shown'),
    said: () => worker.evaluate<readonly string[]>('said'),
    /** The browser has another address; resolves when the worker is through with it. */
    moves: (json: object) =>
      worker.evaluate(async (given) => {
        let done: Promise<unknown> = Promise.resolve()
        const event = new Event('pushsubscriptionchange')
        Object.assign(event, {
          newSubscription: { toJSON: () => given },
          waitUntil: (work: Promise<unknown>) => {
            done = work
          },
        })
        dispatchEvent(event)
        await done
      }, json),
    /** A press on a notification that leads there; a press of a real one cannot be made from here. */
    press: (navigate: string) =>
      worker.evaluate(async (url) => {
        let done: Promise<unknown> = Promise.resolve()
        const event = new Event('notificationclick')
        Object.assign(event, {
          notification: { data: { navigate: url }, close: () => undefined },
          waitUntil: (work: Promise<unknown>) => {
            done = work
          },
        })
        dispatchEvent(event)
        await done
      }, navigate),
  }
}

/** Hands a message to the worker as the browser does when a push service brings it. */
async function deliverer(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  const found = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted)
      if (one) resolve(one.registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  const registrationId = await found
  const origin = new URL(page.url()).origin
  return (data: string) => cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
}

const sectionOf = (page: Page) =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Уведомления на этом устройстве' }) })

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await holds())) assert.ok(Date.now() < end, 'it never came to that')
}

function work() {
  const { database, house } = stage.desk
  const { db } = database
  const guest = pushGuest({
    db,
    secret: house.secret,
    url: stage.url,
    contact: 'mailto:support@desk.example',
    alsoAllowed: [service.origin],
    ask: askThrough({ proxy: undefined }),
    phones: [],
    now: house.now,
  })
  return workQueue(database, tasksOf({ database, files: house.files, channels: [guest], now: house.now }))
}

test('a customer turns notices on by a press, chooses what to hear, sees one, opens it, and after signing out nothing is left', async () => {
  const { cashier, specialist } = stage.desk.people
  const page = await stage.signIn(cashier)
  await atDevice(page, 'till')
  await page.goto('/me/notices')
  const section = sectionOf(page)
  const turnOn = section.getByRole('button', { name: 'Включить уведомления' })
  await turnOn.waitFor()
  const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  assert.equal(await workers(), 0, 'nothing is asked for before the press')
  await checkAxe(page)
  const started = page.context().waitForEvent('serviceworker')
  await turnOn.click()
  await section.getByText('Это устройство').waitFor()
  await section.getByText(/^Chrome, Linux/).waitFor()
  await checkAxe(page)
  const worker = await started
  const tray = trayOf(worker)
  await tray.prepare()

  await section.getByRole('button', { name: 'Проверить' }).click()
  await page.getByText('Отправили. Уведомление появится').waitFor()
  await work()
  assert.equal(service.to('till')[0]?.message.notification.title, 'Уведомления работают')

  await page.getByRole('checkbox', { name: /^Ответил специалист: Push/ }).check()
  await page.getByText('«Ответил специалист» теперь приходит push-уведомлением').first().waitFor()
  const number = await stage.desk.file(cashier)
  const said = { visibility: 'public', text: 'Выключите и включите' }
  assert.equal((await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, said)).status, 201)
  await work()
  const told = service.to('till').at(-1) ?? assert.fail()
  const deliver = await deliverer(page)
  await deliver(told.text)
  await until(async () => (await tray.shown()).length > 0)
  const [first] = await tray.shown()
  const navigate = `${stage.url}/requests/${number}`
  assert.deepEqual(
    [first?.title, first?.body, first?.tag, first?.renotify, first?.lang],
    [`№${number}`, 'Ответил специалист. Касса, печать: не печатает чек', `request-${number}`, true, 'ru'],
  )
  await deliver(told.text)
  await until(async () => (await tray.shown()).some(({ renotify }) => renotify === false))
  assert.equal((await tray.shown()).length, 1, 'what comes twice stands there once, and is silent')
  await deliver('nothing of ours')
  await until(async () => (await tray.shown()).some(({ title }) => title === 'Окно'))

  await tray.press(navigate)
  await tray.press('https://evil.example/requests/1')
  await tray.press('javascript:alert(1)')
  assert.deepEqual(await tray.said(), [`open ${navigate}`, `open ${stage.url}/`, `open ${stage.url}/`])
  await page.goto(`/requests/${number}`)
  await tray.press(navigate)
  assert.equal((await tray.said()).at(-1), `focus ${navigate}`)

  const moved = await service.browser('till-anew')
  await tray.moves(moved.json)
  const [device] = (await page.evaluate(async () => (await fetch('/api/push/subscriptions')).json())).devices
  assert.equal(device.current, true)
  const rows = await stage.desk.database.db.selectFrom('push_subscriptions').select('endpoint').execute()
  assert.deepEqual(
    rows,
    [{ endpoint: moved.json.endpoint }],
    'a new address of the browser takes the place of the old one',
  )

  await page.getByRole('button', { name: cashier.name }).first().click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await page.waitForURL(/sign-in/)
  await page.getByRole('textbox').first().waitFor()
  const left = await page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    isSubscribed: document.cookie.includes('fake-push=on'),
    owner: localStorage.getItem('okno.push'),
  }))
  assert.deepEqual(left, { workers: 0, isSubscribed: false, owner: null })
  assert.deepEqual((await stage.desk.inBrowser(cashier).get('/api/push/subscriptions')).body.devices, [])
})

test('whoever signs in after somebody who did not sign out finds nothing turned on; looking as another person turns nothing off', async () => {
  const { colleague, manager, administrator, specialist } = stage.desk.people
  const page = await stage.signIn(colleague)
  await atDevice(page, 'shared')
  await page.goto('/me/notices')
  await page.getByRole('button', { name: 'Включить уведомления' }).click()
  await sectionOf(page).getByText('Это устройство').waitFor()
  const isOn = (one: Page) => one.evaluate(() => document.cookie.includes('fake-push=on'))
  assert.equal(await isOn(page), true)
  await stage.signInAs(page, manager)
  await page.goto('/me/notices')
  await page.getByRole('button', { name: 'Включить уведомления' }).waitFor()
  await until(async () => !(await isOn(page)))

  const office = await stage.signIn(administrator)
  await atDevice(office, 'office')
  await office.goto('/me/notices')
  await office.getByRole('button', { name: 'Включить уведомления' }).click()
  await sectionOf(office).getByText('Это устройство').waitFor()
  await office.goto(`/admin/people/${specialist.id}`)
  await office.getByRole('button', { name: /^Посмотреть глазами/ }).click()
  await office.getByRole('button', { name: 'Вернуться' }).waitFor()
  assert.equal(await isOn(office), true)
  await office.getByRole('button', { name: 'Вернуться' }).click()
  await office.waitForURL(/\/admin/)
  await office.goto('/me/notices')
  await sectionOf(office).getByText('Это устройство').waitFor()
  assert.equal(await isOn(office), true)
  await office.getByRole('button', { name: 'Выключить: Chrome, Linux' }).click()
  await office.getByText('Уведомления выключены.').waitFor()
  assert.equal(await isOn(office), false)
})

const STATES = [
  ['denied', 'Браузер запретил Окну уведомления', undefined],
  [
    'iOS in its browser',
    'Сначала добавьте Окно на экран «Домой»',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)',
  ],
  ['a browser without push', 'Этот браузер не умеет показывать уведомления', 'Mozilla/5.0 (X11; Linux x86_64) Other'],
] as const
for (const [state, told, userAgent] of STATES) {
  test(`where notices cannot be, it is said what to do: ${state}`, async () => {
    const page = await stage.signIn(stage.desk.people.stranger, { width: 390, height: 844 })
    await atDevice(page, 'nowhere', 'denied')
    await page.addInitScript((agent) => {
      if (!agent) return
      Object.defineProperty(navigator, 'userAgent', { get: () => agent })
      Reflect.deleteProperty(window, 'PushManager')
    }, userAgent)
    await page.goto('/me/notices')
    await page.getByText(told).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Включить уведомления' }).count(), 0)
    await checkAxe(page)
  })
}

test('the worker lies at a stable address and is asked for anew each time', async () => {
  const answer = await fetch(`${stage.url}/push-worker.js`)
  assert.equal(answer.headers.get('cache-control'), 'no-cache')
  assert.match(answer.headers.get('content-type') ?? '', /javascript/)
  assert.doesNotMatch(await answer.text(), /caches|indexedDB/)
})
