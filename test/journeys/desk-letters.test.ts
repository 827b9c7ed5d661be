import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type PostOffice, postOffice, written } from '../letters/post-office.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let post: PostOffice
before(async () => {
  stage = await openStage()
  post = postOffice(stage.desk)
})
after(() => stage.close())

const park = async (number: number, from: string) => {
  const letter = written({ from, subject: `Re: [№${number}] Касса`, text: 'Пустите меня, я бухгалтер' })
  const { state } = await post.receive(letter)
  assert.equal(state, 'parked')
}

test('an operator sees why a letter waits, lets it in, and finds it in its request', async () => {
  const { desk } = stage
  const number = await desk.file(desk.people.cashier)
  await park(number, 'Бухгалтер <buh@elsewhere.example>')
  const page = await stage.signIn(desk.people.operator)
  await page.goto('/desk')
  await page.getByRole('link', { name: 'Письма' }).click()
  await page.getByRole('link', { name: /buh@elsewhere\.example/ }).click()
  const why = page.getByRole('region', { name: 'Почему здесь' })
  await why.getByText('Отправитель не участвует в этой заявке').waitFor()
  await why.getByText(`номер в теме: заявка №${number}`).waitFor()
  await page.getByText('Пустите меня, я бухгалтер').waitFor()
  await checkAxe(page, 'an opened letter')

  await page.getByRole('button', { name: 'Разобрать заново' }).click()
  await page.getByRole('dialog').getByText('Ничего не изменится').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: `Добавить в №${number}` }).click()
  await page.getByText(`Письмо в заявке №${number}`).waitFor()
  await page.getByRole('button', { name: 'Открыть' }).click()
  await page
    .getByRole('article', { name: /Бухгалтер/ })
    .getByText('Пустите меня, я бухгалтер')
    .waitFor()
  await page.getByText('Письмо добавлено в заявку вручную').waitFor()
})

test('the specialist finds the letter above the conversation it points to', async () => {
  const { desk } = stage
  const number = await desk.file(desk.people.cashier)
  await park(number, 'chief@elsewhere.example')
  const page = await stage.signIn(desk.people.specialist)
  await page.goto(`/desk/t/${number}`)
  await page.getByText('1 письмо ждёт решения').click()
  await checkAxe(page, 'a letter that waits at its request')
  await page.getByRole('button', { name: `Добавить в №${number}` }).click()
  await page.getByRole('article', { name: /chief@elsewhere/ }).waitFor()
  assert.equal(await page.getByText('ждёт решения').count(), 0)
})

test('each tab shows its letters, and the last one all of them', async () => {
  const { people, file } = stage.desk
  await park(await file(people.cashier), 'waits@elsewhere.example')
  await post.receive(written({ from: 'new@elsewhere.example', subject: 'Принтер', text: 'Молчит' }))
  const page = await stage.signIn(people.operator)
  await page.goto('/desk/letters')
  await page.getByRole('link', { name: /waits@elsewhere/ }).waitFor()
  assert.equal(await page.getByRole('link', { name: /new@elsewhere/ }).count(), 0)
  await page.getByRole('tab', { name: 'Все' }).click()
  await page.getByRole('link', { name: /new@elsewhere/ }).waitFor()
  await page.getByRole('link', { name: /waits@elsewhere/ }).waitFor()
})

test('letters are read on a phone in the dark, and the balance says that it is right', async () => {
  const { desk } = stage
  await park(await desk.file(desk.people.cashier), 'phone@elsewhere.example')
  const page = await stage.signIn(desk.people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto('/desk/letters')
  await page.getByText('Сходится').waitFor()
  await checkAxe(page, 'the letters on a phone')
  await checkFits(page, 'the letters on a phone')
  await page.getByRole('link', { name: /phone@elsewhere/ }).click()
  await page.getByRole('region', { name: 'Что с ним сделать' }).waitFor()
  await checkAxe(page, 'a letter on a phone')
  await checkFits(page, 'a letter on a phone')
  await page.getByRole('link', { name: 'К списку писем' }).click()
  await page.getByRole('heading', { name: 'Письма' }).waitFor()
})
