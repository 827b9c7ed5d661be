import { after, before, test } from 'node:test'
import { type PostOffice, postOffice, written } from '../letters/post-office.ts'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let post: PostOffice
before(async () => {
  stage = await openStage()
  post = postOffice(stage.desk)
})
after(() => stage.close())

test('an operator moves a letter that made its own request: he sees what that will do, and then does it', async () => {
  const { desk } = stage
  const main = await desk.file(desk.people.cashier)
  const from = 'Анна Петрова <anna@elsewhere.example>'
  const { id, request_number: own } = await post.receive(
    written({ from, subject: 'Касса', text: 'Всё ещё не печатает' }),
  )
  const page = await stage.signIn(desk.people.operator)
  await page.goto(`/desk/letters/${id}`)
  await page.getByRole('button', { name: 'Перенести в заявку…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Перенести письмо' })
  await dialog.getByLabel('Номер заявки').fill('999999')
  await dialog.getByRole('button', { name: 'Показать, что будет' }).click()
  await dialog.locator('[aria-invalid="true"]').waitFor()
  await dialog.getByLabel('Номер заявки').fill(String(main))
  await dialog.getByRole('button', { name: 'Показать, что будет' }).click()
  await dialog.getByText(`Заявка №${own}, которую создало это письмо, закроется как дубль №${main}.`).waitFor()
  await dialog.getByText(`Ответы в №${main} увидят также: Анна Петрова.`).waitFor()
  await checkAxe(page, 'what moving a letter will do')

  await dialog.getByRole('button', { name: `Перенести в №${main}` }).click()
  await page.getByText(`Письмо в заявке №${main}`).waitFor()
  await page.goto(`/desk/t/${own}`)
  await page.getByText(`Закрыта как дубль`).first().waitFor()
  await page.goto(`/desk/t/${main}`)
  await page
    .getByRole('article', { name: /Анна Петрова/ })
    .getByText('Всё ещё не печатает')
    .waitFor()
})
