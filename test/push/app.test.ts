import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { type FakeRustore, fakeRustore } from './fake-rustore.ts'

let stage: Stage
let rustore: FakeRustore
before(async () => {
  rustore = await fakeRustore()
  stage = await openStage({ phoneApis: { rustore: rustore.url } })
  const draft = { project: rustore.project, key: rustore.key, enabled: true }
  const kept = await stage.desk.inBrowser(stage.desk.people.administrator).put('/api/push-services/rustore', draft)
  assert.equal(kept.status, 200, kept.text)
})
after(async () => {
  await stage.close()
  await rustore.close()
})

interface Phone {
  readonly token: string | null
  readonly permission?: string
}

/** The bridge as the shell puts it on a page of the installation: what its plugins answer is a stub, all else is ours and real. */
async function inApp(page: Page, phone: Phone) {
  await page.addInitScript(({ token, permission = 'granted' }) => {
    const asked: string[] = []
    const listeners = new Map<string, (told: unknown) => void>()
    /** A press is kept until somebody listens, as Capacitor does. */
    const unheard = new Map<string, unknown>()
    const plugin = (name: string, methods: Record<string, (order?: unknown) => unknown>) => ({
      ...Object.fromEntries(
        Object.entries(methods).map(([method, answer]) => [
          method,
          async (order: unknown) => {
            asked.push(`${name}.${method}`)
            return answer(order)
          },
        ]),
      ),
      addListener: (event: string, listener: (told: unknown) => void) => {
        const full = `${name}.${event}`
        listeners.set(full, listener)
        if (unheard.has(full)) setTimeout(listener, 0, unheard.get(full))
        unheard.delete(full)
      },
    })
    const nothing = () => undefined
    const owner = () => {
      if (document.cookie.includes('finger=wrong')) throw new Error('not he')
    }
    Object.assign(globalThis, {
      bridge: {
        asked,
        tell: (event: string, told: unknown) => {
          const listener = listeners.get(event)
          if (listener) listener(told)
          else unheard.set(event, told)
        },
      },
      Capacitor: {
        Plugins: {
          App: plugin('App', {}),
          BiometricAuthNative: plugin('BiometricAuthNative', { internalAuthenticate: owner }),
          Installation: plugin('Installation', { forget: nothing }),
          PushNotifications: plugin('PushNotifications', {
            requestPermissions: () => ({ receive: permission }),
            register: () => listeners.get('PushNotifications.registrationError')?.({ error: 'no Google here' }),
            unregister: nothing,
            removeAllDeliveredNotifications: nothing,
          }),
          RuStorePush: plugin('RuStorePush', { token: () => ({ token }), giveBack: nothing }),
        },
      },
    })
  }, phone)
}

const asked = (page: Page) => page.evaluate<string[]>('bridge.asked')
const tell = (page: Page, event: string, told: unknown) =>
  page.evaluate(`bridge.tell(${JSON.stringify(event)}, ${JSON.stringify(told)})`)
const sectionOf = (page: Page) =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Уведомления на этом устройстве' }) })

test('in the app a customer turns notices on, a press opens the request, a foreign link nothing, and signing out gives the token back', async () => {
  const { cashier } = stage.desk.people
  const token = rustore.phone('app')
  const page = await stage.signIn(cashier)
  await inApp(page, { token })
  await page.goto('/me/notices')
  await sectionOf(page).getByRole('button', { name: 'Включить уведомления' }).click()
  await sectionOf(page).getByText('Это устройство').waitFor()
  await checkAxe(page)
  const rows = await stage.desk.database.db.selectFrom('push_subscriptions').selectAll().execute()
  assert.deepEqual(
    rows.map(({ rustore_token, fcm_token, name }) => [rustore_token, fcm_token, name]),
    [[token, null, 'Okno, Linux']],
  )

  const number = await stage.desk.file(cashier)
  const to = `${stage.url}/requests/${number}`
  await tell(page, 'App.appUrlOpen', { url: 'okno://open?page=https%3A%2F%2Fevil.example%2Fme' })
  await tell(page, 'App.appUrlOpen', { url: 'okno://open?page=javascript%3Aalert(1)' })
  assert.equal(new URL(page.url()).pathname, '/me/notices')
  await tell(page, 'App.appUrlOpen', { url: `okno://open?page=${encodeURIComponent(to)}` })
  await page.waitForURL(to)
  await page.goto('/me/notices')
  await tell(page, 'PushNotifications.pushNotificationActionPerformed', { notification: { data: { navigate: to } } })
  await page.waitForURL(to)

  await page.getByRole('button', { name: cashier.name }).first().click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await page.waitForURL(/sign-in/)
  assert.deepEqual(await stage.desk.database.db.selectFrom('push_subscriptions').selectAll().execute(), [])
  assert.equal(await page.evaluate(() => localStorage.getItem('okno.push')), null)
})

test('a telephone without a push service says so, and one whose owner said no asks for nothing more', async () => {
  const page = await stage.signIn(stage.desk.people.colleague)
  await inApp(page, { token: null })
  await page.goto('/me/notices')
  await sectionOf(page).getByRole('button', { name: 'Включить уведомления' }).click()
  await page.getByText('не смог включить уведомления').waitFor()
  const other = await stage.signIn(stage.desk.people.stranger)
  await inApp(other, { token: 'never-asked-for-it', permission: 'denied' })
  await other.goto('/me/notices')
  await sectionOf(other).getByRole('button', { name: 'Включить уведомления' }).click()
  await other.waitForFunction(() =>
    Reflect.get(globalThis, 'bridge').asked.includes('PushNotifications.requestPermissions'),
  )
  assert.ok(!(await asked(other)).includes('RuStorePush.token'))
})

test('the app is opened again by its owner alone once he wants that; the way out stays open', async () => {
  const { manager } = stage.desk.people
  const page = await stage.signIn(manager)
  await inApp(page, { token: null })
  await page.goto('/me')
  const wish = page.getByRole('checkbox', { name: 'Спрашивать отпечаток, лицо или код телефона' })
  await page.context().addCookies([{ name: 'finger', value: 'wrong', url: stage.url }])
  await wish.click()
  await page.waitForFunction(() => Reflect.get(globalThis, 'bridge').asked.length > 0)
  await page.getByRole('checkbox', { name: 'Спрашивать отпечаток', checked: false }).waitFor()
  assert.equal(await page.evaluate(() => localStorage.getItem('okno.lock')), null, 'only by whoever can open it again')
  await page.context().clearCookies({ name: 'finger' })
  await wish.click()
  await page.waitForFunction(() => localStorage.getItem('okno.lock') === 'on')
  await page.reload()
  await wish.waitFor()
  assert.equal(await page.getByRole('dialog').count(), 0, 'a moment away is nothing')

  const wrong = () => page.context().addCookies([{ name: 'finger', value: 'wrong', url: stage.url }])
  await wrong()
  const anew = await page.context().newPage()
  await inApp(anew, { token: null })
  await anew.goto('/me')
  const lock = anew.getByRole('dialog', { name: 'Окно закрыто' })
  await lock.waitFor()
  await anew.keyboard.press('Escape')
  await checkAxe(anew)
  await lock.getByRole('button', { name: 'Открыть' }).click()
  assert.equal(await lock.isVisible(), true)
  await page.context().clearCookies({ name: 'finger' })
  await lock.getByRole('button', { name: 'Открыть' }).click()
  await lock.waitFor({ state: 'detached' })

  await wrong()
  const again = await page.context().newPage()
  await inApp(again, { token: null })
  await again.goto('/requests')
  await again.getByRole('dialog').getByRole('button', { name: 'Выйти' }).click()
  await again.waitForURL(/sign-in/)
  assert.equal(await again.evaluate(() => localStorage.getItem('okno.lock')), null)
})
