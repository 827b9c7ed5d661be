import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openPostStage, type PostStage } from './post-stage.ts'

const PICTURES = process.env.OKNO_TEST_PICTURES

let stage: PostStage['stage']
let post: PostStage['post']
let sink: PostStage['sink']
let close: PostStage['close']
before(async () => {
  ;({ stage, post, sink, close } = await openPostStage())
})
after(() => close())

const HOUR = 3_600_000

/** An hour later everything has left that gathered. */
async function later() {
  const { clock, database } = stage.desk
  clock.offset += HOUR
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'delivery:%'`.execute(database.db)
  await post.work()
}

const lastTo = ({ email }: { readonly email: string }) => {
  const letter = sink.takenFor(email).at(-1)
  assert.ok(letter, 'a letter has arrived')
  return letter.mail
}

test('a customer chooses by the keyboard to be written to once a day, and gets back letters at once', async () => {
  const { cashier } = stage.desk.people
  const kept = async () => {
    const { every, at, isOwn } = (await stage.desk.inBrowser(cashier).get('/api/me/summaries')).body.summaries[0]
    return { every, at, isOwn }
  }
  const page = await stage.signIn(cashier, { width: 360, height: 740 })
  await page.goto('/me/notices')
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Письма' }) })
  const often = sheet.getByLabel('Об остальном писать')
  await often.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Как у роли' }).waitFor()
  assert.equal(await page.getByRole('option').count(), 4, 'a customer has no shift')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await sheet.getByLabel('Во сколько').fill('')
  await page.keyboard.press('Control+Enter')
  await sheet.getByText('Напишите время, например 09:00.').waitFor()
  await sheet.getByLabel('Во сколько').fill('08:30')
  await checkAxeInBothThemes(page)
  await checkFits(page)
  if (PICTURES) await sheet.screenshot({ path: `${PICTURES}/choice-360.png` })
  await page.keyboard.press('Control+Enter')
  await page.getByText('Одно письмо в день, в 08:30').waitFor()
  assert.deepEqual(await kept(), { every: 'day', at: '08:30', isOwn: true })
  await page.reload()
  assert.equal(await sheet.getByLabel('Во сколько').inputValue(), '08:30')
  await often.click()
  await page.getByRole('option', { name: 'Сразу, отдельными письмами' }).click()
  await sheet.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('Пишем сразу').waitFor()
  assert.deepEqual(await kept(), { every: null, at: null, isOwn: true })
})

test('a member of the support may have it at the end of a shift', async () => {
  const { specialist } = stage.desk.people
  const page = await stage.signIn(specialist)
  await page.goto('/me/notices')
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Письма' }) })
  await sheet.getByLabel('Об остальном писать').click()
  await page.getByRole('option', { name: 'В конце смены, одним письмом' }).click()
  await sheet.getByText('Если смены нет — в конце рабочего дня команды, которая заканчивает раньше других.').waitFor()
  await sheet.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('Одно письмо в конце смены').waitFor()
  await checkAxeInBothThemes(page)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/choice-1366.png`, fullPage: true })
})

test('a summary stands at 600 and at 360 px, by day and in the dark, in both languages; its links are fit for a thumb', async () => {
  const { people, venues, as, file, inBrowser, database } = stage.desk
  const { manager, specialist, lead } = people
  const hourly = { every: 'hour' }
  assert.equal((await inBrowser(manager).put('/api/me/summaries/email', hourly)).status, 200)
  for (const language of ['ru', 'en'] as const) {
    await database.db.updateTable('people').set({ locale: language }).where('id', '=', manager.id).execute()
    const subjects = [
      'Касса, печать: не печатает чек после обновления',
      'Меню: блюда не выгружаются на сайт',
      'Склад: остатки',
    ]
    const numbers = []
    for (const subject of subjects) numbers.push(await file(manager, { subject, venueId: venues.lesnaya }))
    const [solved = 0, said = 0, ended = 0] = numbers
    const text = 'Смотрим. Пришлите, пожалуйста, лог кассы за сегодня: «Сервис», «Диагностика», «Собрать лог».'
    for (const number of numbers)
      await as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
    await as(specialist).post(`/api/requests/${said}/messages`, { text })
    await as(lead).post(`/api/requests/${said}/messages`, { text: 'Лог у нас, разбираем.' })
    await as(specialist).post(`/api/requests/${solved}/messages`, { text: 'Дело в драйвере 8.2.1.' })
    const move = async (number: number, order: object) => {
      const { version } = (await as(specialist).get(`/api/requests/${number}`)).body
      const answer = await as(specialist).post(`/api/requests/${number}/moves`, { ...order, version })
      assert.equal(answer.status, 200, answer.text)
    }
    await move(solved, {
      move: 'resolve',
      solution: 'Вернули драйвер печати 8.2.0, чек 318 напечатан.',
      closingCode: 'solved',
    })
    await move(ended, { move: 'cancel', reason: 'Ошибка' })
    await post.work()
    await later()
    const { html = '', subject } = lastTo(manager)
    assert.match(subject ?? '', language === 'ru' ? /^Сводка на .*: 3 заявки$/ : /^Summary of .*: 3 requests$/)
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [600, 360]) {
        const page = await stage.visit({ width, height: 800, theme })
        await page.setContent(html)
        const what = `${language} ${theme} ${width}`
        await checkFits(page, what)
        await checkAxe(page, what)
        const heights = await page
          .getByRole('link')
          .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height))
        assert.equal(heights.length, 5)
        assert.ok(Math.min(...heights) >= 44, `${what}: ${heights}`)
        if (PICTURES)
          await page.screenshot({ path: `${PICTURES}/summary-${language}-${theme}-${width}.png`, fullPage: true })
        await page.context().close()
      }
    }
  }
})

test('a summary for the support leads to the desk and quotes nothing', async () => {
  const { people, venues, as, file, inBrowser } = stage.desk
  const { cashier, specialist, lead } = people
  const kinds = ['in_team', 'answered', 'rated', 'returned', 'reassigned']
  const choices = kinds.map((kind) => ({ kind, way: 'email', wanted: true }))
  assert.equal((await inBrowser(specialist).put('/api/me/notice-choices', { choices })).status, 200)
  assert.equal((await inBrowser(specialist).put('/api/me/summaries/email', { every: 'hour' })).status, 200)
  const mine = await file(cashier, { venueId: venues.lesnaya })
  await file(cashier, { subject: 'Эквайринг: не проходит оплата', venueId: venues.lesnaya })
  await as(lead).put(`/api/requests/${mine}/assignee`, { specialistId: specialist.id, expected: null })
  await as(cashier).post(`/api/requests/${mine}/messages`, { text: 'Всё ещё не печатает' })
  await post.work()
  await later()
  const { html = '', text = '' } = lastTo(specialist)
  assert.match(html, new RegExp(`/desk/t/${mine}"`))
  assert.doesNotMatch(text, /не печатает\n/)
  for (const theme of ['light', 'dark'] as const) {
    const page = await stage.visit({ width: 600, height: 800, theme })
    await page.setContent(html)
    await checkAxe(page, theme)
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/summary-desk-${theme}-600.png`, fullPage: true })
    await page.context().close()
  }
})
