import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { focused } from './focused.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let team: number
before(async () => {
  stage = await openStage()
  const { as, people, inBrowser } = stage.desk
  const administrator = as(people.administrator)
  team = (await administrator.post('/api/teams', { name: 'Ночь', line: 2 })).body.id
  await administrator.put(`/api/teams/${team}`, { name: 'Ночная смена', line: null })
  await inBrowser(people.administrator).put(`/api/staff/${people.specialist.id}`, {
    roles: ['specialist', 'analyst'],
    teamIds: [stage.desk.teams.acquiring],
    seen: await belongingOf(people.specialist.id),
  })
})
after(() => stage.close())

async function belongingOf(id: number) {
  const { body } = await stage.desk.as(stage.desk.people.administrator).get('/api/staff')
  const found = body.staff.find((one: { id: number }) => one.id === id)
  return { roles: found.roles, teamIds: found.teams.map((one: { id: number }) => one.id) }
}

test('the journal says who changed what, filters stand in the address, and a reload keeps what is open', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Журнал изменений' }).click()
  const renamed = page.getByRole('link', { name: /Ночная смена/ })
  await renamed.getByText('линия: 2 → —; название: Ночь → Ночная смена').waitFor()
  await checkAxe(page, 'the journal')

  await page.getByRole('button', { name: 'Что', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Команда' }).click()
  await page.waitForURL(/subject=team/)
  await page.getByRole('status').getByText('2', { exact: true }).waitFor()
  await page.getByRole('searchbox', { name: 'Найти в журнале по словам' }).fill('yjxyfz')
  await page.getByRole('status').getByText('1', { exact: true }).waitFor()
  await renamed.click()
  const pane = page.getByRole('complementary', { name: 'Команда «Ночная смена»' })
  await pane.getByRole('row', { name: 'название Ночь Ночная смена' }).waitFor()
  await pane.getByText('127.0.0.1').waitFor()
  await checkAxe(page, 'an open change')
  await page.reload()
  await pane.getByRole('radio', { name: 'Как хранится' }).check()
  await pane.getByText('"name": "Ночная смена"').waitFor()
  assert.match(page.url(), /as=stored/)
  await checkAxe(page, 'as it is stored')
  await pane.getByRole('button', { name: 'Закрыть' }).click()
  await pane.waitFor({ state: 'hidden' })
  assert.match(page.url(), /subject=team&q=yjxyfz$/)
})

test('arrows walk the lines, Enter opens one, Esc closes it', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin/audit?subject=team')
  const rows = page.getByRole('main').getByRole('link', { name: /Команда «/ })
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  assert.match((await focused(page)).name, /создано/)
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Команда «Ночь»' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'hidden' })
})

test('the table that is saved has what the list shows', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin/audit?subject=team')
  await page.getByRole('status').getByText('2', { exact: true }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Выгрузить' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'okno-changes.csv')
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  assert.equal(lines.length, 3)
  assert.match(lines[1] ?? '', /"Команда «Ночная смена»"/)
})

test('what was is put back as a draft of its form, and only saving it changes something', async () => {
  const { as, people } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/audit?q=Ночная')
  await page.getByRole('link', { name: /Ночь → Ночная смена/ }).click()
  await page.getByRole('link', { name: 'Открыть черновик' }).click()
  await page.getByText(/Подставили то, что было до записи/).waitFor()
  const name = page.getByLabel('Название')
  assert.equal(await name.inputValue(), 'Ночь')
  assert.equal(await page.getByRole('radio', { name: '2-я линия' }).isChecked(), true)
  const teamNow = async () => {
    const { body } = await as(people.administrator).get('/api/teams')
    return body.teams.find(({ id }: { id: number }) => id === team).name
  }
  assert.equal(await teamNow(), 'Ночная смена')
  await checkAxe(page, 'a draft of former values')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText(/Подставили то, что было/).waitFor({ state: 'hidden' })
  assert.equal(await teamNow(), 'Ночь')
  assert.equal(new URL(page.url()).search, '')

  await page.goto('/admin/audit?subject=specialist')
  await page.getByRole('link', { name: /роли: \+ Аналитик/ }).click()
  await page.getByRole('link', { name: 'Открыть черновик' }).click()
  await page.getByText(/Подставили то, что было до записи/).waitFor()
  assert.equal(await page.getByRole('checkbox', { name: 'Аналитик' }).isChecked(), false)
  await page.getByRole('button', { name: 'Сохранить роли и команды' }).click()
  await page.getByText('Сохранено и уже действует').waitFor()
  assert.deepEqual((await belongingOf(people.specialist.id)).roles, ['specialist'])
})

test('the journal stands on a phone', async () => {
  const page = await stage.signIn(stage.desk.people.administrator, { width: 360, height: 740 })
  await page.goto('/admin/audit')
  await page
    .getByRole('link', { name: /Ночная смена/ })
    .first()
    .waitFor()
  await checkAxeInBothThemes(page, 'the journal on a phone')
  await checkFits(page)
  await page.getByRole('button', { name: 'Когда', exact: true }).click()
  await page.getByRole('button', { name: '7 дней' }).waitFor()
  await checkAxeInBothThemes(page, 'the days')
  await page.getByRole('button', { name: '7 дней' }).click()
  await page.waitForURL(/since=/)
  await page
    .getByRole('link', { name: /Ночная смена/ })
    .first()
    .click()
  await page.getByRole('complementary').getByText('Что изменилось').waitFor()
  await checkAxeInBothThemes(page, 'a change on a phone')
  await checkFits(page)
})
