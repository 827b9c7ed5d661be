import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requestDetails } from '../../src/contract/request/request.ts'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let asked = 0
let resolved = 0
before(async () => {
  stage = await openStage()
  const { people, venues, as, file } = stage.desk
  const moved = async (number: number, order: Record<string, unknown>) => {
    const { body } = await as(people.operator).get(`/api/requests/${number}`)
    const { version } = requestDetails.parse(body)
    await as(people.operator).post(`/api/requests/${number}/moves`, { ...order, version })
  }
  asked = await file(people.cashier, { venueId: venues.lesnaya })
  await moved(asked, { move: 'ask', message: { text: 'Пришлите фото разъёмов сзади регистратора' } })
  resolved = await file(people.cashier, { venueId: venues.lesnaya, stopOfTrade: true })
  await moved(resolved, { move: 'resolve', solution: 'Развели порты', closingCode: 'solved' })
  await file(people.cashier, { venueId: venues.lesnaya, subject: 'Эквайринг: очень-длинное-слово'.padEnd(180, 'а') })
})
after(() => stage.close())

const PAGES: Readonly<Record<string, () => string>> = {
  'start page': () => '/',
  'new request': () => `/new?service=${stage.desk.services.printing}`,
  'stop of trade': () => '/new?stop=1',
  list: () => '/requests?scope=all',
  'empty list': () => '/requests?q=небывалое',
  'request that waits for the customer': () => `/requests/${asked}`,
  'resolved request': () => `/requests/${resolved}`,
  'request that is not there': () => '/requests/999999',
  profile: () => '/me',
  'address that leads nowhere': () => '/nowhere',
}

const SCREENS = [
  { width: 1366, height: 768 },
  { width: 360, height: 740 },
] as const

for (const screen of SCREENS) {
  test(`every page of the portal is open to everybody, ${screen.width} px`, async () => {
    const page = await stage.signIn(stage.desk.people.manager, screen)
    for (const [name, path] of Object.entries(PAGES)) {
      await settled(page, path())
      await checkAxeInBothThemes(page, name)
      await checkFits(page, name)
    }
  })
}

for (const language of ['ru', 'en'] as const) {
  test(`no page scrolls sideways at 320 px, ${language}`, async () => {
    const page = await stage.signIn(stage.desk.people.manager, { width: 320, height: 640, language })
    for (const [name, path] of Object.entries(PAGES)) {
      await settled(page, path())
      await checkFits(page, name)
    }
  })
}

test('what floats is open to everybody too: catalogue, urgency, the reason of a time', async () => {
  const page = await stage.signIn(stage.desk.people.manager, { width: 360, height: 740 })
  await settled(page, '/new')
  await page.getByRole('button', { name: 'Весь каталог' }).click()
  await page.getByRole('dialog').getByRole('button').first().waitFor()
  await checkAxe(page, 'catalogue')
  await settled(page, `/requests/${asked}`)
  await page.getByRole('button', { name: 'Срочнее' }).click()
  await checkAxe(page, 'urgency')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'О заявке, коллеги, сроки' }).click()
  await checkAxe(page, 'facts')
  await page.getByRole('dialog').getByRole('button', { name: 'Почему такой срок' }).click()
  await page.getByText('Время идёт только в часы обслуживания').waitFor()
  await checkAxe(page, 'reason of a time')
})

/** The page stands: its bones are gone. */
async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('#content, main, #root > *').first().waitFor()
  await page.locator('h1, p').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('[role=status][aria-label]') === null)
}
