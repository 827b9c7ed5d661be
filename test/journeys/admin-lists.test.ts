import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const stopped = ['@spam.example', 'robot@bank.example', '@чёрный.example']

async function opened(look?: Parameters<Stage['signIn']>[1], path = '/admin/mail'): Promise<Page> {
  const page = await stage.signIn(stage.desk.people.administrator, look)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** What the keyboard is at, as the person reads it. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

test('an empty list says what will stand there and what to do for it', async () => {
  const page = await opened()
  await page.getByText('Ящиков пока нет').waitFor()
  await page.getByText('Стоп-лист пуст').waitFor()
  await checkAxe(page, 'empty lists')
})

test('a list is searched by words, says how many it shows, and comes back as it was after a reload', async () => {
  const { as, people } = stage.desk
  for (const pattern of stopped) {
    await as(people.administrator).post('/api/mail-stop-list', { pattern, reason: 'рассылки' })
  }
  const page = await opened()
  const list = page.getByRole('region', { name: 'Стоп-лист' })
  await list.getByText('Всего 3').waitFor()
  await list.getByRole('searchbox').fill('черный РАССЫЛКИ')
  await list.getByText('Показано 1 из 3').waitFor()
  assert.equal(new URL(page.url()).searchParams.get('stop-q'), 'черный РАССЫЛКИ')
  await page.reload()
  await list.getByText('Показано 1 из 3').waitFor()
  assert.equal(await list.getByRole('listitem').count(), 1)
  await list.getByRole('searchbox').fill('нет такого')
  await list.getByText('Ничего не нашлось').waitFor()
  await list.getByRole('button', { name: 'Показать все' }).click()
  await list.getByText('Всего 3').waitFor()
  assert.equal(new URL(page.url()).search, '')
})

test('a state shows its services alone, arrows go from the search into the lines, Enter opens one, Back finds the list as it was', async () => {
  const page = await opened({}, '/admin/catalogue')
  const chip = page.getByRole('button', { name: /^опубликованы/ })
  await page.getByText(/^Всего \d/).waitFor()
  const all = await page.getByRole('main').getByRole('listitem').count()
  assert.ok(all > 1)
  const { as, people } = stage.desk
  const { body } = await as(people.administrator).get('/api/services')
  const first = body.services.find((one: { isGroup: boolean }) => !one.isGroup)
  const { versions } = (await as(people.administrator).get(`/api/services/${first.id}/versions`)).body
  const { id: _, ...draft } = versions[0]
  const added = await as(people.administrator).post(`/api/services/${first.id}/versions`, {
    name: draft.name,
    situation: draft.situation,
    description: draft.description,
    synonyms: draft.synonyms,
    requestType: draft.requestType,
    teamId: draft.team.id,
    form: draft.form,
  })
  assert.equal(added.status, 201, added.text)
  await page.reload()
  await chip.waitFor()
  await page.getByRole('button', { name: /^с черновиком 1$/ }).click()
  await page.getByText(`Показано 1 из ${all}`).waitFor()
  assert.equal(new URL(page.url()).searchParams.get('state'), 'draft')
  await page.getByRole('searchbox').focus()
  await page.keyboard.press('ArrowDown')
  assert.match(await focused(page), new RegExp(first.name.ru))
  await page.keyboard.press('ArrowUp')
  assert.equal(await page.getByRole('searchbox').evaluate((box) => box === document.activeElement), true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/admin/catalogue/${first.id}$`))
  await page.goBack()
  await page.getByText(`Показано 1 из ${all}`).waitFor()
})

test('the lists stand on a phone', async () => {
  const page = await opened({ width: 360, height: 740 })
  await page.getByText('Всего 3').waitFor()
  await checkAxeInBothThemes(page, 'stop list')
  await checkFits(page, 'stop list')
})
