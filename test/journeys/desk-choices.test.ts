import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { grantRole, insertPerson, joinTeam } from '../../src/db/foundation/foundation.ts'
import { until } from '../ground/until.ts'
import { focusIs } from './focused.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
  const { database, teams, organisations } = stage.desk
  await database.db.transaction().execute(async (tx) => {
    const both = await insertPerson(tx, Date.now(), { name: 'Зоя Снегирёва', email: 'zoya@desk.example' })
    await grantRole(tx, both, { role: 'specialist' })
    for (const team of [teams.lineOne, teams.acquiring]) await joinTeam(tx, team, both)
    const english = await insertPerson(tx, Date.now(), { name: 'John Baker', email: 'john@vesna.example' })
    await grantRole(tx, english, { role: 'customer_user', organisationId: organisations.vesna })
  })
})
after(() => stage.close())

test('a request is handed over without the mouse: arrows, Enter, everybody once, in any layout and spelling', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/v/open/${number}`)
  await page.getByLabel('Ответ клиенту').waitFor()
  await page.keyboard.press('a')
  const box = page.getByLabel('Имя или команда')
  await focusIs(page, { name: 'Имя или команда' })
  assert.equal(await page.getByRole('option', { name: /Снегирёва/ }).count(), 1)

  await page.keyboard.type('никого такого')
  await page.getByText('Никто не нашёлся').waitFor()
  await page.keyboard.press('Enter')
  assert.equal(await box.isVisible(), true)
  for (const words of ['Snegireva', 'снегирева', 'cytubhtdf', 'Snegiryova']) {
    await box.fill(words)
    await until(async () => /^\D*Зоя Снегирёва0$/.test((await page.getByRole('option').allTextContents()).join()), {
      what: words,
    })
  }
  await box.fill('')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = await page.locator('[role=option][data-active]').textContent()
  assert.match(active ?? '', /Анна Первая|Борис Второй/)
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  await box.fill('Snegireva')
  await page.keyboard.press('Enter')
  await focusIs(page, { name: 'Зоя Снегирёва' })
  await until(
    async () => (await as(people.operator).get(`/api/requests/${number}`)).body.specialist?.name === 'Зоя Снегирёва',
  )
})

test('the caller is found by a Latin spelling, chosen by the arrows, and one writes at once what he says', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await page.locator('a[data-place]').first().waitFor()
  await page.keyboard.press('c')
  await focusIs(page, { name: 'Кто обратился' })
  const box = page.getByLabel('Кто обратился')
  for (const [words, name] of [
    ['Kassirov', /Иван Кассиров/],
    ['rfccbhjd', /Иван Кассиров/],
    ['Бакер', /John Baker/],
  ] as const) {
    await box.fill(words)
    await page.getByRole('option', { name }).waitFor()
  }
  await box.fill('нет такого')
  await page.getByText('В справочнике никого нет').waitFor()
  await box.fill('Дилеров')
  await page.getByRole('option', { name: /Дмитрий/ }).waitFor()
  await box.fill('Кассиров')
  await page.getByRole('option', { name: /Кассиров/ }).waitFor()
  await until(async () => (await page.getByRole('option').count()) === 1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByText('Иван Кассиров').waitFor()
  await focusIs(page, { name: 'Тема' })
})

test('menus of urgency, criticality and filters tick what holds, open at it, and are walked by letters', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/v/open/${number}`)
  await page.getByLabel('Ответ клиенту').waitFor()
  await page.keyboard.press('p')
  const ticked = page.getByRole('menuitemradio', { checked: true })
  await ticked.waitFor()
  assert.equal(await ticked.count(), 1)
  assert.match((await ticked.textContent()) ?? '', /средняя/i)
  await until(() => ticked.evaluate((item) => item === document.activeElement))
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'hidden' })
  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: 'Отложить…' }).waitFor()
  await page.keyboard.type('jnkj')
  await until(() =>
    page.getByRole('menuitem', { name: 'Отложить…' }).evaluate((item) => item === document.activeElement),
  )
})

test('what a key opens has the focus before the next key is heard', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/v/open/${number}`)
  await page.getByLabel('Ответ клиенту').waitFor()
  // In one task of the page: no frame is drawn between the key and the look at the focus.
  const focusAfter = (code: string) =>
    page.evaluate(async (pressed) => {
      const by = document.activeElement ?? document.body
      by.dispatchEvent(new KeyboardEvent('keydown', { code: pressed, key: pressed, bubbles: true, cancelable: true }))
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      const holder = document.activeElement?.closest('[role=menu], dialog, [role=dialog], textarea')
      return holder?.getAttribute('role') ?? holder?.localName ?? 'nothing'
    }, code)

  for (const [code, holder] of [
    ['KeyS', 'menu'],
    ['KeyP', 'menu'],
    ['KeyA', 'dialog'],
    ['KeyR', 'textarea'],
  ] as const) {
    assert.equal(await focusAfter(code), holder, code)
    await page.keyboard.press('Escape')
    await page.locator('[popover=auto]:popover-open, dialog[open]').waitFor({ state: 'detached' })
  }
})
