import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

const SEARCH = { name: 'Номер, телефон, ресторан, слово' }

let stage: Stage
/** Numbers of the requests of the chain's manager, the first one first. */
const numbers: number[] = []
before(async () => {
  stage = await openStage()
  const { people, venues, file, database } = stage.desk
  await database.db
    .insertInto('person_addresses')
    .values({ person_id: people.manager.id, kind: 'phone', value: '+79125550142' })
    .execute()
  for (let one = 0; one < 60; one++) {
    const venueId = one % 2 === 0 ? venues.lesnaya : venues.sadovaya
    const urgency = one % 3 === 0 ? 'high' : 'medium'
    numbers.push(await file(people.manager, { venueId, urgency, subject: `Касса, чек: не печатается ${one}` }))
  }
  await file(people.stranger, { venueId: venues.bar, subject: 'Меню: цены' })
})
after(() => stage.close())

const listed = (page: Page) => page.locator('a[data-place]')
const scrolledTo = (page: Page) =>
  listed(page)
    .first()
    .evaluate((row) => row.closest('ul')?.parentElement?.scrollTop ?? -1)
const focusedNumber = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-number'))

test('whoever calls is found by his phone with what is open, and his page leads to all his requests', async () => {
  const { people } = stage.desk
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/mine')
  await page.getByText('Очередь пуста').waitFor()
  await page.keyboard.press('/')
  const box = page.getByRole('combobox', SEARCH)
  await box.fill('8 (912) 555-01-42')
  const found = page.getByRole('listbox', { name: 'Что нашлось' }).getByRole('option')
  await found.filter({ hasText: 'Мария Сетевая' }).first().waitFor()
  const [first = '', second = ''] = await found.allTextContents()
  assert.match(first, /^Мария Сетевая/, 'the owner of the phone comes first')
  assert.match(second, /^№\d+ Касса, чек/, 'and under him what is open')

  await box.press('ArrowDown')
  await box.press('Enter')
  await page.waitForURL(`**/desk/customers/${people.manager.id}`)
  await page.getByRole('heading', { level: 1, name: 'Мария Сетевая' }).waitFor()
  const terms = page.getByRole('region', { name: 'На каких условиях' })
  await terms.getByText('По телефону принимаем').waitFor()
  await terms.getByText('Договор №77 · без срока · Круглосуточно').waitFor()
  const about = page.getByRole('region', { name: 'Кто это' })
  await about.getByText('не подтверждён').waitFor()
  await about.getByText('Дилер «Север»').waitFor()

  const open = page.getByRole('region', { name: 'Открытые заявки' })
  await until(async () => (await open.getByRole('listitem').count()) === 6)
  await open.getByRole('button', { name: 'Показать ещё' }).click()
  await until(async () => (await open.getByRole('listitem').count()) === 12)
  await page.getByRole('region', { name: 'Закрытые заявки' }).getByText('Закрытых заявок пока нет').waitFor()

  await open.getByRole('link', { name: 'Все заявки списком' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/v/all?contact=${people.manager.id}`)
  await page.getByRole('button', { name: 'Заказчик: Мария Сетевая' }).waitFor()
  await page.getByRole('heading', { level: 1, name: 'Все заявки 60' }).waitFor()
})

test('filters are chosen by the keyboard, counted once each, and stand in the address', async () => {
  const { people, venues } = stage.desk
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/v/open')
  await listed(page).first().waitFor()
  const counts: string[] = []
  page.on('request', (asked) => {
    if (asked.url().includes('/api/requests/count')) counts.push(asked.url())
  })

  const filter = page.getByRole('button', { name: 'Фильтр' })
  const holdsFocus = (name: string) =>
    until(() => page.getByRole('combobox', { name }).evaluate((input) => input === document.activeElement))
  const openFilter = async () => {
    await filter.focus()
    await page.keyboard.press('Enter')
    await holdsFocus('Условие или значение')
  }
  const choose = async (words: string, option: RegExp) => {
    await openFilter()
    await page.keyboard.type(words)
    await page.getByRole('option', { name: option }).first().waitFor()
    await page.keyboard.press('Enter')
  }
  await choose('104120007', /Весна, Лесная/)
  await page.getByRole('heading', { level: 1, name: 'Все открытые 30 из 61' }).waitFor()
  await choose('приоритет 2', /Приоритет 2/)
  await page.getByRole('heading', { level: 1, name: 'Все открытые 10 из 61' }).waitFor()
  await page.getByRole('status').getByText('Нашлось 10 заявок').waitFor()
  assert.equal(counts.length, 2, counts.join('\n'))
  const address = new URL(page.url()).searchParams
  assert.deepEqual([address.get('venue'), address.get('priority')], [String(venues.lesnaya), '2'])

  // A condition first, then its value; Backspace in the empty box goes back to the conditions.
  await openFilter()
  await page.keyboard.type('исполн')
  await page.keyboard.press('Enter')
  await holdsFocus('Исполнитель')
  await page.getByRole('option', { name: /Борис Второй/ }).waitFor()
  await page.keyboard.press('Backspace')
  await holdsFocus('Условие или значение')
  await page.keyboard.type('дата')
  await page.keyboard.press('Enter')
  await page.getByLabel('С', { exact: true }).fill('2026-02-02')
  await page.getByLabel('По', { exact: true }).fill('2026-02-01')
  await page.keyboard.press('Enter')
  await page.getByText('Конец раньше начала').waitFor()
  await page.getByLabel('По', { exact: true }).fill('2026-02-03')
  await page.keyboard.press('Enter')
  await page.getByText('Под фильтры ничего не попало').waitFor()
  await page.getByRole('button', { name: /^Поданы с 2 февр/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Все открытые 10 из 61' }).waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'Ресторан: Весна, Лесная, 5' }).waitFor()
  await page.getByRole('button', { name: 'Сбросить', exact: true }).click()
  await page.waitForURL('**/desk/v/open')
  await page.getByRole('heading', { level: 1, name: 'Все открытые 61' }).waitFor()
})

for (const [width, height] of [
  [1366, 768],
  [360, 740],
] as const) {
  test(`Back brings a list back with its filter, where it was scrolled to and at its row: ${width} px`, async () => {
    const { people } = stage.desk
    const page = await stage.signIn(people.operator, { width, height })
    const list = `/desk/v/all?contact=${people.manager.id}`
    await page.goto(list)
    await listed(page).first().waitFor()
    await listed(page).first().focus()
    // The next rows come on the way to the last one.
    await until(async () => {
      await page.keyboard.press('End')
      return (await focusedNumber(page)) === String(numbers[0])
    })
    for (let up = 0; up < 20; up++) await page.keyboard.press('ArrowUp')
    await until(async () => (await focusedNumber(page)) === String(numbers[20]))
    // A bit further by hand, so that no rule of the browser about a focused row would come there by itself.
    await listed(page)
      .first()
      .evaluate((row) => row.closest('ul')?.parentElement?.scrollBy(0, -150))
    const place = await scrolledTo(page)
    assert.ok(place > 1000, `the list is scrolled: ${place}`)

    const isAsItWas = async () => {
      await page.waitForURL(`**${list}`)
      await page.getByRole('button', { name: 'Заказчик: Мария Сетевая' }).waitFor()
      await until(async () => (await focusedNumber(page)) === String(numbers[20]))
      await until(async () => (await scrolledTo(page)) === place)
    }
    // By the search to a page of its own, and back.
    await page.keyboard.press('/')
    await page.getByRole('combobox', SEARCH).fill(String(numbers[30]))
    await page.getByRole('combobox', SEARCH).press('Enter')
    await page.waitForURL(`**/desk/t/${numbers[30]}`)
    await page.getByRole('heading', { level: 1, name: 'Касса, чек: не печатается 30' }).waitFor()
    await page.goBack()
    await isAsItWas()

    // Into the request, to the card of its person, and back by two steps.
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/desk/v/all/${numbers[20]}?contact=${people.manager.id}`)
    await page.getByRole('heading', { level: 1, name: 'Касса, чек: не печатается 20' }).waitFor()
    if (width < 1280) await page.getByRole('button', { name: 'Сведения' }).click()
    await page.getByRole('link', { name: 'Мария Сетевая' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Мария Сетевая' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Касса, чек: не печатается 20' }).waitFor()
    if (width < 1280) await page.goBack()
    await page.goBack()
    await isAsItWas()

    // From another document everything is fetched anew.
    await page.goto('/me')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goBack()
    await isAsItWas()
  })
}

test('a note is written on a card, changed and taken away by its author, and stands there for colleagues', async () => {
  const { people, venues } = stage.desk
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/t/${numbers[0]}`)
  await page.getByRole('link', { name: 'Весна, Лесная, 5' }).click()
  await page.waitForURL(`**/desk/venues/${venues.lesnaya}`)
  const notes = page.getByRole('region', { name: 'Заметки' })
  await notes.getByText('Заметок нет. Их видит только поддержка.').waitFor()
  await notes.getByRole('button', { name: 'Новая заметка' }).click()
  await page.keyboard.press('Control+Enter')
  await notes.getByText('В заметке ничего нет').waitFor()
  await notes.getByLabel('Новая заметка').fill('Вход со двора')
  // Whoever is called away finds what he had begun.
  await page.keyboard.press('Escape')
  await page.goto('/desk/v/open')
  await listed(page).first().waitFor()
  await page.goBack()
  await until(async () => (await notes.getByLabel('Новая заметка').inputValue()) === 'Вход со двора')
  await notes.getByLabel('Новая заметка').focus()
  await page.keyboard.press('Control+Enter')
  await notes.getByText('Вход со двора').waitFor()
  await notes.getByRole('button', { name: 'Изменить заметку' }).click()
  await notes.getByLabel('Изменить заметку').fill('Вход со двора, домофон 12')
  await notes.getByRole('button', { name: 'Сохранить заметку' }).click()
  await notes.getByText('Вход со двора, домофон 12').waitFor()
  await notes.getByText('изменена').waitFor()

  const other = await stage.signIn(people.specialist)
  await other.goto(`/desk/venues/${venues.lesnaya}`)
  await other.getByText('Вход со двора, домофон 12').waitFor()
  assert.equal(await other.getByRole('button', { name: 'Удалить заметку' }).count(), 0)

  await notes.getByRole('button', { name: 'Удалить заметку' }).click()
  await notes.getByText('Заметок нет').waitFor()
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await notes.getByText('Вход со двора, домофон 12').waitFor()
})

test('a card that is not for somebody says so, and leads back to the list he worked in', async () => {
  const { people, venues } = stage.desk
  const page = await stage.signIn(people.contractor)
  await page.goto('/desk/v/open?priority=2')
  await page.getByText('Под фильтры ничего не попало').waitFor()
  await page.goto(`/desk/customers/${people.manager.id}`)
  await page.getByText('Карточка человека вам не видна').waitFor()
  await page.goto(`/desk/venues/${venues.lesnaya}`)
  await page.getByText('Карточка ресторана вам не видна').waitFor()
  await page.goto('/desk/customers/nobody')
  await page.getByText('Карточка человека вам не видна').waitFor()
  await page.getByRole('link', { name: 'К заявкам' }).click()
  await page.waitForURL('**/desk/v/open?priority=2')
})
