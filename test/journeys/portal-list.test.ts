import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { uploaded } from '../files/sending.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('filters of the list stand in the address and come back with it', async () => {
  const { people, venues, file } = stage.desk
  const ours = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса, печать: пустая лента' })
  const other = await file(people.manager, { venueId: venues.sadovaya, subject: 'Меню, цены: старые цены' })
  const page = await stage.signIn(people.manager)
  await page.goto('/requests')
  await page.getByRole('link', { name: 'Все рестораны' }).click()
  await page.getByText(`№${ours}`).first().waitFor()

  await page.getByRole('searchbox').fill('лента')
  await page.waitForURL(/q=%D0/)
  await page.getByText(`№${other}`).first().waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('link', { name: 'Касса, печать: пустая лента' }).waitFor()
  assert.equal(await page.getByRole('searchbox').inputValue(), 'лента')
  assert.equal(await page.getByText(`№${other}`).count(), 0)

  await page.getByRole('searchbox').fill('')
  await page.waitForURL((url) => !url.searchParams.has('q'))
  await page.getByRole('button', { name: 'Ресторан' }).click()
  await page.getByRole('button', { name: /Садовой/ }).click()
  await page.waitForURL(new RegExp(`venue=${venues.sadovaya}`))
  await page.getByRole('link', { name: 'Меню, цены: старые цены' }).waitFor()

  await page.getByRole('button', { name: 'Открытые' }).click()
  await page.getByRole('menuitemradio', { name: 'Завершённые' }).click()
  await page.waitForURL(/state=ended/)
  await page.getByText('Ничего не нашлось').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Меню, цены: старые цены' }).waitFor()
})

test('what waits for the person stands first, and is counted in the header', async () => {
  const { people, venues, as, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  await file(people.cashier, { venueId: venues.lesnaya })
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  const question = { move: 'ask', version: body.version, message: { text: 'Какая версия?' } }
  await as(people.operator).post(`/api/requests/${number}/moves`, question)
  const page = await stage.signIn(people.cashier)
  await page.goto('/requests')
  const first = page.getByRole('heading', { level: 2 }).first()
  await first.getByText('Ждут вас').waitFor()
  await page.getByRole('banner').getByText('ждут вас: 1').waitFor({ state: 'attached' })
})

test('a long list goes on at a press', async () => {
  const { people, venues, file } = stage.desk
  for (let made = 0; made < 55; made++)
    await file(people.stranger, { venueId: venues.bar, subject: `Бар: дело ${made}` })
  const page = await stage.signIn(people.stranger)
  await page.goto('/requests')
  await page.getByRole('button', { name: 'Показать ещё' }).click()
  await page.getByRole('link', { name: 'Бар: дело 0', exact: true }).waitFor()
})

test('late and in work: who works on it is said, not that it waits; files without a word are told as such', async () => {
  const { people, venues, as, file, database } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: долго' })
  const picture = await uploaded(stage.desk, people.cashier, Buffer.from('not a picture'), 'касса.txt')
  await as(people.cashier).post(`/api/requests/${number}/messages`, {
    visibility: 'public',
    text: '',
    fileIds: [picture],
  })
  const specialist = as(people.specialist)
  const given = await specialist.put(`/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: null,
  })
  assert.equal(given.status, 200, given.text)
  await database.db
    .updateTable('requests')
    .set({ reaction_due_at: null, resolution_due_at: new Date(Date.now() - 90_000).toISOString() })
    .where('number', '=', number)
    .execute()
  const page = await stage.signIn(people.cashier)
  await page.goto('/requests')
  const item = page.getByRole('listitem').filter({ hasText: 'Касса: долго' })
  await item.getByText('Не успели решить').waitFor()
  assert.equal(await item.getByText('в начале очереди').count(), 0)
  await item.getByRole('link').first().click()
  await page.getByText('Срок прошёл, но работа идёт').waitFor()
  assert.equal(await page.getByText('в начале очереди').count(), 0)
  const desk = await stage.signIn(people.specialist)
  await desk.goto('/desk/v/mine')
  await desk.locator('a[data-place]').filter({ hasText: 'Касса: долго' }).getByText('Иван: вложение').waitFor()
})
