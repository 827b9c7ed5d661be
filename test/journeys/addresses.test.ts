import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { keyIn } from '../letters/key-in.ts'
import { SUPPORT } from '../letters/post-office.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openPostStage, type PostStage } from './post-stage.ts'

let stage: PostStage['stage']
let post: PostStage['post']
let sink: PostStage['sink']
let close: PostStage['close']
before(async () => {
  ;({ stage, post, sink, close } = await openPostStage())
})
after(() => close())

const PHONE = { width: 360, height: 740 }
const SCREEN = { width: 1366, height: 768 }
const PAPER = { width: 600, height: 800 }
interface Look {
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark'
}

/** In the dark on a phone, by day on a screen. */
const LOOKS: readonly Look[] = [
  { ...PHONE, theme: 'dark' },
  { ...SCREEN, theme: 'light' },
]

type Who = PostStage['stage']['desk']['people']['cashier']

const checked = async (page: Page, what: string) => {
  await checkAxe(page, what)
  await checkFits(page, what)
}
/** The same page, looked at again and again. */
const checkedIn = async (page: Page, what: string, looks: readonly Look[] = LOOKS) => {
  for (const { width, height, theme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: theme })
    await checked(page, `${what} ${theme} ${width}`)
  }
}
const myAddresses = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Мои адреса' }) })
/** What the post brought there last, opened as its reader would. */
const openedFrom = async (address: string, look: Parameters<typeof stage.visit>[0] = PHONE) => {
  await post.work()
  const page = await stage.visit(look)
  await page.goto(`/a/${keyIn(sink.takenFor(address).at(-1))}`)
  await page.getByRole('heading', { name: 'Это ваш адрес?' }).waitFor()
  return page
}
const parkedFrom = async (from: string, who: Who) => {
  const number = await stage.desk.file(who)
  const to = SUPPORT.replace('@', `+${number}-${post.mail.mark(number)}@`)
  const { id, state } = await post.receiveProven({ from: `${who.name} <${from}>`, to, text: 'Касса снова стоит' })
  assert.equal(state, 'parked')
  return { id, number }
}

test('a person adds a second address on his phone, confirms it from its letter, makes it the main one and removes the first', async () => {
  const { cashier } = stage.desk.people
  const page = await stage.signIn(cashier, PHONE)
  await page.goto('/me')
  const sheet = myAddresses(page)
  await sheet.getByText('Главный: сюда приходят письма').waitFor()
  const field = sheet.getByRole('textbox', { name: 'Ещё один адрес' })
  await field.fill('иван')
  await sheet.getByRole('button', { name: 'Отправить письмо' }).click()
  await sheet.getByText('Напишите адрес целиком').waitFor()
  await field.fill('Ivan.Kassirov@home.example')
  await sheet.getByRole('button', { name: 'Отправить письмо' }).click()
  await sheet.getByText('Ждёт подтверждения до').waitFor()
  await page.getByText('Письмо отправлено на ivan.kassirov@home.example').waitFor()
  await checked(page, 'an address that waits')

  const question = await openedFrom('ivan.kassirov@home.example')
  await question.getByText(`Его хочет добавить к себе «${cashier.name}».`).waitFor()
  await checked(question, 'the page of the letter')
  await question.getByRole('button', { name: 'Подтвердить адрес' }).click()
  await question.getByRole('heading', { name: 'Адрес подтверждён' }).waitFor()
  await question.reload()
  await question.getByRole('heading', { name: 'Ссылка больше не действует' }).waitFor()
  await checked(question, 'a question that is over')

  await page.reload()
  await sheet.getByText('Подтверждён', { exact: true }).waitFor()
  await sheet.getByRole('button', { name: 'Что сделать с адресом ivan.kassirov@home.example' }).click()
  await page.getByRole('menuitem', { name: 'Сделать главным' }).click()
  await page.getByText('Теперь пишем на ivan.kassirov@home.example').waitFor()
  await sheet.getByRole('button', { name: `Что сделать с адресом ${cashier.email}` }).click()
  await page.getByRole('menuitem', { name: 'Убрать' }).click()
  const dialog = page.getByRole('dialog', { name: 'Убрать адрес?' })
  await dialog.getByText(cashier.email).waitFor()
  await checked(page, 'before an address is removed')
  await dialog.getByRole('button', { name: 'Убрать' }).click()
  await sheet.getByText(cashier.email).waitFor({ state: 'detached' })
  assert.equal(await sheet.getByRole('button', { name: /Что сделать с адресом/ }).count(), 0, 'the last one stays')
})

test('an operator asks whose address it is; a yes from a phone lets the letter into its request', async () => {
  const { manager, operator } = stage.desk.people
  const { id, number } = await parkedFrom('maria@holiday.example', manager)
  const page = await stage.signIn(operator, PHONE)
  await page.goto(`/desk/letters/${id}`)
  const author = page.getByRole('region', { name: 'Чей это адрес' })
  await author.waitFor()
  await author.getByRole('button', { name: 'Спросить, чей это адрес' }).click()
  await author.getByText('Ответа пока нет, ждём до').waitFor()
  await author.getByText(new RegExp(`^${operator.name}, .+: вопрос ушёл на ${manager.email}`)).waitFor()
  await checked(page, 'a letter whose author was asked')

  const question = await openedFrom(manager.email)
  await question.getByText(`С него пришло письмо от имени «${manager.name}» в заявку №${number}`).waitFor()
  assert.equal(await question.getByText('Касса снова стоит').count(), 0)
  await checked(question, 'the question to who is known')
  await question.getByRole('button', { name: 'Да, мой' }).click()
  await question.getByRole('heading', { name: 'Спасибо, адрес ваш' }).waitFor()
  await post.work()
  assert.equal((await post.messages(number)).at(-1)?.text, 'Касса снова стоит')
  await page.reload()
  await page.getByRole('region', { name: 'Почему здесь' }).getByText('Ответ в заявку').waitFor()
})

test('a specialist asks at the request; a no stays with the letter, and there is nothing left to press', async () => {
  const { colleague, specialist, administrator } = stage.desk.people
  const { id, number } = await parkedFrom('olga@holiday.example', colleague)
  const work = await stage.signIn(specialist, PHONE)
  await work.goto(`/desk/t/${number}`)
  await work.getByText('1 письмо ждёт решения').click()
  await work.getByText(`Похоже, это ${colleague.name}`).waitFor()
  await work.getByRole('button', { name: 'Спросить, чей это адрес' }).click()
  await work.getByText('Ответа пока нет').waitFor()
  await checked(work, 'a letter whose author was asked, at its request')

  const question = await openedFrom(colleague.email)
  await question.getByRole('button', { name: 'Нет, не мой' }).click()
  await question.getByRole('heading', { name: 'Спасибо, адрес не ваш' }).waitFor()
  const page = await stage.signIn(administrator, SCREEN)
  await page.goto(`/desk/letters/${id}`)
  const author = page.getByRole('region', { name: 'Чей это адрес' })
  await author.getByText(/Ольга Соседова, .*: «Нет, не мой»/).waitFor()
  assert.equal(await author.getByRole('button').count(), 0)
  await checked(page, 'a letter that nobody owns up to')
})

test('pages about addresses are readable by day and in the dark, on a phone and on a screen, in both languages', async () => {
  const { dealerUser, dealerManager, operator } = stage.desk.people
  const { id } = await parkedFrom('dmitry@holiday.example', dealerUser)
  await stage.desk.as(operator).post(`/api/letters/${id}/author-question`, undefined)
  await post.work()
  const key = keyIn(sink.takenFor(dealerUser.email).at(-1))
  for (const [language, yes, looks] of [
    ['ru', 'Да, мой', LOOKS],
    ['en', 'Yes, mine', LOOKS.slice(0, 1)],
  ] as const) {
    const question = await stage.visit({ language })
    await question.goto(`/a/${key}`)
    await question.getByRole('button', { name: yes }).waitFor()
    await checkedIn(question, `question ${language}`, looks)
  }

  const gone = { person_id: dealerManager.id, kind: 'email', value: 'denis@gone.example', bounced_at: new Date() }
  await stage.desk.database.db.insertInto('person_addresses').values(gone).execute()
  await stage.desk.as(dealerManager).post('/api/me/addresses', { address: 'denis@waits.example' })
  const me = await stage.signIn(dealerManager)
  await me.goto('/me')
  await myAddresses(me).getByText('Письма сюда не доходят').waitFor()
  await checkedIn(me, 'addresses')

  const desk = await stage.signIn(operator)
  await desk.goto(`/desk/letters/${id}`)
  await desk.getByRole('region', { name: 'Чей это адрес' }).waitFor()
  await checkedIn(desk, 'letter')
})

test('letters about addresses stand at 600 and at 360 px, by day and in the dark', async () => {
  const { stranger, lead, operator } = stage.desk.people
  const { as, inBrowser } = stage.desk
  await inBrowser(lead).post('/api/me/addresses', { address: 'gleb@home.example' })
  await inBrowser(lead).post('/api/me/addresses', { address: stranger.email })
  await post.work()
  const confirming = sink.takenFor('gleb@home.example').at(-1)
  await as(null).post(`/api/address-questions/${keyIn(confirming)}/answers`, { answer: 'yes' })
  const { id } = await parkedFrom('petr@holiday.example', stranger)
  const taken = sink.takenFor(stranger.email).at(-1)
  await as(operator).post(`/api/letters/${id}/author-question`, undefined)
  await post.work()
  const page = await stage.visit()
  for (const [title, letter, look] of [
    ['Подтвердите адрес', confirming, { ...PHONE, theme: 'dark' }],
    ['Этот адрес уже занят', taken, { ...PAPER, theme: 'light' }],
    ['Это ваш адрес?', sink.takenFor(stranger.email).at(-1), { ...PHONE, theme: 'light' }],
    ['В ваш профиль добавлен адрес', sink.takenFor(lead.email).at(-1), { ...PAPER, theme: 'dark' }],
  ] as const) {
    await page.setContent(letter?.mail.html ?? '')
    await page.getByRole('heading', { name: title }).waitFor()
    await checkedIn(page, title, [look])
    const size = await page.getByRole('link').first().boundingBox()
    assert.ok(size && size.height >= 44, 'fit for a thumb')
  }
})
