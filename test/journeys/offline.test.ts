import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

test('without a net a request and words to another wait, say so, and go out once when the net is back', async () => {
  const { desk } = stage
  const { cashier } = desk.people
  const number = await desk.file(cashier, { subject: 'Касса, печать: не печатает чек' })
  const page = await stage.signIn(cashier, PHONE)
  await page.goto(`/requests/${number}`)
  await page.getByRole('textbox', { name: 'Ответ' }).waitFor()
  await page.context().setOffline(true)
  await page.getByText('Нет сети').waitFor()
  await page.getByRole('textbox', { name: 'Ответ' }).fill('Вставили, всё равно молчит')
  await page.getByRole('button', { name: 'Отправить ответ' }).dblclick()
  const said = page.getByRole('article').filter({ hasText: 'Вставили, всё равно молчит' })
  await said.getByText('Ждёт сети с').waitFor()
  assert.equal(await said.count(), 1)
  await page.context().setOffline(false)
  await said.getByText('Отправлено').waitFor()
  await until(async () => (await desk.as(cashier).get(`/api/requests/${number}`)).body.messages.length === 2)
  assert.equal(await said.count(), 1)
})
