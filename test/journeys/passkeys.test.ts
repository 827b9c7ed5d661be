import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CDPSession, Page } from 'playwright-core'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { until } from '../ground/until.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let origin: string
before(async () => {
  stage = await openStage()
  // A key is of a name, not of a number: the desk is called as people type it.
  origin = `http://localhost:${new URL(stage.url).port}`
  Object.assign(stage.desk.house, { url: origin })
})
after(() => stage.close())

const PASSWORD = 'верблюд-лампа-дождь-42'

type Key = Awaited<ReturnType<typeof keysOf>>[number]

/** A device that makes keys and unlocks them by itself, in this browser. */
async function withDevice(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    keys: () => keysOf(cdp, authenticatorId),
    give: (credential: Key) => cdp.send('WebAuthn.addCredential', { authenticatorId, credential }),
  }
}

async function keysOf(cdp: CDPSession, authenticatorId: string) {
  return (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
}

async function cookieOf(page: Page) {
  return (await page.context().cookies()).find(({ name }) => name.includes('okno_session'))
}

/** The session of this page, under the name of the desk. */
async function home(page: Page, path: string): Promise<void> {
  const cookie = await cookieOf(page)
  if (cookie) await page.context().addCookies([{ ...cookie, domain: 'localhost' }])
  await page.goto(`${origin}${path}`)
}

test('a specialist adds a passkey, comes in by it alone, confirms a password with it, and removes it', async () => {
  const { people, database } = stage.desk
  const { id, email } = people.specialist
  await sql`update people set password_hash = ${await passwordHash(PASSWORD, 'test')} where id = ${id}`.execute(
    database.db,
  )
  const page = await stage.signIn(people.specialist)
  const device = await withDevice(page)
  await home(page, '/me')
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Ключи доступа' }) })
  await sheet.getByRole('button', { name: 'Добавить ключ доступа' }).click()
  await sheet.getByLabel('Название ключа').fill('Рабочий ноутбук')
  await checkAxe(page, 'a new passkey')
  await sheet.getByRole('button', { name: 'Создать ключ доступа' }).click()
  const codes = sheet.getByRole('region', { name: 'Запасные коды' }).getByRole('listitem')
  await codes.first().waitFor()
  assert.equal(await codes.count(), 10)
  await sheet.getByRole('button', { name: 'Коды сохранены, продолжить' }).click()
  await sheet.getByText('Рабочий ноутбук').waitFor()
  const [kept] = await device.keys()
  assert.ok(kept?.isResidentCredential)

  const elsewhere = await stage.visit()
  const his = await withDevice(elsewhere)
  await his.give(kept)
  await elsewhere.goto(`${origin}/desk`)
  await elsewhere.getByRole('button', { name: 'Войти с ключом доступа' }).waitFor()
  await checkAxe(elsewhere, 'signing in')
  await elsewhere.getByRole('button', { name: 'Войти с ключом доступа' }).click()
  await elsewhere.getByText('Без исполнителя').first().waitFor()

  const third = await stage.visit({ width: 360, height: 740, theme: 'dark' })
  const empty = await withDevice(third)
  await third.goto(`${origin}/desk`)
  // Whoever closes the window of his browser.
  await third.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('closed', 'NotAllowedError'))
    Object.defineProperty(navigator.credentials, 'get', { value: refuse, configurable: true })
  })
  await third.getByRole('button', { name: 'Войти с ключом доступа' }).click()
  await third.getByText('Ключ не выбран. Нажмите ещё раз или войдите иначе.').waitFor()
  await checkFits(third)
  await third.reload()
  const [used] = await his.keys()
  await empty.give({ ...kept, signCount: (used?.signCount ?? 0) + 1 })
  await third.getByRole('button', { name: 'Войти с паролем' }).click()
  await third.getByLabel('Почта или телефон').fill(email)
  await third.getByLabel('Пароль').fill(PASSWORD)
  await third.keyboard.press('Enter')
  await third.getByRole('button', { name: 'Подтвердить ключом' }).waitFor()
  await checkAxe(third, 'the second half by a passkey')
  await checkFits(third)
  await third.getByRole('button', { name: 'Подтвердить ключом' }).click()
  await until(async () => (await cookieOf(third)) !== undefined)

  await home(page, '/me')
  await sheet.getByRole('button', { name: 'Убрать ключ «Рабочий ноутбук»' }).click()
  const dialog = page.getByRole('dialog', { name: 'Убрать ключ «Рабочий ноутбук»?' })
  await dialog.getByLabel('Код из приложения или запасной').fill('000000')
  await dialog.getByRole('button', { name: 'Подтвердить и убрать' }).click()
  await dialog
    .getByText(/Этот код не подходит/)
    .first()
    .waitFor()
  await checkAxe(page, 'removing a passkey')
})

test('whoever owes a second factor sets up a passkey in its place, and the desk opens', async () => {
  const { people } = stage.desk
  await stage.desk.inBrowser(people.administrator).put('/api/second-factor-roles', { roles: ['operator'], seen: [] })
  const page = await stage.signIn(people.operator)
  await withDevice(page)
  await home(page, '/desk')
  await page.getByRole('heading', { name: 'Нужно подтверждение входа' }).waitFor()
  await checkAxe(page, 'a second factor first')
  await page.getByRole('button', { name: 'Создать ключ доступа' }).click()
  await page.getByRole('button', { name: 'Коды сохранены, продолжить' }).click()
  await page.getByText('Без исполнителя').first().waitFor()
})
