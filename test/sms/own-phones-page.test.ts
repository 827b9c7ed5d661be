import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { smsProviders } from '../../src/jobs/sms/desk.ts'
import { smsGuest } from '../../src/jobs/sms/guest.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { workQueue } from '../ground/work-queue.ts'
import { checkAxe, checkFits } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { postOffice } from '../letters/post-office.ts'
import { type FakeSmsc, fakeSmsc } from './fake-smsc.ts'
import { DRAFT } from './sms-stage.ts'

let stage: Stage
let smsc: FakeSmsc
before(async () => {
  smsc = await fakeSmsc()
  stage = await openStage({ smsApis: { smsc: smsc.url } })
})
after(async () => {
  await stage.close()
  await smsc.close()
  assert.deepEqual(smsc.complaints, [])
})

const PHONE = { width: 360, height: 740 }
const checked = async (page: Page, what: string) => {
  await checkAxe(page, what)
  await checkFits(page, what)
}
/** Sends what waits; resolves with the code that came to that number last. */
const codeAt = async (phone: string) => {
  const { database, house } = stage.desk
  const providers = smsProviders({ exolve: { api: undefined }, smsc: { api: smsc.url } })
  const own = { db: database.db, providers, secret: house.secret, now: house.now }
  const channels = postOffice(stage.desk).channels
  const guest = smsGuest({ ...own, url: house.url, channels: () => channels })
  await workQueue(database, tasksOf({ database, files: house.files, channels: [...channels, guest], now: house.now }))
  const text = smsc.taken.filter((one) => one.phone === phone).at(-1)?.text ?? ''
  return /\d{6}/.exec(text)?.[0] ?? assert.fail(`no code: ${text}`)
}

test('on his telephone a person sees nothing of codes, then adds a number, errs, types the code, hears by SMS and removes it', async () => {
  const { cashier, administrator } = stage.desk.people
  const page = await stage.signIn(cashier, PHONE)
  await page.goto('/me')
  await page.getByRole('heading', { name: 'Мои адреса' }).waitFor()
  await page.getByRole('heading', { name: 'Пароль' }).waitFor()
  const heading = page.getByRole('heading', { name: 'Телефоны' })
  assert.equal(await heading.count(), 0)

  const kept = await stage.desk.inBrowser(administrator).put('/api/sms', { ...DRAFT, key: smsc.key })
  assert.equal(kept.status, 200, kept.text)
  await page.reload()
  const sheet = page.locator('section').filter({ has: heading })
  const field = sheet.getByRole('textbox', { name: 'Мобильный номер' })
  await field.fill('12345')
  await sheet.getByRole('button', { name: 'Добавить номер' }).click()
  await sheet.getByText('Напишите мобильный номер целиком').waitFor()
  await field.fill('8 495 555-01-10')
  await sheet.getByRole('button', { name: 'Добавить номер' }).click()
  await sheet.getByText('На этот номер SMS не приходят').waitFor()
  await field.fill('8 (903) 555-01-77')
  await sheet.getByRole('button', { name: 'Добавить номер' }).click()
  await page.getByText('Код придёт в SMS на +7 903 555-01-77').waitFor()
  const code = sheet.getByRole('textbox', { name: 'Код из SMS' })
  await page.waitForFunction(() => document.activeElement?.getAttribute('autocomplete') === 'one-time-code')
  await checked(page, 'a code is waited for')

  const sent = await codeAt('79035550177')
  await code.fill('12')
  await sheet.getByRole('button', { name: 'Подтвердить номер' }).click()
  await sheet.getByText('Введите шесть цифр из SMS.').waitFor()
  await code.fill(sent === '000000' ? '000001' : '000000')
  await sheet.getByRole('button', { name: 'Подтвердить номер' }).click()
  await sheet.getByText('Код не подошёл').waitFor()
  await checked(page, 'a wrong code')
  await page.reload()
  await code.waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY', 'who comes back reads from the top')
  await code.fill(`${sent.slice(0, 3)} ${sent.slice(3)}`)
  await sheet.getByRole('button', { name: 'Подтвердить номер' }).click()
  await page.getByText('Номер +7 903 555-01-77 подтверждён').waitFor()
  await sheet.getByText('Подтверждён', { exact: true }).waitFor()
  await code.waitFor({ state: 'detached' })
  await checked(page, 'a proven telephone')
  await page.getByRole('link', { name: 'Настроить', exact: true }).click()
  await page.getByRole('radio', { name: 'SMS' }).check()
  await page.getByRole('switch', { name: /^Ответил специалист: SMS/ }).check()
  await page.getByText('«Ответил специалист» теперь приходит по SMS').waitFor()
  await checked(page, 'what is heard by SMS')
  await page.goto('/me')

  await sheet.getByRole('button', { name: 'Убрать номер +7 903 555-01-77' }).click()
  const dialog = page.getByRole('dialog', { name: 'Убрать номер?' })
  await checked(page, 'before a telephone is removed')
  await dialog.getByRole('button', { name: 'Убрать' }).click()
  await page.getByText('Номер +7 903 555-01-77 убран').waitFor()
  await sheet.getByText('Подтверждён', { exact: true }).waitFor({ state: 'detached' })
})

test('a number that support knows is proven by a press; one of somebody else is refused when its code was right', async () => {
  const { manager, stranger, administrator } = stage.desk.people
  await stage.desk.inBrowser(administrator).put('/api/sms', { ...DRAFT, key: smsc.key })
  const rows = [
    { person_id: manager.id, kind: 'phone', value: '+79035550178' },
    { person_id: stranger.id, kind: 'phone', value: '+79035550179' },
  ]
  await stage.desk.database.db.insertInto('person_addresses').values(rows).execute()
  const page = await stage.signIn(manager, { ...PHONE, theme: 'dark' })
  await page.goto('/me')
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Телефоны' }) })
  await sheet.getByText('Не подтверждён').waitFor()
  await sheet.getByRole('button', { name: 'Подтвердить номер +7 903 555-01-78' }).click()
  const code = sheet.getByRole('textbox', { name: 'Код из SMS' })
  await code.waitFor()
  await checked(page, 'an unproven telephone')
  await code.fill(await codeAt('79035550178'))
  await sheet.getByRole('button', { name: 'Подтвердить номер', exact: true }).click()
  await sheet.getByText('Подтверждён', { exact: true }).waitFor()

  await sheet.getByRole('textbox', { name: 'Мобильный номер' }).fill('+7 903 555-01-79')
  await sheet.getByRole('button', { name: 'Добавить номер' }).click()
  await code.fill(await codeAtSoon('79035550179', page))
  await sheet.getByRole('button', { name: 'Подтвердить номер', exact: true }).click()
  await sheet.getByText('номер уже записан за другим профилем. Напишите в поддержку').waitFor()
  await checked(page, 'a telephone of somebody else')
})

const codeAtSoon = async (phone: string, page: Page) => {
  await page.getByText('Код придёт в SMS на +7 903 555-01-79').waitFor()
  return codeAt(phone)
}
