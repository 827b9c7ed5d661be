import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let number: number
before(async () => {
  stage = await openStage()
  const { people, venues, file, as } = stage.desk
  number = await file(people.cashier, { venueId: venues.lesnaya })
  await file(people.stranger, { venueId: venues.bar, subject: 'Меню, цены: не обновились' })
  await as(people.operator).post(`/api/requests/${number}/messages`, { text: 'Смотрим' })
  await as(people.operator).post(`/api/requests/${number}/messages`, { text: 'Порт занят', visibility: 'internal' })
  await as(people.operator).post(`/api/venues/${venues.lesnaya}/notes`, { text: 'Вход со двора' })
})
after(() => stage.close())

for (const [width, height] of [
  [1366, 768],
  [360, 740],
] as const) {
  test(`every page of the desk is free of barriers, ${width} px`, async () => {
    // Colours are the same at every width.
    const check = width > 720 ? checkAxeInBothThemes : checkAxe
    const { people, venues } = stage.desk
    const page = await stage.signIn(people.lead, { width, height })

    await page.goto('/desk/v/mine')
    await page.getByText('Очередь пуста').waitFor()
    await check(page, 'empty list')
    await page.goto('/desk/v/open')
    await page.getByRole('link', { name: new RegExp(`№${number}`) }).waitFor()
    await check(page, 'list')
    await checkFits(page, 'list')
    await page.getByRole('button', { name: 'Фильтр' }).click()
    await page.getByRole('option', { name: 'Приоритет' }).waitFor()
    await check(page, 'filters')
    await page.getByRole('option', { name: 'Дата подачи' }).click()
    await page.getByLabel('По', { exact: true }).waitFor()
    await check(page, 'days of the filter')
    await checkFits(page, 'days of the filter')
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: new RegExp(`№${number}`) }).click()
    await page.getByLabel('Ответ клиенту').fill('Проверьте')
    await check(page, 'request')
    await checkFits(page, 'request')
    await page.getByRole('button', { name: 'В работе', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Отложить…' }).waitFor()
    await check(page, 'moves')
    await page.getByRole('menuitem', { name: 'Отложить…' }).click()
    await page.getByLabel('Причина').waitFor()
    await check(page, 'deferring')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.getByLabel('Имя или команда').waitFor()
    await page.getByText('Глеб Старший').waitFor()
    await check(page, 'assigning')
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: 'Заметка' }).click()
    await page.getByLabel('Внутренняя заметка').waitFor()
    await check(page, 'note')

    if (width < 1280) await page.getByRole('button', { name: 'Сведения' }).click()
    await page.getByRole('button', { name: 'Почему такой срок' }).click()
    await page.getByText('Израсходовано').waitFor()
    await check(page, 'ledger')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Почему этот' }).click()
    await page.getByRole('button', { name: 'Сменить договор или услугу' }).waitFor()
    await check(page, 'contract')
    await page.keyboard.press('Escape')

    await page.goto('/desk/new')
    await page.getByRole('heading', { level: 1, name: 'Создать заявку' }).waitFor()
    await check(page, 'whom for')
    await page.goto(`/desk/new?person=${people.cashier.id}`)
    await page.getByLabel('Тема').waitFor()
    await check(page, 'new')
    await checkFits(page, 'new')
    await page.goto('/desk/search?q=касса')
    await page.getByRole('link', { name: /Касса, печать/ }).waitFor()
    await check(page, 'search')
    await page.goto(`/desk/customers/${people.cashier.id}`)
    await page.getByText('По телефону принимаем').waitFor()
    await page.getByText('Закрытых заявок пока нет').waitFor()
    await check(page, 'customer')
    await checkFits(page, 'customer')
    await page.getByRole('button', { name: 'Новая заметка' }).click()
    await page.getByRole('textbox', { name: 'Новая заметка' }).waitFor()
    await check(page, 'new note')
    await checkFits(page, 'new note')
    await page.goto(`/desk/venues/${venues.lesnaya}`)
    await page.getByText('Вход со двора').waitFor()
    await page.getByText('Закрытых заявок пока нет').waitFor()
    await check(page, 'venue')
    await checkFits(page, 'venue')
    await page.goto('/desk/customers/999999')
    await page.getByText('Карточка человека вам не видна').waitFor()
    await check(page, 'no such person')
    await page.goto(`/desk/v/all?contact=${people.cashier.id}&priority=3&since=2026-01-01&channel=api`)
    await page.getByRole('button', { name: 'Заказчик: Иван Кассиров' }).waitFor()
    await page.getByRole('link', { name: new RegExp(`№${number}`) }).waitFor()
    await check(page, 'filtered list')
    await checkFits(page, 'filtered list')
    await page.goto('/desk/v/nowhere')
    await page.getByText('Такого вида нет').waitFor()
    await check(page, 'no such view')
    await page.goto('/desk/t/999999')
    await page.getByText('Заявка №999999 вам не видна').waitFor()
    await check(page, 'no such request')
  })
}

test('the check itself sees words that cannot be read in one of the themes alone', async () => {
  for (const [theme, faint] of [
    ['dark', '#2a2d33'],
    ['light', '#eeeeee'],
  ] as const) {
    const page = await stage.signIn(stage.desk.people.lead)
    await page.goto('/desk/v/mine')
    await page.getByText('Очередь пуста').waitFor()
    await page.evaluate(
      ([which, colour]) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(`@media (prefers-color-scheme: ${which}) { * { color: ${colour} !important } }`)
        document.adoptedStyleSheets = [sheet]
      },
      [theme, faint] as const,
    )
    await assert.rejects(checkAxeInBothThemes(page, 'faint words'), /color-contrast/, theme)
    await page.context().close()
  }
})
