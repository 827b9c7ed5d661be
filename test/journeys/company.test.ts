import { after, before, test } from 'node:test'
import { openSending } from '../invitations.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
  await openSending(stage.desk)
})
after(() => stage.close())

for (const look of [
  { width: 1366, height: 768, theme: 'light' },
  { width: 360, height: 740, theme: 'dark' },
] as const) {
  test(`a manager reads his company, invites and lets go, ${look.width} ${look.theme}`, async () => {
    const { people, venues, file } = stage.desk
    await file(people.cashier, { venueId: venues.lesnaya })
    const page = await stage.signIn(people.manager, look)
    await page.goto('/')
    if (look.width > 720) await page.getByRole('link', { name: 'Компания' }).click()
    else {
      await page.getByRole('button', { name: 'Ещё' }).click()
      await page.getByRole('menuitem', { name: 'Компания' }).click()
    }
    await page.getByRole('heading', { level: 1, name: 'Сеть «Весна»' }).waitFor()
    await page
      .getByRole('link', { name: /открыт/ })
      .first()
      .waitFor()
    await checkAxe(page, 'the company')
    await checkFits(page)
    for (const tab of ['Рестораны', 'Люди', 'Оборудование', 'Договоры']) {
      await page.getByRole('tab', { name: new RegExp(tab) }).click()
      await checkAxe(page, tab)
      await checkFits(page, tab)
    }
    await page.getByRole('button', { name: 'Пригласить человека' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Имя и фамилия' }).fill(`Гость ${look.width}`)
    await dialog.getByRole('textbox', { name: 'Почта' }).fill('ivan@vesna.example')
    await dialog.getByRole('button', { name: 'Пригласить человека' }).click()
    await dialog.getByText('Выберите, где.').waitFor()
    await dialog.getByRole('button', { name: 'Где работает' }).click()
    await page.getByRole('option', { name: /104120007/ }).click()
    await checkAxe(page, 'the invitation')
    await dialog.getByRole('button', { name: 'Пригласить человека' }).click()
    await dialog.getByText('Такой адрес уже есть у другого человека').waitFor()
    await dialog.getByRole('textbox', { name: 'Почта' }).fill(`guest${look.width}@vesna.example`)
    await dialog.getByRole('button', { name: 'Пригласить человека' }).click()
    await page.getByText(`Гость ${look.width}: приглашение отправлено на guest${look.width}@vesna.example`).waitFor()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: /Люди/ }).click()
    await page.getByRole('button', { name: `Действия: Гость ${look.width}` }).click()
    await page.getByRole('menuitem', { name: 'Убрать из компании' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Убрать из компании' }).click()
    await page.getByText(`Гость ${look.width} больше не в компании`).waitFor()
  })
}
