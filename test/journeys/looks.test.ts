import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let number: number
before(async () => {
  stage = await openStage()
  const { people, venues, file, database, contracts } = stage.desk
  number = await file(people.cashier, { venueId: venues.lesnaya })
  await database.db
    .updateTable('contracts')
    .set({ name: 'Стандарт 12×7 (09–21 по местному времени)', ends_on: '2031-12-31' })
    .where('id', '=', contracts.premium)
    .execute()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

/** The radius of each corner in pixels: top left, top right, bottom right, bottom left. */
const cornersOf = (where: Locator) =>
  where.evaluate((element) => {
    const look = getComputedStyle(element)
    return [
      look.borderTopLeftRadius,
      look.borderTopRightRadius,
      look.borderBottomRightRadius,
      look.borderBottomLeftRadius,
    ].map((radius) => Number.parseFloat(radius))
  })
const groundOf = (where: Locator) => where.evaluate((element) => getComputedStyle(element).backgroundColor)
/** Nothing lies over its middle. */
const isOnTop = (where: Locator) =>
  where.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })
const sizeOf = async (where: Locator) => {
  const box = await where.boundingBox()
  assert.ok(box)
  return box
}

test('a button that stands alone is round on both sides, one with a neighbour is square towards it, focused or not', async () => {
  const page = await stage.signIn(stage.desk.people.operator)
  await page.goto(`/desk/t/${number}`)
  const reply = page.getByRole('button', { name: 'Отправить ответ' })
  await reply.waitFor()
  const more = page.getByRole('button', { name: 'Отправить и сменить статус' })
  const halves = async () => [await cornersOf(reply), await cornersOf(more)]
  assert.deepEqual(await halves(), [
    [6, 0, 0, 6],
    [0, 6, 6, 0],
  ])
  await more.focus()
  await page.keyboard.press('Shift+Tab')
  assert.equal(await reply.evaluate((element) => element.matches(':focus-visible')), true)
  assert.deepEqual(await cornersOf(reply), [6, 0, 0, 6])
  await page.getByRole('radio', { name: 'Заметка' }).click()
  const note = page.getByRole('button', { name: 'Сохранить заметку' })
  await note.waitFor()
  assert.deepEqual(await cornersOf(note), [6, 6, 6, 6])
})

test('a contract is named whole, and its date stays on one line', async () => {
  const page = await stage.signIn(stage.desk.people.operator)
  await page.goto(`/desk/t/${number}`)
  const name = page.getByText('Стандарт 12×7 (09–21 по местному времени)', { exact: true })
  await name.waitFor()
  const [content, shown] = await name.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
  assert.ok(content !== undefined && shown !== undefined && content <= shown)
  assert.equal((await sizeOf(page.getByText(/^до 31/))).height, 20)
})

for (const theme of ['light', 'dark'] as const) {
  test(`«yes» and «no» that wait for an answer look like things to press, ${theme}`, async () => {
    const page = await stage.signIn(stage.desk.people.manager, { theme })
    await page.goto(`/new?service=${stage.desk.services.printing}`)
    const question = page.getByRole('radiogroup', { name: 'Печатает на кухню?' })
    await question.waitFor()
    const sunken = await page.evaluate(() => {
      const probe = document.createElement('p')
      probe.style.setProperty('background', 'var(--sunken)')
      return getComputedStyle(document.body.appendChild(probe)).backgroundColor
    })
    const options = question.locator('label')
    for (const option of await options.all()) assert.notEqual(await groundOf(option), 'rgba(0, 0, 0, 0)')
    assert.notEqual(await groundOf(question), sunken)
    await page.getByRole('radio', { name: 'Да' }).check()
    assert.equal(await groundOf(question), sunken)
    assert.equal(await groundOf(options.last()), 'rgba(0, 0, 0, 0)')
  })
}

test('no key is shown where there are no keys', async () => {
  const page = await stage.signIn(stage.desk.people.lead, PHONE)
  await page.goto(`/desk/t/${number}`)
  await page.getByRole('button', { name: 'Ещё' }).click()
  await page.getByRole('menuitem').first().waitFor()
  assert.ok((await page.locator('kbd').count()) > 1)
  for (const key of await page.locator('kbd').all()) assert.equal(await key.isVisible(), false)
})

const DIALOGS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  catalogue: async (page) => {
    await page.goto('/new')
    await page.getByRole('button', { name: 'Весь каталог' }).click()
  },
  urgency: async (page) => {
    await page.goto(`/requests/${number}`)
    await page.getByRole('button', { name: 'Срочнее' }).click()
  },
  facts: async (page) => {
    await page.goto(`/requests/${number}`)
    await page.getByRole('button', { name: 'О заявке, коллеги, сроки' }).click()
  },
}

test('every dialog has a cross that says what it is, a thumb wide on a phone, and its title keeps clear of it', async () => {
  const page = await stage.signIn(stage.desk.people.manager, PHONE)
  for (const [name, open] of Object.entries(DIALOGS)) {
    await open(page)
    const dialog = page.getByRole('dialog')
    const cross = dialog.getByRole('button', { name: 'Закрыть окно' })
    await cross.waitFor()
    const { width, height, x } = await sizeOf(cross)
    assert.deepEqual([width, height], [44, 44], name)
    const title = await dialog
      .getByRole('heading', { level: 2 })
      .first()
      .evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        return range.getBoundingClientRect().right
      })
    await dialog.getByRole('button').nth(-2).scrollIntoViewIfNeeded()
    assert.equal((await sizeOf(cross)).x, x, name)
    assert.equal(await isOnTop(cross), true, `${name}: the cross scrolls away`)
    assert.ok(title <= x, `${name}: the title ends at ${title}, the cross begins at ${x}`)
    await checkFits(page, name)
    await cross.click()
    await dialog.waitFor({ state: 'detached' })
  }
})

test('nothing of the head of a request, and no chip, is cut at the edge of a phone', async () => {
  const page = await stage.signIn(stage.desk.people.lead, PHONE)
  await page.goto(`/desk/t/${number}`)
  const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) })
  await head.getByRole('button', { name: 'Ещё' }).waitFor()
  await insideOf(page, head.getByRole('button'), 5)
  await page.goto('/desk/v/open?status=new,in_progress,waiting_customer&priority=1,2,3')
  await page.getByRole('button', { name: 'Фильтр' }).waitFor()
  await insideOf(page, page.getByRole('button', { name: /Фильтр|Статус|Приоритет/ }), 1)
})

/** Each of at least so many is as wide as what it says, and lies within the window. */
async function insideOf(page: Page, where: Locator, least: number) {
  const all = await where.filter({ visible: true }).all()
  assert.ok(all.length >= least, `${all.length} of ${least}`)
  for (const one of all) {
    const { x, width } = await sizeOf(one)
    const about = await one.evaluate(({ scrollWidth, clientWidth, textContent }) => ({
      scrollWidth,
      clientWidth,
      textContent,
    }))
    assert.ok(x >= 0 && x + width <= (page.viewportSize()?.width ?? 0), `${about.textContent}: ${x} + ${width}`)
    assert.ok(about.scrollWidth <= about.clientWidth + 1, `${about.textContent} is cut`)
  }
}

test('beside the start page stands how our systems do, beside a new request what is known already', async () => {
  const page = await stage.signIn(stage.desk.people.cashier)
  await page.goto('/')
  const systems = page.getByRole('complementary').getByRole('listitem')
  await systems.filter({ hasText: 'Не печатается чек' }).getByText('Работает').waitFor()
  await page.goto('/new')
  await page.getByRole('heading', { name: 'Открыто по этому ресторану' }).waitFor()
  await page.getByRole('complementary').getByRole('link').first().click()
  await page.waitForURL(`/requests/${number}`)
})

test('a phone does not ask for what stands beside a form on a screen', async () => {
  const page = await stage.signIn(stage.desk.people.cashier, { ...PHONE, isTelephone: true })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const opened = await page.goto('/new')
  // What came with the page the server has asked for it.
  for (const [, path = ''] of (await opened?.text())?.matchAll(/"(\/api\/[^"?]*)[^"]*":/g) ?? []) asked.push(path)
  await page
    .locator('[data-promise]')
    .getByText(/Ответим до/)
    .waitFor()
  assert.ok(asked.includes('/api/catalogue'))
  assert.deepEqual(
    asked.filter((path) => ['/api/requests', '/api/announcements'].includes(path)),
    [],
  )
})

test('what is printed is dark on white, whatever the theme, and holds nothing to press or to write in', async () => {
  for (const [who, path] of [
    ['manager', `/requests/${number}`],
    ['operator', `/desk/t/${number}`],
  ] as const) {
    const page = await stage.signIn(stage.desk.people[who], { theme: 'dark' })
    await page.goto(path)
    const title = page.getByRole('heading', { level: 1, name: /Касса, печать/ })
    await title.waitFor()
    const drawn = () =>
      title.evaluate((element) => [
        getComputedStyle(element).color,
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.documentElement).colorScheme,
      ])
    assert.deepEqual(await drawn(), ['rgb(232, 234, 237)', 'rgb(15, 17, 20)', 'dark'])
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    assert.deepEqual(await drawn(), ['rgb(22, 24, 29)', 'rgb(255, 255, 255)', 'light'])
    for (const pressed of [page.getByRole('navigation'), page.locator('textarea:visible')]) {
      await until(async () => (await pressed.filter({ visible: true }).count()) === 0)
    }
  }
})
