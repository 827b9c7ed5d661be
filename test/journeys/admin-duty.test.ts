import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { until } from '../ground/until.ts'
import { checkAxe } from './axe.ts'
import { focused } from './focused.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const WEEK = '2026-12-07'

async function duty(week = WEEK) {
  const { body } = await stage.desk.as(stage.desk.people.specialist).get(`/api/duty?week=${week}`)
  const { lineOne } = stage.desk.teams
  return body.teams.find(({ id }: { id: number }) => id === lineOne)
}

const shown = async (week?: string) =>
  (await duty(week)).shifts.map(({ personId, day, from, to, kind }: Record<string, unknown>) =>
    [personId, String(day).slice(5), from, to, kind].join(' '),
  )

const hoursIn = (dialog: Locator) =>
  Promise.all(['День', 'С', 'До'].map((label) => dialog.getByLabel(label, { exact: true }).inputValue()))

test('an administrator plans a week of duty with the keyboard, fills its gap with who is free, and repeats it', async () => {
  const { people, teams, as } = stage.desk
  const [anna, boris, gleb] = [people.operator.id, people.specialist.id, people.lead.id]
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/duty')
  await page.getByText('Смен пока нет').waitFor()
  await checkAxe(page, 'no shifts')

  await page.getByRole('button', { name: 'Смена', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Новая смена' })
  await dialog.getByRole('button', { name: 'Сохранить смену' }).press('Enter')
  await dialog.getByText('Выберите, кто', { exact: true }).last().waitFor()
  await dialog.getByLabel('Кто').press('Enter')
  await until(async () => (await focused(page)).inLayer)
  await page.keyboard.type('Анна')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('День').fill('2026-12-07')
  await dialog.getByLabel('До', { exact: true }).fill('20:00')
  await dialog.getByRole('button', { name: 'Сохранить смену' }).press('Enter')
  await page.getByText('Смена сохранена').waitFor()
  assert.deepEqual(await shown(), [`${anna} 12-07 09:00 20:00 duty`])

  await page.goto(`/admin/duty?week=${WEEK}`)
  const annas = page.getByRole('button', { name: /^Анна Первая, 7 декабря/ })
  await annas.focus()
  await page.keyboard.press('Shift+ArrowRight')
  const moved = page.getByRole('button', { name: /^Анна Первая, 8 декабря/ })
  await moved.waitFor()
  await until(async () => moved.evaluate((one) => one === document.activeElement))
  // Faster than the net: each key begins where the one before it ends.
  for (const key of ['ArrowDown', 'ArrowLeft']) await page.keyboard.press(`Shift+${key}`)
  const both = page.getByRole('button', { name: /^Борис Второй, 7 декабря/ })
  await both.waitFor()
  await until(async () => both.evaluate((one) => one === document.activeElement))
  await page.keyboard.press('Shift+ArrowUp')
  await annas.waitFor()
  await until(async () => (await shown()).includes(`${anna} 12-07 09:00 20:00 duty`))

  const admin = as(people.administrator)
  const plan = (personId: number, day: string, besides = {}) =>
    admin.post('/api/duty/shifts', {
      teamId: teams.lineOne,
      personId,
      kind: 'duty',
      day,
      from: '09:00',
      to: '20:00',
      ...besides,
    })
  for (const day of ['08', '09', '10', '11', '12']) await plan(day < '10' ? anna : boris, `2026-12-${day}`)
  const night = { kind: 'phone', from: '20:00', to: '09:00' }
  for (const day of ['06', '07', '08', '09', '10', '11']) await plan(gleb, `2026-12-${day}`, night)
  const refused = await plan(gleb, '2026-12-12', { from: '19:00', to: '08:00' })
  assert.deepEqual([refused.status, refused.body.code], [409, 'duty.overlaps'])
  await plan(boris, '2026-12-13', { kind: 'phone', from: '08:00', to: '08:00' })
  await page.reload()
  await page.getByText('1-я линия, не закрыто: сб 20:00–вс 08:00 (12 ч).').waitFor()
  await page
    .getByText('Свободны: Глеб Старший (0 дежурств за месяц), Анна Первая (3 дежурства за месяц), Борис')
    .waitFor()
  await page.getByRole('button', { name: /сб 20:00–вс 08:00/ }).press('Enter')
  assert.deepEqual(await hoursIn(page.getByRole('dialog')), ['2026-12-12', '20:00', '08:00'])
  await page.keyboard.press('Escape')
  await checkAxe(page, 'a gap and who is free')
  await page.setViewportSize({ width: 360, height: 740 })
  await page
    .getByRole('button', { name: '1-я линия, не закрыто: сб 20:00–вс 08:00 (12 ч). Некому: назначить' })
    .waitFor()
  await checkAxe(page, 'the week on a telephone')
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing beside the page')
  await page.setViewportSize({ width: 1366, height: 768 })

  await page.getByRole('button', { name: 'Назначить: Глеб Старший' }).press('Enter')
  await page.getByText('Дежурит Глеб Старший: сб 20:00–вс 08:00 (12 ч)').waitFor()
  await page.getByText('На этой неделе закрыто всё время.').waitFor()
  assert.ok((await shown()).includes(`${gleb} 12-12 20:00 08:00 duty`))

  await page.getByRole('button', { name: 'Повторить на 4 недели' }).press('Enter')
  await page.getByText('Добавлены 52 смены').waitFor()
  const later = (await shown()).map((line: string) => line.replace(/12-(\d\d)/, (_, day) => `12-${Number(day) + 14}`))
  const [third, same] = [await shown('2026-12-21'), later].map((lines) =>
    lines.filter((one: string) => !/12-20/.test(one)),
  )
  assert.deepEqual(third, same, 'beside the night that reaches into the week')
  const again = await admin.post('/api/duty/repetitions', { week: WEEK, weeks: 4 })
  assert.deepEqual(again.body, { made: 0, stayed: 52 })
})
