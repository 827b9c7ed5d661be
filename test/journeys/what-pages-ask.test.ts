import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Request } from 'playwright-core'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

/** So many calls a page makes at most until it is at rest, the stream of news among them. */
const MOST = 6
/** What a page does once it stands it has begun by then, in milliseconds. */
const REST = 3_200

let stage: Stage
let number = 0
/** The one after it in the list. */
let next = 0
before(async () => {
  stage = await openStage()
  const opened = Date.now()
  const { people, venues, file, as } = stage.desk
  number = await file(people.cashier, { venueId: venues.lesnaya })
  next = await file(people.cashier, { venueId: venues.lesnaya })
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  const taken = await as(people.operator).put(`/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: body.specialist?.id ?? null,
  })
  assert.equal(taken.status, 200, taken.text)
  // What has been answered is due later.
  await as(people.operator).post(`/api/requests/${next}/messages`, { text: 'Смотрим порт' })
  // A server that has just begun knows no earlier news, and lets every page ask for everything again.
  await until(() => Date.now() - opened > 12_000)
})
after(() => stage.close())

/** What a page asks of the API while something is done; one that is opened meanwhile begins anew. */
async function askedWhile(page: Page, deed: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const hear = (call: Request) => {
    const { pathname, search } = new URL(call.url())
    if (call.isNavigationRequest()) asked.length = 0
    if (pathname.startsWith('/api/')) asked.push(`${call.method()} ${pathname}${search}`)
  }
  page.on('request', hear)
  await deed()
  page.off('request', hear)
  return asked
}

/** What a page that is loaded anew asks until it is at rest. */
async function askedByReload(who: { readonly id: number }, path: string): Promise<readonly string[]> {
  const page = await stage.signIn(who)
  await page.goto(path)
  await page.waitForTimeout(REST)
  const asked = await askedWhile(page, async () => {
    await page.reload()
    await page.waitForTimeout(REST)
  })
  assert.ok((await page.getByRole('main').innerText()).length > 0, path)
  await page.context().close()
  return asked
}

/** What came with the page or in one answer was not asked for alone as well, and all calls together are few. */
function areFew(path: string, asked: readonly string[]): void {
  const told = `${path}: ${asked.length}\n${asked.join('\n')}`
  const together = asked.flatMap((one) => /first-answers\?to=(.+)$/.exec(one)?.[1]?.split(',') ?? [])
  const alone = asked.map((one) => one.replace(/^GET \/api\//, ''))
  if (WITHOUT_PICTURE.includes(path)) assert.ok(together.includes('me'), told)
  assert.equal(alone.includes('me'), false, told)
  assert.deepEqual(
    alone.filter((one) => together.includes(one)),
    [],
    told,
  )
  assert.ok(asked.length <= MOST, told)
}

/** These come without their answers, and ask for them. */
const WITHOUT_PICTURE = ['/desk/calls', '/notices']
const ON_THE_DESK = () => [
  '/desk/v/mine',
  '/desk/v/unassigned',
  `/desk/v/open/${number}`,
  `/desk/t/${number}`,
  '/desk/calls',
]
const ON_THE_PORTAL = () => ['/', '/new', '/requests', `/requests/${number}`, '/notices']

for (const [who, paths] of [
  ['operator', ON_THE_DESK],
  ['specialist', ON_THE_DESK],
  ['lead', ON_THE_DESK],
  ['cashier', ON_THE_PORTAL],
] as const) {
  test(`a page that is loaded anew asks at most ${MOST} times in all: ${who}`, async (t) => {
    const asked = await Promise.all(paths().map((path) => askedByReload(stage.desk.people[who], path)))
    for (const [place, path] of paths().entries()) {
      t.diagnostic(`${path}: ${asked[place]?.length}`)
      areFew(path, asked[place] ?? [])
    }
  })
}

test('when what a page begins with cannot be told in one answer, its pieces are asked for one by one', async () => {
  const page = await stage.signIn(stage.desk.people.operator)
  await page.route(/\/api\/first-answers/, (route) => route.fulfill({ status: 500, body: '' }))
  const asked = await askedWhile(page, async () => {
    await page.goto('/desk/calls')
    await page.getByRole('main').getByRole('heading').first().waitFor()
    await page.waitForTimeout(500)
  })
  for (const path of ['/api/me', '/api/views', '/api/notices/count']) assert.ok(asked.includes(`GET ${path}`), path)
  await page.context().close()
})

test('whoever signs in next in the same browser begins with his own, and nothing of the one before', async () => {
  const { people, as } = stage.desk
  await as(people.operator).put(`/api/drafts/reply-${number}`, { text: 'Только для своих глаз' })
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await page.getByText('Только для своих глаз').waitFor()
  await stage.signInAs(page, people.specialist)
  await page.reload()
  await page.getByRole('button', { name: new RegExp(people.specialist.name) }).waitFor()
  await page.getByRole('link', { name: /Мои.*1/ }).waitFor()
  assert.equal(await page.getByText('Только для своих глаз').count(), 0)
  await page.context().close()
})

for (const [where, look, times] of [
  ['where the list stands beside it', {}, 1],
  ['and not on a phone', { width: 360, height: 740 }, 0],
] as const) {
  test(`the request after the opened one is there before it is opened, ${where}`, async () => {
    const page = await stage.signIn(stage.desk.people.operator, look)
    const asked = await askedWhile(page, async () => {
      await page.goto(`/desk/v/open/${number}`)
      await page.waitForTimeout(REST)
    })
    const question = `GET /api/requests/${next}?with=surroundings`
    assert.equal(asked.filter((one) => one === question).length, times, asked.join('\n'))
    const then = await askedWhile(page, async () => {
      await page.keyboard.press('j')
      await page
        .getByRole('region', { name: `Заявка №${next}` })
        .getByRole('textbox')
        .first()
        .waitFor()
    })
    assert.equal(then.includes(question), times === 0, then.join('\n'))
    await page.context().close()
  })
}

test('opening a request asks once for all that its page shows, and says that it was read', async () => {
  const page = await stage.signIn(stage.desk.people.operator)
  await page.goto('/desk/v/open')
  const row = page.getByRole('link', { name: new RegExp(String(number)) }).first()
  await row.waitFor()
  const asked = await askedWhile(page, async () => {
    const read = page.waitForResponse((answer) => answer.url().endsWith(`/api/requests/${number}/read`))
    await row.click()
    await page
      .getByRole('region', { name: 'Сведения' })
      .getByText('Открыто здесь')
      .or(page.getByRole('region', { name: 'Сведения' }).getByRole('heading'))
      .first()
      .waitFor()
    await read
  })
  assert.deepEqual(asked.filter((one) => one.includes(`/api/requests/${number}`)).toSorted(), [
    `GET /api/requests/${number}?with=surroundings`,
    `PUT /api/requests/${number}/read`,
  ])
})
