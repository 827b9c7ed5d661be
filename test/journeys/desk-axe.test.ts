import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
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
})
after(() => stage.close())

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1366, 768],
    [360, 740],
  ] as const) {
    test(`every page of the desk is free of barriers: ${theme}, ${width} px`, async () => {
      const { people } = stage.desk
      const page = await stage.signIn(people.lead, { width, height, theme })

      await page.goto('/desk/v/mine')
      await page.getByText('Очередь пуста').waitFor()
      await checkAxe(page, 'empty list')
      await page.goto('/desk/v/open')
      await page.getByRole('link', { name: new RegExp(`№${number}`) }).waitFor()
      await checkAxe(page, 'list')
      await checkFits(page, 'list')
      await page.getByRole('button', { name: 'Фильтр' }).click()
      await page.getByRole('menu').waitFor()
      await checkAxe(page, 'filters')
      await page.keyboard.press('Escape')

      await page.getByRole('link', { name: new RegExp(`№${number}`) }).click()
      await page.getByLabel('Ответ клиенту').fill('Проверьте')
      await checkAxe(page, 'request')
      await checkFits(page, 'request')
      await page.getByRole('button', { name: 'В работе', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Отложить…' }).waitFor()
      await checkAxe(page, 'moves')
      await page.getByRole('menuitem', { name: 'Отложить…' }).click()
      await page.getByLabel('Причина').waitFor()
      await checkAxe(page, 'deferring')
      await page.keyboard.press('Escape')
      await page.keyboard.press('a')
      await page.getByLabel('Имя или команда').waitFor()
      await page.getByText('Глеб Старший').waitFor()
      await checkAxe(page, 'assigning')
      await page.keyboard.press('Escape')
      await page.getByRole('radio', { name: 'Заметка' }).click()
      await page.getByLabel('Внутренняя заметка').waitFor()
      await checkAxe(page, 'note')

      if (width < 1280) await page.getByRole('button', { name: 'Сведения' }).click()
      await page.getByRole('button', { name: 'Почему такой срок' }).click()
      await page.getByText('Израсходовано').waitFor()
      await checkAxe(page, 'ledger')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Почему этот' }).click()
      await page.getByRole('button', { name: 'Сменить договор или услугу' }).waitFor()
      await checkAxe(page, 'contract')
      await page.keyboard.press('Escape')

      await page.goto('/desk/new')
      await page.getByRole('heading', { level: 1, name: 'Создать заявку' }).waitFor()
      await checkAxe(page, 'whom for')
      await page.goto(`/desk/new?person=${people.cashier.id}`)
      await page.getByLabel('Тема').waitFor()
      await checkAxe(page, 'new')
      await checkFits(page, 'new')
      await page.goto('/desk/search?q=касса')
      await page.getByRole('link', { name: /Касса, печать/ }).waitFor()
      await checkAxe(page, 'search')
      await page.goto('/desk/v/nowhere')
      await page.getByText('Такого вида нет').waitFor()
      await checkAxe(page, 'no such view')
      await page.goto('/desk/t/999999')
      await page.getByText('Заявка №999999 вам не видна').waitFor()
      await checkAxe(page, 'no such request')
    })
  }
}
