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

/** What this browser has kept of what was read. */
function keptPaths(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('okno-reading')
        opening.onsuccess = () => {
          const database = opening.result
          const keys = database.transaction('answers').objectStore('answers').getAllKeys()
          keys.onsuccess = () => {
            database.close()
            resolve(keys.result.map(String))
          }
        }
      }),
  )
}

test('without a net a specialist reads his list and what he has opened, knows how old it is, answers, and finds his way back', async () => {
  const { people, venues, file, as } = stage.desk
  const { cashier, operator, specialist } = people
  const number = await file(cashier, { venueId: venues.lesnaya, subject: 'Касса: не печатает чек' })
  const other = await file(cashier, { venueId: venues.lesnaya, subject: 'Весы: не открывали' })
  await as(operator).post(`/api/requests/${number}/messages`, { text: 'Порт занят', visibility: 'internal' })
  const order = { specialistId: specialist.id, expected: null }
  assert.equal((await as(operator).put(`/api/requests/${number}/assignee`, order)).status, 200)
  const page = await stage.signIn(specialist, { width: 360, height: 740 })
  await page.goto('/desk/v/open')
  await page.getByRole('link', { name: /Весы: не открывали/ }).waitFor()
  await shellKept(page, 'desk')
  await page.goto(`/desk/v/mine/${number}`)
  await page.getByText('Порт занят').waitFor()
  await until(async () => {
    const kept = await keptPaths(page)
    return ['view=mine', `/api/requests/${number}`].every((part) => kept.some((path) => path.includes(part)))
  })

  await page.context().setOffline(true)
  await page.goto('/desk/v/mine')
  await page.getByText(/Нет сети. Данные на \d/).waitFor()
  await page.getByRole('link', { name: /не печатает чек/ }).click()
  await page.getByText('Порт занят').waitFor()
  await page.getByText(/Нет сети. Данные на \d/).waitFor()
  await page.getByRole('textbox', { name: /ответ/i }).fill('Иду к вам')
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByText('Ждёт сети с').waitFor()
  await checkAxeInBothThemes(page, 'opened without a net')
  await checkFits(page)

  await page.goto(`/desk/v/open/${other}`)
  await page.getByText('Нет связи с сервером').waitFor()
  await checkAxeInBothThemes(page, 'never opened')
  await page.getByRole('link', { name: 'К списку' }).click()
  await page.getByRole('link', { name: /не печатает чек/ }).waitFor()
  await page.getByRole('button', { name: /^Уведомления/ }).click()
  const bell = page.getByRole('dialog', { name: 'Уведомления' })
  await bell.getByText('Нет связи с сервером').waitFor()
  await page.keyboard.press('Escape')

  await page.context().setOffline(false)
  const said = async () => (await as(cashier).get(`/api/requests/${number}`)).body.messages.at(-1).text
  await until(async () => (await said()) === 'Иду к вам')
})
