import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { workQueue } from '../ground/work-queue.ts'
import { checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const tabsOf = (page: Page) => page.getByRole('navigation', { name: 'Главное меню' })
const current = async (page: Page) => (await tabsOf(page).locator('[aria-current=page]').allTextContents()).join('|')
const each = (tabs: Locator) => tabs.locator(':scope > :is(a, button)')

test('the bar counts what is mine and what I have not read, opens by the keyboard, and has under «Ещё» the rest of the desk', async () => {
  const { people, venues, file, as, database, house } = stage.desk
  const { cashier, lead, operator } = people
  const page = await stage.signIn(lead, { width: 360, height: 740 })
  await page.goto('/desk/v/mine')
  const tabs = tabsOf(page)
  await tabs.waitFor()
  const number = await file(cashier, { venueId: venues.lesnaya, subject: 'Весы: не видны' })
  const specialistId = lead.id
  await as(operator).put(`/api/requests/${number}/assignee`, { specialistId, expected: null })
  await tabs.getByRole('link', { name: /^Мои.*1 заявка/ }).waitFor()
  const channels = [screenChannel(database.db, house.now)]
  await workQueue(database, tasksOf({ database, files: house.files, channels, now: house.now }))
  const bell = tabs.getByRole('button', { name: /^Уведомления.*2 новых уведомления/ })
  await bell.focus()
  await page.keyboard.press('Enter')
  const heard = page.getByRole('dialog', { name: 'Уведомления' })
  await heard.getByText('Заявка назначена вам').waitFor()
  const box = await heard.boundingBox()
  assert.ok(box && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box))
  await checkAxeInBothThemes(page, 'notices')
  await heard.getByRole('link', { name: /Весы: не видны/ }).click()
  await page.getByRole('textbox', { name: /ответ/i }).waitFor()
  await page.getByRole('link', { name: /^Назад|^К списку/ }).click()
  await tabs.getByRole('button', { name: 'Уведомления', exact: true }).waitFor()

  await tabs.getByRole('button', { name: /^Ещё/ }).press('Enter')
  const more = page.getByRole('menu', { name: 'Ещё' })
  for (const name of ['Звонки', 'Сдать смену', 'Мой профиль', 'Выйти'])
    assert.equal(await more.getByRole('menuitem', { name, exact: true }).count(), 1, name)
  await more.getByRole('menuitemradio', { name: 'На линии', exact: true }).waitFor()
  await checkAxeInBothThemes(page, 'more')
  await more.getByRole('menuitem', { name: 'Звонки' }).click()
  await page.waitForURL(/\/desk\/calls$/)
  assert.equal(await current(page), 'Ещё')
})

for (const width of [360, 390, 430]) {
  test(`on a telephone of ${width} px a bar at the foot leads a specialist to what he needs, and gives way to a request`, async () => {
    const { people, venues, file } = stage.desk
    const number = await file(people.cashier, { venueId: venues.lesnaya, subject: `Касса молчит, ${width}` })
    const page = await stage.signIn(people.specialist, { width, height: 740 })
    await page.goto('/desk/v/mine')
    const tabs = tabsOf(page)
    await tabs.waitFor()
    const words = (await each(tabs).allTextContents()).map((text) => /^\p{L}+/u.exec(text)?.[0])
    assert.deepEqual(words, ['Мои', 'Команда', 'Новая', 'Уведомления', 'Ещё'])
    for (const tab of await each(tabs).all()) {
      const box = await tab.boundingBox()
      assert.ok(box && box.width >= 44 && box.height >= 44, `${await tab.textContent()}: ${JSON.stringify(box)}`)
    }
    const bar = await tabs.boundingBox()
    assert.deepEqual([bar?.x, bar && bar.y + bar.height, bar?.width], [0, 740, width])
    assert.equal(await current(page), 'Мои')
    await checkAxeInBothThemes(page, 'my queue')
    await checkFits(page)

    await tabs.getByRole('link', { name: 'Команда' }).click()
    await page.getByRole('link', { name: new RegExp(`Касса молчит, ${width}`) }).waitFor()
    assert.match(page.url(), /\/desk\/v\/open\?team=\d+$/)
    assert.match(await current(page), /^Команда/)
    await page.getByRole('link', { name: new RegExp(`Касса молчит, ${width}`) }).click()
    await page.getByRole('textbox', { name: /ответ/i }).waitFor()
    assert.equal(await tabs.count(), 0, `№${number} has the foot of the screen for itself`)
    await page.getByRole('link', { name: /^Назад|^К списку/ }).click()
    await tabs.getByRole('link', { name: 'Новая' }).click()
    const who = page.getByRole('combobox', { name: 'Кто обратился' })
    await who.waitFor()
    assert.equal(await current(page), 'Новая')
    // The keyboard of the telephone is up.
    await page.setViewportSize({ width, height: 380 })
    await who.focus()
    await tabs.waitFor({ state: 'hidden' })
    await page.setViewportSize({ width, height: 740 })
    await tabs.waitFor()
    await page.context().close()
  })
}

test('on a wide window the sections stand at the side, and there is no bar', async () => {
  const page = await stage.signIn(stage.desk.people.specialist)
  await page.goto('/desk/v/mine')
  await page.getByRole('navigation', { name: 'Разделы' }).waitFor()
  assert.equal(await tabsOf(page).count(), 0)
  await page
    .getByRole('banner')
    .getByRole('button', { name: /уведомлени/i })
    .waitFor()
})
