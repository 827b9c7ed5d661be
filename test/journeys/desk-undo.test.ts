import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { queueUntold } from '../../src/db/request/untold.ts'
import { HELD_BACK } from '../../src/domain/request/undo.ts'
import { until } from '../ground/until.ts'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const SOLUTION = 'Переустановили драйвер, чек печатается.'

async function openedIn(page: Page, number: number): Promise<void> {
  await page.goto(`/desk/v/open/${number}`)
  await page.getByLabel('Ответ клиенту').waitFor()
}

async function resolve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'В работе', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Выполнить…' }).click()
  await page.getByLabel('Решение для клиента').fill(SOLUTION)
  await page.getByRole('button', { name: 'Выполнить', exact: true }).click()
  await page.getByRole('button', { name: 'Выполнена', exact: true }).waitFor()
}

/** Started by the specialist, so that it is his. */
async function started(): Promise<number> {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  await as(people.specialist).put(`/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: null,
  })
  return number
}

const messages = (page: Page) => page.getByRole('region', { name: 'Сообщения' })
const wayBack = (page: Page) => messages(page).getByRole('button', { name: 'Вернуть' })

for (const [how, takeBack] of [
  ['with the button', (page: Page) => wayBack(page).click()],
  ['by the keyboard', (page: Page) => page.keyboard.press('Control+KeyZ')],
] as const) {
  test(`a solution given by mistake is taken back ${how}: nothing has left, and its words are written again`, async () => {
    const { people, database, house, as } = stage.desk
    const number = await started()
    const page = await stage.signIn(people.specialist)
    await openedIn(page, number)
    await resolve(page)
    await wayBack(page).waitFor()
    await takeBack(page)
    await page.getByRole('button', { name: 'В работе', exact: true }).waitFor()
    await page.getByText('Решение взяли назад').waitFor()
    assert.equal(
      await page.getByRole('link', { name: 'Перейти к содержанию' }).evaluate((link) => link.matches(':focus')),
      false,
    )
    assert.equal(await page.getByText(/^Выполнена: /).count(), 0, 'what was taken back is one line of the history')
    await until(async () => (await page.getByLabel('Ответ клиенту').inputValue()) === SOLUTION)

    await queueUntold(database.db, house.now() + HELD_BACK)
    const seen = (await as(people.cashier).get(`/api/requests/${number}`)).body
    assert.deepEqual([seen.status, seen.solution], ['in_progress', null])
    assert.ok(!JSON.stringify(seen).includes(SOLUTION))
    await checkAxe(page)
  })
}

test('what is told already says so, and how to go on', async () => {
  const { people, database, house } = stage.desk
  const number = await started()
  const page = await stage.signIn(people.specialist)
  await openedIn(page, number)
  await resolve(page)
  await wayBack(page).waitFor()
  await queueUntold(database.db, house.now() + HELD_BACK)
  await wayBack(page).click()
  await page.getByRole('alert').getByText('Вернуть уже нельзя').waitFor()
  await page.getByRole('button', { name: 'Выполнена', exact: true }).waitFor()
})

async function setCriticality(page: Page, now: string, to: RegExp): Promise<void> {
  await page.getByRole('button', { name: now, exact: true }).click()
  await page.getByRole('menuitemradio', { name: to }).click()
}

for (const width of [1366, 360]) {
  test(`three things done in a row can each be taken back, and what tells them covers nothing one works on, at ${width}`, async () => {
    const { people, as } = stage.desk
    await started()
    const number = await started()
    const page = await stage.signIn(people.specialist, { width, height: width === 360 ? 740 : 768 })
    await unhurried(page)
    await openedIn(page, number)
    await setCriticality(page, 'Приоритет 3', /высокая/)
    await wayBack(page).waitFor()
    await setCriticality(page, 'Приоритет 2', /критическая/)
    await messages(page).getByRole('button', { name: 'ещё 1' }).waitFor()
    await resolve(page)
    const more = messages(page).getByRole('button', { name: 'ещё 2' })
    await more.waitFor()

    await freeOfComposer(page)
    await more.click()
    await until(async () => (await wayBack(page).count()) === 3)
    await freeOfComposer(page)
    await more.click()
    if (width === 360) await page.getByRole('link', { name: 'К списку' }).click()
    await freeOf(page, page.locator('a[data-place]'))
    await more.click()
    await freeOf(page, page.locator('a[data-place]'))
    await more.click()

    await page.keyboard.press('Control+KeyZ')
    await messages(page).getByRole('button', { name: 'ещё 1' }).waitFor()
    await until(async () => (await as(people.specialist).get(`/api/requests/${number}`)).body.status === 'in_progress')
    await page.keyboard.press('Control+KeyZ')
    await until(async () => (await as(people.specialist).get(`/api/requests/${number}`)).body.criticality === 'high')
    await page.keyboard.press('Control+KeyZ')
    await until(async () => (await as(people.specialist).get(`/api/requests/${number}`)).body.criticality === 'medium')
  })
}

/** Toasts stay longer than a slow machine needs for three presses. */
async function unhurried(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = window.setTimeout.bind(window)
    const slow = (run: TimerHandler, after = 0) => real(run, after >= 8_000 ? 10 * after : after)
    Object.assign(window, { setTimeout: slow })
  })
}

async function freeOfComposer(page: Page): Promise<void> {
  await freeOf(page, page.getByRole('button', { name: 'Отправить ответ' }))
  await freeOf(page, page.getByLabel('Ответ клиенту'))
}

/** No toast lies over any of these, and all of them together are low. */
async function freeOf(page: Page, things: Locator): Promise<void> {
  await things.first().waitFor()
  const toasts = await boxesOf(messages(page).locator('> *'))
  const covered = (await boxesOf(things)).filter((box) => toasts.some((toast) => overlap(box, toast)))
  assert.deepEqual(covered, [], `under ${JSON.stringify(toasts)}`)
  const bottom = Math.max(...toasts.map(({ y, height }) => y + height))
  const top = Math.min(...toasts.map(({ y }) => y))
  assert.ok(toasts.length > 0 && bottom - top <= 200, `${bottom - top} px high`)
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

async function boxesOf(things: Locator): Promise<readonly Box[]> {
  const boxes = await Promise.all((await things.all()).map((thing) => thing.boundingBox()))
  return boxes.filter((box) => box !== null)
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

test('a toast goes by itself, but not while the pointer or the focus is on it', async () => {
  const { people } = stage.desk
  const number = await started()
  const page = await stage.signIn(people.specialist)
  await page.clock.install()
  await openedIn(page, number)
  await setCriticality(page, 'Приоритет 3', /высокая/)
  await wayBack(page).waitFor()
  await wayBack(page).hover()
  await page.clock.fastForward(60_000)
  assert.ok(await wayBack(page).isVisible())
  await wayBack(page).focus()
  await page.mouse.move(5, 700)
  await page.clock.fastForward(60_000)
  assert.ok(await wayBack(page).isVisible())
  await page.getByLabel('Ответ клиенту').focus()
  await page.clock.fastForward(8_000)
  await wayBack(page).waitFor({ state: 'detached' })
})
