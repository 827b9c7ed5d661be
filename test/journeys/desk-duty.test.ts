import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertShifts } from '../../src/db/duty/shifts.ts'
import { insertAbsence } from '../../src/db/people/absences.ts'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { checkAxeInBothThemes } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
  const { people, teams, database } = stage.desk
  const now = Date.now()
  const shift = { teamId: teams.lineOne } as const
  await database.db.transaction().execute(async (tx) => {
    await insertShifts(tx, [
      { ...shift, kind: 'duty', personId: people.operator.id, startsAt: now - HOUR, endsAt: now + HOUR },
      { ...shift, kind: 'shift', personId: people.lead.id, startsAt: now - HOUR, endsAt: now + 3 * HOUR },
      { ...shift, kind: 'duty', personId: people.specialist.id, startsAt: now + 7 * DAY, endsAt: now + 7 * DAY + HOUR },
    ])
    const today = new Date(now).toISOString().slice(0, 10)
    const absence = { startsOn: today, endsOn: today, reason: 'trip', note: '', substituteId: people.lead.id } as const
    await insertAbsence(tx, people.specialist.id, absence)
  })
})
after(() => stage.close())

test('whoever works on the desk finds from his menu who is on duty: his own shifts, who answers now, the week and its gaps', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await page.getByRole('button', { name: new RegExp(people.operator.name) }).press('Enter')
  await page.getByRole('menuitem', { name: 'Кто дежурит' }).press('Enter')
  await page.getByRole('heading', { name: 'Дежурства' }).waitFor()
  const own = page.getByRole('region', { name: 'Мои смены' })
  await own.getByText('1-я линия · дежурит · сейчас').waitFor()
  const answering = page.getByRole('region', { name: 'Кто отвечает сейчас' })
  await answering.getByText(`${people.operator.name} потом ${people.lead.name}`).waitFor()
  await page.getByRole('img', { name: new RegExp(`^${people.operator.name}, .* дежурит$`) }).waitFor()
  await page
    .getByRole('img', { name: /^1-я линия, не закрыто: / })
    .first()
    .waitFor()
  assert.equal(await page.getByRole('link', { name: 'Планировать' }).count(), 0, 'administrators plan')
  await checkAxeInBothThemes(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByText('1-я линия · на смене').waitFor()
  await checkAxeInBothThemes(page)
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing beside the page')
  await page.getByRole('link', { name: 'Сдать смену' }).click()
  await page.getByRole('link', { name: 'Кто дежурит' }).click()
  await own.waitFor()
})

test('whoever has no shift this week is told so, sees his absence, and is led to the next week', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.specialist)
  await page.goto('/desk/duty')
  const own = page.getByRole('region', { name: 'Мои смены' })
  await own.getByText('На этой неделе у вас смен нет.').waitFor()
  await own.getByText('командировка').waitFor()
  await own.getByText(`замещает ${people.lead.name}`).waitFor()
  await own.getByRole('button', { name: 'Показать следующую неделю' }).press('Enter')
  await own.getByText('1-я линия · дежурит').waitFor()
  assert.match(page.url(), /\?week=/)
})
