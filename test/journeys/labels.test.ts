import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let till: number
before(async () => {
  stage = await openStage()
  till = await device('Касса КС-03', { softwareVersion: '8.2.1' })
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 } as const

async function device(name: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
  const { desk } = stage
  const nothing = { serialNumber: null, softwareVersion: null, fiscalDriveExpiresOn: null, externalCode: null }
  const order = { equipment: { kind: 'workstation', name, ...nothing, ...more } }
  const made = await desk
    .inBrowser(desk.people.administrator)
    .post(`/api/venues/${desk.venues.lesnaya}/equipment`, order)
  assert.equal(made.status, 201, made.text)
  return made.body.id
}

/** As the code is drawn: black squares of one path. */
function drawn(link: string): string {
  const rows = encode(link, { border: 3, ecc: 'Q' }).data
  return rows.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
}

test('an administrator prints labels of a venue and its tills: eight on a sheet, nothing else on paper, each code leads to its form', async () => {
  const { people, venues } = stage.desk
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await device(`Принтер ${number}`)
  const page = await stage.signIn(people.administrator)
  await page.goto(`/admin/venues/${venues.lesnaya}/labels`)
  await page.getByRole('heading', { name: 'Наклейки с QR-кодом' }).waitFor()
  await page.getByText(`Коды ведут на ${stage.url}`).waitFor()
  const preview = page.getByRole('region', { name: 'Как будет на бумаге' })
  const code = preview.getByRole('img', { name: 'QR-код: Касса КС-03' })
  const link = `${stage.url}/new?venue=${venues.lesnaya}&device=${till}`
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('svg path')].some((path) => path.getAttribute('d') === wanted),
    drawn(link),
  )
  assert.equal(await code.locator('path').getAttribute('d'), drawn(link))
  await checkAxe(page)
  await page.getByRole('button', { name: 'Напечатать 10 наклеек' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('#root').isVisible(), false)
  const pages = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length
  assert.equal(pages(await page.pdf({ preferCSSPageSize: true })), 2)
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('checkbox', { name: 'Принтер 8' }).uncheck()
  await page.getByRole('checkbox', { name: 'Весь ресторан' }).uncheck()
  await page.getByRole('button', { name: 'Напечатать 8 наклеек' }).waitFor()
  assert.equal(pages(await page.pdf({ preferCSSPageSize: true })), 1)
})

test('whoever comes by a code has restaurant and till chosen, sees them, and files so', async () => {
  const { people, venues, database } = stage.desk
  const page = await stage.signIn(people.cashier, PHONE)
  await page.goto(`/new?venue=${venues.lesnaya}&device=${till}`)
  await page.getByText('Касса КС-03').waitFor()
  await page.getByText('8.2.1').first().waitFor()
  assert.equal(new URL(page.url()).search, '', 'the address is not taken over twice')
  await checkAxe(page)
  await page.getByRole('radio', { name: 'Другое' }).check()
  await page
    .getByRole('textbox', { name: /Что не так|проблем/i })
    .first()
    .fill('Не включается')
  await page.getByRole('button', { name: /Отправить/ }).click()
  await page.waitForURL(/\/requests\/\d+$/)
  const number = Number(page.url().split('/').at(-1))
  const row = await database.db
    .selectFrom('requests')
    .select(['venue_id', 'equipment_id'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { venue_id: venues.lesnaya, equipment_id: till })
})

test('«Не она» takes the till back; a till that is gone and a restaurant of others are said in words, and nothing foreign is chosen', async () => {
  const { people, venues } = stage.desk
  const page = await stage.signIn(people.cashier, PHONE)
  await page.goto(`/new?venue=${venues.lesnaya}&device=${till}`)
  await page.getByRole('button', { name: 'Не она' }).click()
  await page.getByText('Касса КС-03').waitFor({ state: 'detached' })
  await page.goto(`/new?venue=${venues.lesnaya}&device=999999`)
  await page.getByText('Выбрали только ресторан').waitFor()
  await page.goto(`/new?venue=${venues.bar}&device=${till}`)
  await page.getByText('ведёт в ресторан, который вам не открыт').waitFor()
  await checkAxe(page)
  assert.equal(await page.getByText('Касса КС-03').count(), 0)
})

/** What the device itself would see: a camera of grey, and a reader that finds this text in it. */
async function sees(page: Page, text: string) {
  await page.addInitScript((found) => {
    const canvas = document.createElement('canvas')
    canvas.getContext('2d')
    Object.defineProperty(navigator, 'mediaDevices', {
      value: { getUserMedia: async () => canvas.captureStream(5) },
    })
    class Reader {
      static getSupportedFormats = async () => ['qr_code']
      detect = async () => [{ rawValue: found }]
    }
    Object.assign(globalThis, { BarcodeDetector: Reader })
  }, text)
}

test('a camera in the page reads the code and opens the form; a code of others is said, and one tries again', async () => {
  const { people, venues } = stage.desk
  const page = await stage.signIn(people.cashier, PHONE)
  await sees(page, `${stage.url}/new?venue=${venues.lesnaya}&device=${till}`)
  await page.goto('/new')
  await page.getByRole('link', { name: 'Код на кассе' }).click()
  await page.waitForURL(/\/new$/)
  await page.getByText('Касса КС-03').waitFor()

  const other = await stage.signIn(people.cashier, PHONE)
  await sees(other, 'https://other.example/new?venue=1')
  await other.goto('/scan')
  await other.getByText('Это код другой службы поддержки').waitFor()
  await other.getByRole('button', { name: 'Сканировать ещё раз' }).waitFor()
  await checkAxe(other)
})

test('a browser that reads no codes, and one that gives no camera, say what to do', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.cashier, PHONE)
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BarcodeDetector'))
  await page.goto('/scan')
  await page.getByText('Откройте обычную камеру телефона').waitFor()
  await checkAxe(page)
  const other = await stage.signIn(people.cashier, PHONE)
  await sees(other, '')
  await other.addInitScript(() => {
    Object.assign(navigator.mediaDevices, { getUserMedia: () => Promise.reject(new DOMException('no')) })
  })
  await other.goto('/scan')
  await other.getByText('Браузер не дал камеру').waitFor()
})

test('a specialist scans from «Ещё»: the restaurant opens with what is open about that till first, and Back leads to where he was', async () => {
  const { people, venues, database, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: не включается' })
  await database.db.updateTable('requests').set({ equipment_id: till }).where('number', '=', number).execute()
  const page = await stage.signIn(people.specialist, PHONE)
  await sees(page, `${stage.url}/new?venue=${venues.lesnaya}&device=${till}`)
  await page.goto('/desk/v/mine')
  const tabs = page.getByRole('navigation', { name: 'Главное меню' })
  await tabs.getByRole('button', { name: /^Ещё/ }).tap()
  await page.getByRole('menu', { name: 'Ещё' }).getByRole('menuitem', { name: 'Скан', exact: true }).tap()
  await page.waitForURL(`**/desk/venues/${venues.lesnaya}?device=${till}`)
  const about = page.getByRole('region', { name: 'Открытые: Касса КС-03' })
  await about.getByRole('link', { name: new RegExp(String(number)) }).waitFor()
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
  assert.deepEqual(headings.slice(0, 2), ['Открытые: Касса КС-03', 'Открытые заявки'])
  await checkAxe(page)
  await page.goBack()
  await page.waitForURL(/\/desk\/v\/mine$/)
  await page.context().close()
})

test('a specialist hears of a code of others, and without a camera finds the restaurant by what is printed on the label', async () => {
  const { people, venues } = stage.desk
  const page = await stage.signIn(people.specialist, PHONE)
  await sees(page, 'https://other.example/new?venue=1')
  await page.goto('/desk/scan')
  await page.getByText('Это код другой службы поддержки').waitFor()
  await page.getByRole('button', { name: 'Сканировать ещё раз' }).waitFor()
  await checkAxe(page)

  const other = await stage.signIn(people.specialist, PHONE)
  await other.addInitScript(() => Reflect.deleteProperty(globalThis, 'BarcodeDetector'))
  await other.goto('/desk/scan')
  await other.getByText('Этот браузер не умеет читать коды').waitFor()
  await checkAxe(other)
  await other.getByRole('combobox', { name: /Код с наклейки/ }).fill('Лесная')
  await other
    .getByRole('option', { name: /Лесная/ })
    .first()
    .tap()
  await other.waitForURL(`**/desk/venues/${venues.lesnaya}`)
})
