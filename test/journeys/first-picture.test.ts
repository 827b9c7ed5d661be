import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { type Look, openStage, type Stage } from './stage.ts'

const TELEPHONE: Look = { width: 360, height: 740, isTelephone: true }
const WIDE: Look = {}

let stage: Stage
let number = 0
before(async () => {
  stage = await openStage()
  const { people, venues, file, as } = stage.desk
  await file(people.cashier, { venueId: venues.lesnaya, subject: 'Терминал молчит' })
  number = await file(people.cashier, { venueId: venues.lesnaya })
  for (let step = 1; step <= 12; step++) {
    await as(people.operator).post(`/api/requests/${number}/messages`, { text: `Шаг ${step}: смотрим порт` })
  }
  for (const who of [people.cashier, people.operator]) await as(who).put(`/api/requests/${number}/read`, {})
  const page = await stage.signIn(people.cashier)
  await until(async () => hasPicture(await page.context().request.get('/')))
  await page.context().close()
})
after(() => stage.close())

async function hasPicture(answer: { text: () => Promise<string> }): Promise<boolean> {
  return (await answer.text()).includes('id="picture"')
}

/** Lets a test look into the picture, which is closed to everything else in the page. */
async function withWindowInto(page: Page): Promise<void> {
  await page.route(
    (url) => !/\.\w+$|^\/api\//.test(url.pathname),
    async (route) => {
      const answer = await route.fetch()
      const body = (await answer.text()).replace('shadowrootmode="closed"', 'shadowrootmode="open"')
      await route.fulfill({ response: answer, body })
    },
  )
}

/** The program of the page does not come before it is let in. */
async function heldProgram(page: Page): Promise<() => void> {
  let letIn = () => {}
  const held = new Promise<void>((resolve) => {
    letIn = resolve
  })
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  return letIn
}

interface Seen {
  readonly text: readonly string[]
  /** Where headings and messages stand. */
  readonly places: readonly string[]
}

function seenIn(page: Page, what: 'picture' | 'page'): Promise<Seen> {
  return page.evaluate((which) => {
    const root = document.getElementById('root') ?? document.body
    const place = which === 'page' ? root : document.getElementById('picture')?.shadowRoot
    const shown = which === 'page' ? root : place?.querySelector<HTMLElement>('[data-surface]')
    const marks = [...(place?.querySelectorAll('h1, h2, article[id^="m-"], main a') ?? [])].filter((mark) =>
      mark.checkVisibility(),
    )
    return {
      text: (shown?.innerText ?? '').split('\n').filter(Boolean),
      places: marks.map((mark) => {
        const { x, y } = mark.getBoundingClientRect()
        return `${mark.localName} ${mark.id} ${Math.round(x)},${Math.round(y)}`
      }),
    }
  }, what)
}

/** The picture is gone, and the page stands in its place. */
function pageStands(page: Page): Promise<unknown> {
  return page.waitForFunction(() => !document.getElementById('picture') && document.querySelector('#root main'))
}

async function bothSeen(page: Page, path: string) {
  await withWindowInto(page)
  const letIn = await heldProgram(page)
  await page.goto(path, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.getElementById('root') && document.fonts.status === 'loaded')
  await page.waitForFunction(() => document.getElementById('picture')?.checkVisibility())
  await page.evaluate(() => document.fonts.ready)
  const picture = await seenIn(page, 'picture')
  letIn()
  await pageStands(page)
  return { picture, page: await seenIn(page, 'page') }
}

for (const [who, paths] of [
  ['cashier', () => ['/', '/new', `/new?service=${stage.desk.services.printing}`, '/requests', `/requests/${number}`]],
  ['operator', () => ['/desk/v/open', `/desk/v/open/${number}`, `/desk/t/${number}`]],
] as const) {
  for (const [where, look] of [
    ['on a telephone', TELEPHONE],
    ['in a wide window', WIDE],
  ] as const) {
    test(`the picture says what the page says, in the same places: ${who}, ${where}`, async () => {
      for (const path of paths()) {
        const page = await stage.signIn(stage.desk.people[who], look)
        const seen = await bothSeen(page, path)
        assert.ok(seen.picture.text.length > 5, `${path}: ${seen.picture.text}`)
        assert.deepEqual(seen.picture, seen.page, path)
        await page.context().close()
      }
    })
  }
}

test('the picture speaks the language of its person, whatever the browser asks for', async () => {
  const { people, as } = stage.desk
  const changed = await as(people.lead).call('PATCH', '/api/me', { locale: 'en' })
  assert.equal(changed.status, 200, changed.text)
  const page = await stage.signIn(people.lead, { language: 'ru' })
  const seen = await bothSeen(page, '/desk/v/open')
  assert.ok(seen.picture.text.includes('All open'), seen.picture.text.join('\n'))
  assert.deepEqual(seen.picture.text, seen.page.text)
  await page.context().close()
})

test('whoever opens his page at the same moment as others sees himself and nobody else', async () => {
  const { cashier, operator, specialist } = stage.desk.people
  const people = [cashier, operator, specialist]
  const pages = await Promise.all(people.map((person) => stage.signIn(person)))
  let drawn = 0
  for (let round = 0; round < 8; round++) {
    const answers = await Promise.all(
      pages.map((page, place) => page.context().request.get(place === 0 ? '/' : '/desk/v/mine')),
    )
    for (const [place, answer] of answers.entries()) {
      const { picture, brought } = partsOf(await answer.text())
      if (picture === '') continue
      drawn++
      const others = people.filter((_, other) => other !== place)
      assert.deepEqual(idsOfMe(brought), [people[place]?.id])
      assert.ok(isMenuOf(people[place], picture), `round ${round}: ${people[place]?.name}`)
      for (const other of others) assert.equal(isMenuOf(other, picture), false, `round ${round}: ${other.name}`)
    }
  }
  assert.ok(drawn > people.length, `${drawn} pictures`)
  for (const page of pages) await page.context().close()
})

function partsOf(html: string) {
  const [, picture = ''] = /<template[^>]*>(.*)<\/template>/s.exec(html) ?? []
  const [, answers = '{}'] = /id="brought">(.*?)<\/script>/s.exec(html) ?? []
  const brought: Record<string, string> = JSON.parse(answers)
  return { picture, brought }
}

function idsOfMe(brought: Readonly<Record<string, string>>): readonly number[] {
  const first = Object.entries(brought).filter(([address]) => address.startsWith('/api/first-answers'))
  return first.map(([, body]) => JSON.parse(body).me.id)
}

/** His name is on the menu of the person whose page it is. */
function isMenuOf(person: { readonly name: string } | undefined, picture: string): boolean {
  return new RegExp(`role="menu" aria-label="[^"]*${person?.name}`).test(picture)
}

test('nobody hears the picture or gets into it', async () => {
  const page = await stage.signIn(stage.desk.people.cashier)
  const letIn = await heldProgram(page)
  await page.goto('/', { waitUntil: 'commit' })
  await page.locator('#picture').waitFor()
  assert.equal(await page.locator('body').ariaSnapshot(), '')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body')
  letIn()
  await pageStands(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  assert.deepEqual(
    violations.map(({ id }) => id),
    [],
  )
  await page.context().close()
})

test('without its program the page is read all the same', async () => {
  const page = await stage.signIn(stage.desk.people.cashier, TELEPHONE)
  await page.route(/\.js$/, (route) => route.abort())
  await withWindowInto(page)
  await page.goto('/')
  await page.locator('#picture').waitFor()
  const { text } = await seenIn(page, 'picture')
  assert.ok(text.includes('Терминал молчит'), text.join('\n'))
  await page.context().close()
})

for (const [of, look, prepare] of [
  ['is narrower than was thought', { width: 360, height: 740 }, () => undefined],
  ['shows another language', WIDE, () => localStorage.setItem('okno.language', 'en')],
  ['is cosy', WIDE, () => localStorage.setItem('okno.density', 'cosy')],
  ['has columns folded away', WIDE, () => localStorage.setItem('okno.folded', 'views')],
] as const) {
  test(`no picture is seen where the window ${of}`, async () => {
    const page = await stage.signIn(stage.desk.people.operator, look)
    await page.addInitScript(prepare)
    const letIn = await heldProgram(page)
    await page.goto('/desk/v/open', { waitUntil: 'commit' })
    await page.locator('#picture').waitFor({ state: 'attached' })
    await page.waitForFunction(() => document.styleSheets.length > 1)
    assert.equal(await page.locator('#picture').isVisible(), false)
    letIn()
    await pageStands(page)
    await page.context().close()
  })
}

test('a page with a picture is kept by nobody and allows no style but its own; all others come as ever', async () => {
  const page = await stage.signIn(stage.desk.people.operator)
  const { request } = page.context()
  const drawn = await request.get('/desk/v/open')
  assert.ok(await hasPicture(drawn))
  assert.equal(drawn.headers()['cache-control'], 'no-store')
  const policy = drawn.headers()['content-security-policy'] ?? ''
  assert.match(policy, /style-src 'self' 'unsafe-hashes' 'sha256-/)
  assert.doesNotMatch(policy, /unsafe-inline/)
  for (const path of ['/desk/t/999999', '/desk/calls', '/admin']) {
    const plain = await request.get(path)
    assert.equal(await hasPicture(plain), false, path)
    assert.equal(plain.headers()['cache-control'], 'no-cache', path)
  }
  assert.equal((await request.get('/.vite/picture/worker.js')).status(), 404)
  const stranger = await stage.visit()
  assert.equal(await hasPicture(await stranger.context().request.get('/')), false)
  await stranger.context().close()
  await page.context().close()
})

test('what was brought is not asked for', async () => {
  const page = await stage.signIn(stage.desk.people.operator)
  const asked: string[] = []
  page.on('request', (call) => asked.push(new URL(call.url()).pathname))
  await page.goto(`/desk/v/open/${number}`)
  await pageStands(page)
  for (const path of ['/api/first-answers', '/api/requests', `/api/requests/${number}`]) {
    assert.equal(asked.includes(path), false, path)
  }
  await page.context().close()
})
