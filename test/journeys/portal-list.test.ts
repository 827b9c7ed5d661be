import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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
