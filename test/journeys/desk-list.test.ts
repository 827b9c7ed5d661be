import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const subjects = (page: Page) => page.locator('a[data-place]').evaluateAll((rows) => rows.map((row) => row.textContent))
const order = async (page: Page) => (await subjects(page)).map((text) => Number(/№(\d+)/.exec(text ?? '')?.[1]))

test('what is new gathers aside, and the rows keep their places until it is shown', async () => {
  const { people, venues, file, as } = stage.desk
  const first = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: первая' })
  const second = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: вторая' })
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open?sort=newest')
  await until(async () => (await order(page)).length === 2)
  assert.deepEqual(await order(page), [second, first])

  const third = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: третья' })
  await page.getByRole('button', { name: 'Показать 1 новую' }).waitFor()
  assert.deepEqual(await order(page), [second, first])

  // What changes changes in its place.
  await as(people.specialist).post(`/api/requests/${first}/messages`, { text: 'Смотрим вашу кассу' })
  await page.getByText('Борис: Смотрим вашу кассу').waitFor()
  assert.deepEqual(await order(page), [second, first])

  await page.getByRole('button', { name: 'Показать 1 новую' }).click()
  await until(async () => (await order(page))[0] === third)
})

test('an opened request that has left its list is told there as it goes on', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: уходит из списка' })
  const page = await stage.signIn(people.specialist)
  await page.goto(`/desk/v/unassigned/${number}`)
  const row = page.locator('a[data-place]', { hasText: `№${number}` })
  await row.waitFor()
  await as(people.specialist).put(`/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: null,
  })
  await as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Взяли, смотрим' })
  await row.getByText('Вы: Взяли, смотрим').waitFor()
  await as(people.cashier).post(`/api/requests/${number}/messages`, { text: 'Ждём у кассы' })
  await row.getByText('Иван: Ждём у кассы').waitFor()
})

test('what was resolved is counted in the head of its list, and stands there by what was resolved last', async () => {
  const { people, venues, file, as } = stage.desk
  const numbers: number[] = []
  for (const subject of ['Касса: решена потом', 'Касса: решена раньше'])
    numbers.push(await file(people.cashier, { venueId: venues.lesnaya, subject }))
  for (const number of numbers.toReversed()) {
    const { version } = (await as(people.specialist).get(`/api/requests/${number}`)).body
    const move = { move: 'resolve', version, solution: 'Заменили кабель', closingCode: 'solved' }
    assert.equal((await as(people.specialist).post(`/api/requests/${number}/moves`, move)).status, 200)
  }
  const page = await stage.signIn(people.specialist)
  await page.goto('/desk/v/resolved')
  await page.getByRole('heading', { name: 'Недавно решённые 2' }).waitFor()
  assert.deepEqual(await order(page), numbers)
})

test('the keys walk, open and go back, in the Russian layout too', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await page.locator('a[data-place]').first().waitFor()
  const numbers = await order(page)
  const press = (code: string, key: string) =>
    page.evaluate(
      ([code, key]) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }),
        ),
      [code, key] as const,
    )
  await press('KeyJ', 'о')
  await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-place') === '0'))
  await press('KeyJ', 'о')
  await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-place') === '1'))
  await press('KeyO', 'щ')
  await page.waitForURL(`**/desk/v/open/${numbers[1]}`)
  await press('KeyK', 'л')
  await page.waitForURL(`**/desk/v/open/${numbers[0]}`)
  await page.keyboard.press('Escape')
  await page.waitForURL('**/desk/v/open')
  await page.goBack()
  await page.waitForURL(`**/desk/v/open/${numbers[0]}`)
})

test('filters stand in the address and narrow the list', async () => {
  const { people, venues, file } = stage.desk
  const urgent = await file(people.cashier, { venueId: venues.lesnaya, stopOfTrade: true, subject: 'Касса: стоим' })
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await page.getByRole('button', { name: 'Фильтр' }).click()
  await page.getByRole('option', { name: 'Приоритет', exact: true }).click()
  await page.getByRole('option', { name: 'Приоритет 1' }).click()
  await page.waitForURL('**/desk/v/open?priority=1')
  await until(async () => (await order(page)).join() === String(urgent))
  await page.reload()
  await until(async () => (await order(page)).join() === String(urgent))
  await page.getByRole('button', { name: 'Приоритет 1' }).click()
  await until(async () => (await order(page)).length > 1)
})

test('a duplicate is found by its words, and the mark is taken back from the toast', async () => {
  const { people, venues, file, as } = stage.desk
  const main = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Эквайринг: терминал молчит' })
  const twin = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Эквайринг: не платит карта' })
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/t/${twin}`)
  await page.getByRole('button', { name: 'Новая', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Закрыть как дубль…' }).click()
  await page.getByLabel('Другая заявка').fill('терминал молчит')
  await page.getByRole('option', { name: new RegExp(`№${main}`) }).click()
  await page.getByRole('button', { name: 'Закрыть как дубль' }).click()
  await page.getByText(`Закрыта как дубль №${main}`).waitFor()
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await until(async () => (await as(people.operator).get(`/api/requests/${twin}`)).body.status === 'in_progress')
})

test('what somebody else has changed meanwhile is told, and nothing written is lost', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.route('**/api/live*', (route) => route.abort())
  await page.goto(`/desk/t/${number}`)
  await page.getByRole('button', { name: 'Новая', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Отложить…' }).click()
  await page.getByLabel('Причина').fill('Ждём поставку')

  const order = { criticality: 'high', version: (await as(people.lead).get(`/api/requests/${number}`)).body.version }
  assert.equal((await as(people.lead).put(`/api/requests/${number}/criticality`, order)).status, 200)
  await page.getByRole('button', { name: 'Отложить', exact: true }).click()
  await page.getByRole('alert').getByText('Пока вы смотрели, заявка изменилась').waitFor()
  assert.equal(await page.getByLabel('Причина').inputValue(), 'Ждём поставку')
  await page.getByRole('button', { name: 'Отложить', exact: true }).click()
  await page.getByRole('button', { name: 'Отложена', exact: true }).waitFor()
})

test('the address of another team’s request says once that it is there, and leads back to one’s own', async () => {
  const { people, venues, services, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, serviceId: services.cards })
  const page = await stage.signIn(people.specialist)
  for (const address of [`/desk/t/${number}`, `/desk/v/open/${number}`]) {
    await page.goto(address)
    await page.getByText(`Заявка №${number} вам не видна`).waitFor()
    assert.equal(await page.getByRole('alert').count(), 1)
    assert.equal(await page.getByRole('button', { name: 'Повторить' }).count(), 0)
    assert.equal(await page.getByText('не вашей организации').count(), 0)
  }
  await page.getByRole('link', { name: 'К заявкам' }).click()
  await page.waitForURL('**/desk/v/*')
})
