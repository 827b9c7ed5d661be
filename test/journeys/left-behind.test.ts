import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { checkAxeInBothThemes, checkFits } from './axe.ts'
import { shellKept } from './kept-shell.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

/** Says something at a request without a net; then the net is back, and the session over. */
async function leaveWords(page: Page, number: number, texts: readonly string[]) {
  await page.goto(`/requests/${number}`)
  await page.getByRole('textbox', { name: 'Ответ' }).waitFor()
  await shellKept(page)
  await page.context().setOffline(true)
  for (const text of texts) {
    await page.getByRole('textbox', { name: 'Ответ' }).fill(text)
    await page.getByRole('button', { name: 'Отправить ответ' }).click()
    await page.getByRole('article').filter({ hasText: text }).getByText('Ждёт сети с').waitFor()
  }
  await stage.desk.database.db.deleteFrom('sessions').execute()
  await page.context().setOffline(false)
  await page.goto('/requests')
  await page.getByRole('heading', { name: 'Войти' }).waitFor()
}

test('the way in says how much waits on this device, for one and for several, never what; each one’s own goes when he is in', async () => {
  const { desk } = stage
  const { cashier, outsider } = desk.people
  const number = await desk.file(cashier, { subject: 'Касса: тайна стола' })
  const other = await desk.file(outsider, { subject: 'Меню: другое' })
  const page = await stage.signIn(cashier, PHONE)
  await leaveWords(page, number, ['пароль от сейфа', 'и ещё одно'])
  await page.getByText('2 действия ждут отправки. Войдите, чтобы они ушли.').waitFor()
  assert.doesNotMatch(await page.content(), /пароль от сейфа|тайна стола|Кассиров|№/)
  await checkAxeInBothThemes(page)
  await checkFits(page)

  await stage.signInAs(page, outsider)
  await page.goto('/requests')
  await page.getByRole('heading', { name: 'Заявки', level: 1 }).waitFor()
  assert.doesNotMatch(await page.content(), /ждут отправки|пароль от сейфа/)
  await leaveWords(page, other, ['из другого места'])
  await page.getByText('3 действия ждут отправки. Каждое уйдёт, когда войдёт тот, кто его сделал.').waitFor()

  await stage.signInAs(page, cashier)
  await page.goto('/requests')
  const said = async (who: typeof cashier, at: number): Promise<string[]> =>
    (await desk.as(who).get(`/api/requests/${at}`)).body.messages.map(({ text }: { text: string }) => text)
  await until(async () => (await said(cashier, number)).includes('и ещё одно'))
  assert.equal((await said(cashier, number)).filter((text) => text === 'пароль от сейфа').length, 1)
  assert.ok(!(await said(outsider, other)).includes('из другого места'))
  await desk.database.db.deleteFrom('sessions').execute()
  await page.goto('/desk')
  await page.getByText('1 действие ждёт отправки. Войдите, чтобы оно ушло.').waitFor()
})

test('where nothing waits the way in says nothing of it, and the device keeps nothing for having been asked', async () => {
  const page = await stage.visit({ ...PHONE, language: 'en' })
  await page.goto('/sign-in')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.waitForLoadState('networkidle')
  assert.equal(await page.getByText(/waiting to be sent/).count(), 0)
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  assert.deepEqual(names, [])
})
