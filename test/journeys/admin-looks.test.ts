import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page, Request } from 'playwright-core'
import { until } from '../ground/until.ts'
import { workImports } from '../import-work.ts'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
const made = { template: 0, announcement: 0, mailbox: 0, import: 0 }
before(async () => {
  stage = await openStage()
  const { people, as, inBrowser } = stage.desk
  const administrator = as(people.administrator)
  const text = { ru: 'Проверяем', en: 'Checking' }
  const template = await administrator.post('/api/templates', { name: 'Проверка', text, teamId: null })
  const announcement = await administrator.post('/api/announcements', {
    kind: 'incident',
    text,
    serviceId: null,
    startsAt: new Date().toISOString(),
    endsAt: null,
  })
  const mailbox = await inBrowser(people.administrator).post('/api/mailboxes', { address: 'box@desk.example' })
  const bytes = Buffer.from('Код;Название;Адрес\n104120301;Весна;Пенза, Лунная, 1\n1;Без кода;Пенза')
  const file = await administrator.post('/api/files', { name: 'a.csv', size: bytes.length })
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' }
  await administrator.call('PATCH', `/api/files/${file.body.id}`, bytes, headers)
  const imported = await administrator.post('/api/imports', {
    subject: 'venues',
    fileId: file.body.id,
    fileName: 'a.csv',
  })
  for (const [name, { status, body, text: told }] of Object.entries({
    template,
    announcement,
    mailbox,
    import: imported,
  })) {
    assert.ok(status < 300, `${name}: ${told}`)
    Object.assign(made, { [name]: body.id })
  }
  await workImports(stage.desk)
})
after(() => stage.close())

const WEB = join(import.meta.dirname, '../../web/admin')
const ROUTES = ['routes.tsx', 'pane-routes.ts'].flatMap((file) =>
  [...readFileSync(join(WEB, file), 'utf8').matchAll(/'(\/admin[^']*)'/g)].map(([, path = '']) => path),
)

/** Where pages of one thing are looked at. */
const PLACES: Readonly<Record<string, () => string | readonly string[]>> = {
  '/admin/letters/$kind': () => '/admin/letters/reply',
  '/admin/catalogue/$id': () => `/admin/catalogue/${stage.desk.services.printing}`,
  '/admin/organisations/$id': () => `/admin/organisations/${stage.desk.organisations.vesna}`,
  '/admin/hours/$id': () => '/admin/hours/1',
  '/admin/levels/$id': () => '/admin/levels/1',
  '/admin/import/$id': () => `/admin/import/${made.import}`,
  '/admin/contracts/$id': () => `/admin/contracts/${stage.desk.contracts.premium}`,
  '/admin/templates/$id': () => `/admin/templates/${made.template}`,
  '/admin/announcements/$id': () => `/admin/announcements/${made.announcement}`,
  '/admin/people/$id': () => `/admin/people/${stage.desk.people.specialist.id}`,
  '/admin/teams/$id': () => `/admin/teams/${stage.desk.teams.lineOne}`,
  '/admin/mail/$id': () => `/admin/mail/${made.mailbox}`,
  '/admin/customers/$id': () => `/admin/customers/${stage.desk.people.cashier.id}`,
  '/admin/venues/$id/labels': () => `/admin/venues/${stage.desk.venues.lesnaya}/labels`,
  '/admin/customers/$id/merge': () => `/admin/customers/${stage.desk.people.cashier.id}/merge`,
  '/admin/setup/$step': () =>
    ['mail', 'messenger', 'hours', 'terms', 'staff', 'samples'].map((step) => `/admin/setup/${step}`),
}

test('every page of administration has a place where it is looked at', () => {
  const ofOne = ROUTES.filter((path) => path.includes('$'))
  assert.deepEqual(ofOne.toSorted(), Object.keys(PLACES).toSorted())
  assert.ok(ROUTES.length > 40, `${ROUTES.length} routes`)
})

const LOOKS = [
  { width: 1366, height: 768, theme: 'light' },
  { width: 360, height: 740, theme: 'dark' },
] as const

/** Each page is looked at in one of the looks, its neighbour in the other; `OKNO_TEST_LOOKS=all` looks at each in both, and in the other theme too. */
const LOOKS_AT_ALL = process.env.OKNO_TEST_LOOKS === 'all'
const check = LOOKS_AT_ALL ? checkAxeInBothThemes : checkAxe

for (const [turn, look] of LOOKS.entries()) {
  const which = LOOKS_AT_ALL ? 'every' : 'every other'
  test(`${which} page of administration is open to everybody, ${look.width} px, ${look.theme}`, async () => {
    const page = await stage.signIn(stage.desk.people.administrator, look)
    const flaws: string[] = []
    const routes = ROUTES.filter((_, place) => LOOKS_AT_ALL || place % LOOKS.length === turn)
    for (const route of routes) {
      for (const path of [PLACES[route]?.() ?? route].flat()) {
        await settled(page, path)
        // No script runs in the frame of a letter: axe would wait for it for ever.
        const looked = [check(page, path, { beside: 'iframe' }), checkFits(page, path)]
        for (const one of looked) {
          await one.catch((error: Error) => flaws.push(`${path}: ${error.message.slice(0, 1_200)}`))
        }
      }
    }
    assert.deepEqual(flaws, [])
  })
}

/** Milliseconds. */
const QUIET = 100

/** Everything that the page asks for has come. */
async function settled(page: Page, path: string): Promise<void> {
  const asked = new Set<unknown>()
  const begin = (request: Request) => void (request.resourceType() !== 'eventsource' && asked.add(request))
  const end = (request: Request) => void asked.delete(request)
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // An answer may ask for more: nothing is under way, and nothing was a moment ago.
  let quiet = 0
  await until(async () => {
    await delay(QUIET / 5)
    quiet = asked.size === 0 ? quiet + 1 : 0
    return quiet > 5
  })
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end)
}
