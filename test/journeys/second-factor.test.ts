import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { until } from '../ground/until.ts'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PASSWORD = 'верблюд-лампа-дождь-42'
const numberOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate()

/** The device shows another number every thirty seconds, and one that came in comes in no more. */
async function nextNumber(secret: string, last: string): Promise<string> {
  return until(async () => numberOf(secret) !== last && numberOf(secret), { within: 40_000, what: 'the next number' })
}

test('a specialist confirms his way in by an app, comes in with it, and by a recovery code when it is lost', async () => {
  const { people, database } = stage.desk
  const { id, email } = people.specialist
  await sql`update people set password_hash = ${await passwordHash(PASSWORD, 'test')} where id = ${id}`.execute(
    database.db,
  )
  const page = await stage.signIn(people.specialist)
  await page.goto('/me')
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Подтверждение входа' }) })
  await sheet.getByRole('button', { name: 'Включить', exact: true }).click()
  await sheet.getByRole('img', { name: 'Квадрат для приложения с кодами' }).waitFor()
  await checkAxe(page)
  const link = await sheet.locator('a[href^="otpauth:"]').getAttribute('href')
  const secret = new URL(link ?? '').searchParams.get('secret') ?? assert.fail()
  await sheet.getByLabel('Код из приложения').fill('000000')
  await sheet.getByRole('button', { name: 'Проверить и включить' }).click()
  await sheet
    .getByText(/Этот код не подходит/)
    .first()
    .waitFor()
  const first = numberOf(secret)
  await sheet.getByLabel('Код из приложения').fill(first)
  await page.keyboard.press('Enter')
  const kept = sheet.getByRole('region', { name: 'Запасные коды' }).getByRole('listitem')
  await kept.first().waitFor()
  const codes = await kept.allTextContents()
  assert.equal(codes.length, 10)
  await sheet.getByRole('button', { name: 'Коды сохранены, продолжить' }).click()
  await sheet.getByText(/Запасных кодов осталось: 10/).waitFor()

  const elsewhere = await stage.visit()
  await elsewhere.goto('/desk')
  await elsewhere.getByRole('button', { name: 'Войти с паролем' }).click()
  await elsewhere.getByLabel('Почта или телефон').fill(email)
  await elsewhere.getByLabel('Пароль').fill(PASSWORD)
  await elsewhere.keyboard.press('Enter')
  const second = elsewhere.getByLabel('Код из приложения')
  await second.waitFor()
  await checkAxe(elsewhere)
  await until(() => second.evaluate((field) => field === document.activeElement))
  await second.fill(await nextNumber(secret, first))
  await elsewhere.keyboard.press('Enter')
  await elsewhere
    .getByRole('navigation', { name: 'Виды заявок' })
    .or(elsewhere.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()

  const lost = await stage.visit({ width: 360, height: 740, theme: 'dark' })
  await lost.goto('/desk')
  await lost.getByRole('button', { name: 'Войти с паролем' }).click()
  await lost.getByLabel('Почта или телефон').fill(email)
  await lost.getByLabel('Пароль').fill(PASSWORD)
  await lost.keyboard.press('Enter')
  await lost.getByLabel('Код из приложения').fill(codes[0] ?? '')
  await lost.keyboard.press('Enter')
  await until(async () => (await lost.context().cookies()).some(({ name }) => name.includes('okno_session')))
})

test('whose role asks for it sees nothing else before he has set it up', async () => {
  const { people } = stage.desk
  const rules = await stage.signIn(people.administrator)
  await rules.goto('/admin/sign-in')
  await rules.getByRole('checkbox', { name: /Администратор/ }).check()
  await rules.getByRole('button', { name: 'Сохранить роли' }).click()
  await rules.getByText(/Сначала включите подтверждение входа себе/).waitFor()
  await rules.getByRole('checkbox', { name: /Администратор/ }).uncheck()
  await rules.getByRole('checkbox', { name: /Руководитель команды/ }).check()
  await checkAxe(rules)
  await rules.getByRole('button', { name: 'Сохранить роли' }).click()
  await rules.getByText('Роли сохранены').waitFor()
  const page = await stage.signIn(people.lead)
  await page.goto('/desk/v/open')
  await page.getByRole('heading', { name: 'Нужно подтверждение входа' }).waitFor()
  await checkAxe(page)
  await page.getByRole('button', { name: 'Включить', exact: true }).click()
  const secret = (
    (await page
      .locator('p')
      .filter({ hasText: /^[A-Z2-7 ]{30,}$/ })
      .textContent()) ?? ''
  ).replaceAll(' ', '')
  await page.getByLabel('Код из приложения').fill(numberOf(secret))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Коды сохранены, продолжить' }).click()
  await page.getByRole('heading', { name: /Все открытые/ }).waitFor()

  await rules.goto(`/admin/people/${people.lead.id}`)
  await rules.getByRole('button', { name: 'Сбросить подтверждение входа' }).click()
  await rules.getByRole('dialog').getByRole('button', { name: 'Сбросить подтверждение входа' }).click()
  await rules.getByText(/подтверждение входа сброшено/).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Войти', exact: true }).waitFor()
})
