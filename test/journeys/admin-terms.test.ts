import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const dueOf = async (number: number) => {
  const { rows } = await sql<{
    due: string
  }>`select resolution_due_at as due from requests where number = ${number}`.execute(stage.desk.database.db)
  return Date.parse(rows[0]?.due ?? '')
}

test('a week is written by hand, checked and saved by keys alone; what is open keeps its promise', async () => {
  const { people, file, venues } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const was = await dueOf(number)
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/hours')
  await page.getByRole('link', { name: /Круглосуточно/ }).press('Enter')
  await page.getByLabel('Пн').fill('9-13 14-18')
  await page.getByText('Поняли: 09:00–13:00, 14:00–18:00, 8 ч.').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+d')
  assert.equal(await page.getByLabel('Вт').inputValue(), '09:00–13:00, 14:00–18:00')
  await page.getByLabel('Ср').fill('с утра')
  await page.getByText('Не поняли.').waitFor()
  await checkAxe(page, 'a week that is not understood')
  await page.getByRole('button', { name: 'Проверить' }).press('Enter')
  assert.equal(
    await page.getByRole('heading', { name: 'Что изменится' }).count(),
    0,
    'nothing is checked that is not understood',
  )
  await page.getByLabel('Ср').fill('9-18 обед 13-14')
  for (const day of ['Чт', 'Пт']) {
    await page.getByLabel(day).focus()
    await page.keyboard.press('Control+d')
  }
  for (const day of ['Сб', 'Вс']) await page.getByLabel(day).fill('')
  await page.getByRole('button', { name: 'Следующий год' }).press('Enter')
  await page.getByText('№ 1187').waitFor()
  await checkAxe(page, 'the hours')
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Вс').press('Control+Enter')
  await page.getByRole('heading', { name: 'Что изменится' }).waitFor()
  await page.getByRole('radio', { name: 'Только новые заявки' }).waitFor()
  assert.ok(await page.getByRole('radio', { name: 'Только новые заявки' }).isChecked(), 'the safe choice comes first')
  await page.getByRole('link', { name: String(number) }).waitFor()
  await checkAxe(page, 'what other hours change')
  await page.getByRole('button', { name: 'Сохранить' }).press('Enter')
  await page.getByText('График сохранён').waitFor()
  assert.equal(await dueOf(number), was)
  assert.equal(await page.getByLabel('Сб').inputValue(), '')
})

test('other times are checked, a request that comes in between stops them, and then the open ones are recounted', async () => {
  const { people, file, venues } = stage.desk
  const number = await file(people.manager, { venueId: venues.sadovaya })
  const was = await dueOf(number)
  const page = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto('/admin/levels')
  await page.getByRole('link', { name: /Премиум/ }).click()
  await page.getByLabel('Решение, приоритет 3').fill('2 дня')
  await page.getByText('Поправьте сроки').waitFor()
  await page.getByLabel('Решение, приоритет 3').fill('12 ч')
  await page.getByLabel('Решение, приоритет 2').fill('6:00')
  await checkFits(page, 'the level')
  await checkAxe(page, 'the level')
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByRole('link', { name: String(number) }).waitFor()
  await page.getByRole('radio', { name: 'Пересчитать открытые' }).check()
  await page.getByRole('button', { name: /Пересчитать \d/ }).waitFor()
  await checkFits(page, 'what other times change')
  await checkAxe(page, 'what other times change')
  const late = await file(people.manager, { venueId: venues.sadovaya })
  await page.getByRole('button', { name: /Пересчитать \d/ }).click()
  await page.getByText('Пока вы смотрели, открытые заявки изменились').waitFor()
  await page.getByRole('link', { name: String(late) }).waitFor()
  assert.equal(await dueOf(number), was)
  await page.getByLabel('Почему меняем').fill('Итоги квартала')
  await page.getByRole('button', { name: /Пересчитать \d/ }).click()
  await page.getByText('Уровень сохранён').waitFor()
  await page.getByText('Итоги квартала').waitFor()
  assert.notEqual(await dueOf(number), was)
})

test('the matrix is walked by arrows, and another matrix is checked like everything else', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.cataloguer, { theme: 'dark' })
  await page.goto('/admin/matrix')
  await page.getByLabel('Критическая × Срочно').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('4')
  assert.equal(await page.getByLabel('Средняя × Обычно').inputValue(), '4')
  await page.getByLabel('Выполненную закрыть через').fill('48')
  await checkAxe(page, 'the matrix')
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByRole('heading', { name: 'Что изменится' }).waitFor()
  await page.getByText('Ещё').first().waitFor()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('Сохранено').waitFor()
  await page.getByText('Версия 2').waitFor()
  assert.equal(await page.getByLabel('Средняя × Обычно').inputValue(), '4')
  assert.equal(await page.getByLabel('Выполненную закрыть через').inputValue(), '48')
})

test('new hours and a new level are added, and no right, no page', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.administrator, { width: 360, height: 740 })
  await page.goto('/admin/hours/new')
  await page.getByRole('button', { name: 'Добавить график' }).click()
  await page.getByText('Назовите график').waitFor()
  await page.getByLabel('Название').fill('Вечерний')
  await page.getByRole('button', { name: 'Добавить день' }).click()
  await page.getByLabel('Дата исключения').fill('2026-12-31')
  await page.getByLabel(/^Почему/).fill('дежурная смена')
  await checkFits(page, 'new hours')
  await page.getByRole('button', { name: 'Добавить график' }).click()
  await page.getByRole('heading', { name: 'Вечерний' }).waitFor()
  await page.goto('/admin/levels/new')
  await page.getByLabel('Название').fill('Серебро')
  await page.getByLabel('Реакция, приоритет 1').fill('30 м')
  await page.getByRole('button', { name: 'Добавить правило' }).click()
  await page.getByLabel('Решение', { exact: true }).fill('3 ч')
  await checkFits(page, 'a new level')
  await page.getByRole('button', { name: 'Добавить уровень' }).click()
  await page.getByRole('heading', { name: 'Серебро' }).waitFor()
  const other = await stage.signIn(people.specialist)
  await other.goto('/admin/hours')
  await other.getByText('Здесь пока нечего настраивать').waitFor()
})

test('two who change one week each see what the other did, and go on from there', async () => {
  const { people } = stage.desk
  const [one, other] = await Promise.all([
    stage.signIn(people.administrator),
    stage.signIn(people.cataloguer, { width: 360, height: 740, theme: 'dark' }),
  ])
  for (const page of [one, other]) {
    await page.goto('/admin/hours')
    await page.getByRole('link', { name: /Вечерний/ }).click()
    await page.getByLabel('Пн').fill(page === one ? '10-19' : '11-20')
  }
  await other.getByLabel('Сб').fill('12-15')
  await one.getByLabel('Вт').fill('10-19')
  for (const page of [one, other]) {
    await page.getByRole('button', { name: 'Проверить' }).click()
    await page.getByRole('button', { name: 'Сохранить' }).waitFor()
  }
  await one.getByRole('button', { name: 'Сохранить' }).click()
  await one.getByText('График сохранён').waitFor()
  await other.getByRole('button', { name: 'Сохранить' }).click()
  await other.getByText('Пока вы правили, это изменил другой человек').waitFor()
  await other.getByRole('radio', { name: 'У него: 10:00–19:00' }).check()
  await checkFits(other, 'two edits of one week')
  await checkAxe(other, 'two edits of one week')
  await other.getByRole('button', { name: 'Продолжить с этим' }).click()
  assert.deepEqual(
    [
      await other.getByLabel('Пн').inputValue(),
      await other.getByLabel('Вт').inputValue(),
      await other.getByLabel('Сб').inputValue(),
    ],
    ['10:00–19:00', '10:00–19:00', '12:00–15:00'],
  )
  await other.getByRole('button', { name: 'Проверить' }).click()
  await other.getByRole('button', { name: 'Сохранить' }).click()
  await other.getByText('График сохранён').waitFor()
})

test('a year of the production calendar comes from a file, is looked at, checked and saved, and can be put away', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/hours')
  await page.getByRole('link', { name: /Вечерний/ }).click()
  await page.getByRole('heading', { name: 'Вечерний' }).waitFor()
  const choose = page.locator('input[type=file]')
  const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose.setInputFiles(file('прайс.csv', 'товар;цена'))
  await page.getByText('Это не производственный календарь').waitFor()
  await checkAxe(page, 'a file that is no calendar')
  // All of March is free in this year.
  const months = Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(2031, month + 1, 0)).getUTCDate()
    const days = Array.from({ length }, (__, day) => day + 1)
    return days
      .filter((day) => month === 2 || [0, 6].includes(new Date(Date.UTC(2031, month, day)).getUTCDay()))
      .join(',')
  })
  await choose.setInputFiles(file('календарь-2031.csv', `2031;${months.join(';')};200`))
  await page.getByText('Из файла календарь-2031.csv').waitFor()
  assert.equal(
    await page.getByRole('region', { name: 'Март' }).locator('[data-off]').count(),
    27,
    'but for Saturdays, which these hours work',
  )
  await checkAxe(page, 'a year from a file')
  await checkFits(page, 'a year from a file')
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('График сохранён').waitFor()
  const { hours } = (await as(people.administrator).get('/api/service-hours')).body
  const saved = hours.find(({ name }: { name: string }) => name === 'Вечерний')
  assert.deepEqual(
    saved.versions.at(-1).years.map(({ year, source }: { year: number; source: string }) => [year, source]),
    [[2031, 'календарь-2031.csv']],
  )
  await page.goto(`/admin/hours/${saved.id}?year=2031`)
  await page.getByRole('button', { name: 'Убрать загруженный год' }).click()
  await page.getByText('Постановления ещё нет').waitFor()
})
