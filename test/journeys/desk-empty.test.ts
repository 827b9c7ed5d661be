import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

/** As if its first promise had been that long over. */
async function late(number: number): Promise<void> {
  const at = new Date(stage.desk.house.now() - MINUTE).toISOString()
  await sql`update requests set next_due_at = ${at}, burns_at = ${at} where number = ${number}`.execute(
    stage.desk.database.db,
  )
}

test('an empty queue does not send one to have coffee while something burns: it says how much, and leads there', async () => {
  const { people, venues, file } = stage.desk
  const page = await stage.signIn(people.specialist)
  await page.goto('/desk/v/mine')
  await page.getByText('Очередь пуста. Можно выпить кофе.').waitFor()
  for (let one = 0; one < 2; one++) await late(await file(people.cashier, { venueId: venues.lesnaya }))
  await page.reload()
  await page.getByText('Здесь пусто, но в других видах горят 2 заявки').waitFor()
  await page.getByText('Срок уже нарушен: 2.').waitFor()
  assert.equal(await page.getByText('Можно выпить кофе').count(), 0)
  await checkAxe(page)
  await page.getByRole('link', { name: 'Посмотреть, что горит' }).click()
  await page.waitForURL('**/desk/v/burning')
  await page.locator('a[data-place]').nth(1).waitFor()
})

test('what somebody may not see does not burn for him', async () => {
  const { people, venues, file } = stage.desk
  await late(await file(people.cashier, { venueId: venues.lesnaya }))
  const page = await stage.signIn(people.outsider)
  await page.goto('/desk/v/open')
  await page.getByText('Очередь пуста. Можно выпить кофе.').waitFor()
})
