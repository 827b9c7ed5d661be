import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAxeInBothThemes } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let number: number
before(async () => {
  stage = await openStage()
  const { people, venues, file } = stage.desk
  number = await file(people.cashier, { venueId: venues.lesnaya })
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

/** What is open goes away, and with it the sheet that lay over the page. */
const leave = async (page: Page, role: 'dialog' | 'menu') => {
  await page.keyboard.press('Escape')
  await page.locator(`dialog[open], [role=${role}]:popover-open`).waitFor({ state: 'detached' })
}

test('what is on the desk only for a while is open to everybody too', async () => {
  const page = await stage.signIn(stage.desk.people.lead)
  await page.goto(`/desk/t/${number}`)
  await page.getByLabel('Ответ клиенту').fill('Смотрим порт')
  await page.getByRole('button', { name: 'Отправить ответ' }).hover()
  await checkAxeInBothThemes(page, 'reply under the pointer')
  await page.getByRole('button', { name: 'Отправить и сменить статус' }).click()
  await page.getByRole('menuitem', { name: 'Отправить и выполнить…' }).waitFor()
  await checkAxeInBothThemes(page, 'ways to send')
  await leave(page, 'menu')

  await page.getByRole('radio', { name: 'Заметка' }).click()
  await checkAxeInBothThemes(page, 'note that is empty')
  await page.getByLabel('Внутренняя заметка').fill('Порт занят')
  await checkAxeInBothThemes(page, 'note')
  await page.getByRole('button', { name: 'Сохранить заметку' }).hover()
  await checkAxeInBothThemes(page, 'note under the pointer')
  await page.getByLabel('Внутренняя заметка').fill('')

  await page.getByRole('button', { name: 'Копировать ссылку' }).first().click()
  await page.getByText(`Ссылка на №${number} скопирована`).waitFor()
  await checkAxeInBothThemes(page, 'toast')
  await page.getByRole('button', { name: 'Ещё' }).click()
  await page.getByRole('menuitem').first().waitFor()
  await checkAxeInBothThemes(page, 'menu of a request')
  await leave(page, 'menu')

  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: 'Отложить…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отложить' }).click()
  await page.getByText('Напишите причину').waitFor()
  await checkAxeInBothThemes(page, 'dialog with what is missing')
  await leave(page, 'dialog')
  await page.keyboard.press('Shift+Slash')
  await page.getByRole('heading', { name: 'Клавиши' }).waitFor()
  await checkAxeInBothThemes(page, 'keys')
})

for (const screen of [{}, PHONE]) {
  test(`what is on the portal only for a while is open to everybody too, ${screen === PHONE ? 360 : 1366} px`, async () => {
    const page = await stage.signIn(stage.desk.people.manager, screen)
    await page.goto('/new')
    await page.getByRole('textbox', { name: 'Коротко о проблеме' }).waitFor()
    await page.getByRole('button', { name: /^Отправить/ }).click()
    await page.getByText('Напишите хотя бы пару слов').waitFor()
    await checkAxeInBothThemes(page, 'form with what is missing')
    await page.goto(`/new?service=${stage.desk.services.printing}`)
    await page.getByRole('group', { name: 'Печатает на кухню?' }).waitFor()
    await checkAxeInBothThemes(page, 'questions without an answer')
    await page.getByRole('radio', { name: 'Да' }).check()
    await checkAxeInBothThemes(page, 'questions with an answer')
    await page.context().setOffline(true)
    await page.getByText('Нет сети').waitFor()
    await checkAxeInBothThemes(page, 'no net')
    await page.context().setOffline(false)
  })
}
