import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

const PICTURES = process.env.OKNO_TEST_PICTURES

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const WEEKDAYS = {
  name: 'Будни',
  zone: 'Europe/Moscow',
  effectiveFrom: null,
  week: {
    roundTheClock: false,
    weekly: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ opens: '09:00', closes: '19:00' }] : [])),
    calendar: 'ru',
    shortDayCutMinutes: 60,
    exceptions: [],
  },
}

/** By its key, until the list hears the next one. */
async function open(field: Locator): Promise<void> {
  await field.press('Enter')
  await field.page().locator('[role="listbox"]:focus').waitFor()
}

test('an administrator says by the keyboard how often a role is written to, and in which hours a team works; the page of its people says it', async () => {
  const { people, teams, inBrowser } = stage.desk
  const { administrator, specialist } = people
  assert.equal((await inBrowser(administrator).post('/api/service-hours', WEEKDAYS)).status, 201)
  const page = await stage.signIn(administrator)
  const picture = async (name: string) => {
    if (!PICTURES) return
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${PICTURES}/${name}-${page.viewportSize()?.width}-${colorScheme}.png` })
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }

  await page.goto('/admin/notices')
  const often = page.getByLabel('Письма о том, что может подождать')
  await open(often)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('1 изменение для роли «Специалист»').waitFor()
  await page.getByLabel('Во сколько').fill('')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Напишите время, например 09:00.').waitFor()
  await open(often)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByText('Если у команд нет графика — в 18:00.').waitFor()
  await checkAxeInBothThemes(page, 'how often a role is written to')
  await picture('role')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Сохранили для роли «Специалист»').waitFor()
  await page.getByText('Изменений нет').waitFor()
  await page.reload()
  await page.getByText('Если у команд нет графика — в 18:00.').waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await often.scrollIntoViewIfNeeded()
  await checkFits(page)
  await picture('role')

  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto(`/admin/teams/${teams.lineOne}`)
  const hours = page.getByLabel('График работы')
  await open(hours)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await checkAxeInBothThemes(page, 'in which hours a team works')
  await picture('team')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Команда сохранена').waitFor()
  await page.reload()
  await hours.getByText('Будни').waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await checkFits(page)
  await picture('team')

  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto('/admin/audit')
  await page.getByText('рабочие часы: Будни').waitFor()
  await page.getByText('что может подождать: + как часто В конце смены, одним письмом, путь Почта').waitFor()
  await page.getByText('рабочие часы: Будни').click()
  await page.getByRole('link', { name: 'Открыть черновик' }).click()
  await hours.getByText('Без графика').waitFor()

  const his = await stage.signIn(specialist, { width: 360, height: 740 })
  await his.goto('/me/notices')
  const own = his.getByLabel('Об остальном писать')
  await own.getByText('Как у роли').waitFor()
  await his.getByText('У вашей роли: в конце смены, одним письмом. Если смены нет — в конце рабочего дня').waitFor()
  await own.scrollIntoViewIfNeeded()
  await checkFits(his)
  await checkAxeInBothThemes(his, 'as the role')
  if (PICTURES) await his.screenshot({ path: `${PICTURES}/own-360.png` })
  await open(own)
  await his.keyboard.press('ArrowDown')
  await his.keyboard.press('Enter')
  await his.keyboard.press('Control+Enter')
  await his.getByText('Пишем сразу').waitFor()
  const kept = async () => (await inBrowser(specialist).get('/api/me/summaries')).body.summaries[0]
  assert.deepEqual([(await kept()).every, (await kept()).isOwn], [null, true])
  await open(own)
  await his.keyboard.press('Home')
  await his.keyboard.press('Enter')
  await his.keyboard.press('Control+Enter')
  await his.getByText('Теперь как у роли').waitFor()
  assert.deepEqual([(await kept()).every, (await kept()).isOwn], ['shift', false])
  await his.setViewportSize({ width: 1366, height: 768 })
  if (PICTURES) await his.screenshot({ path: `${PICTURES}/own-1366.png` })
})
