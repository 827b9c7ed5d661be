import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('what was typed at the very moment a page goes away is there when it is back', async () => {
  const page = await stage.signIn(stage.desk.people.cashier, { width: 360, height: 740 })
  const words = page.getByRole('textbox', { name: 'Коротко о проблеме' })
  await page.goto('/new')
  for (let time = 1; time <= 10; time++) {
    await words.fill(`касса не печатает, раз ${time}`)
    await page.reload()
    assert.equal(await words.inputValue(), `касса не печатает, раз ${time}`)
  }
})

test('what was left behind by a page that went away does not come back once the request is sent', async () => {
  const page = await stage.signIn(stage.desk.people.cashier)
  const words = page.getByRole('textbox', { name: 'Коротко о проблеме' })
  await page.goto('/new')
  await words.fill('терминал молчит')
  await page.reload()
  await page.getByRole('button', { name: 'Отправить заявку' }).click()
  await page.waitForURL(/\/requests\/\d+/)
  await page.goto('/new')
  await words.waitFor()
  assert.equal(await words.inputValue(), '')
})
