import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

/** What a page asks of requests while something is done. */
async function askedWhile(page: Page, deed: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const hear = (call: { url(): string; method(): string }) => {
    const { pathname, search } = new URL(call.url())
    if (/^\/api\/requests\/\d/.test(pathname)) asked.push(`${call.method()} ${pathname}${search}`)
  }
  page.on('request', hear)
  await deed()
  page.off('request', hear)
  return asked
}

test('opening a request asks once for all that its page shows, and says that it was read', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  const row = page.getByRole('link', { name: new RegExp(String(number)) }).first()
  await row.waitFor()
  const asked = await askedWhile(page, async () => {
    const read = page.waitForResponse((answer) => answer.url().endsWith(`/api/requests/${number}/read`))
    await row.click()
    await page
      .getByRole('region', { name: 'Сведения' })
      .getByText('Открыто здесь')
      .or(page.getByRole('region', { name: 'Сведения' }).getByRole('heading'))
      .first()
      .waitFor()
    await read
  })
  assert.deepEqual(asked.toSorted(), [
    `GET /api/requests/${number}?with=surroundings`,
    `PUT /api/requests/${number}/read`,
  ])
})
