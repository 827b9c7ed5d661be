import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requestDetails } from '../../src/contract/request/request.ts'
import { until } from '../ground/until.ts'
import { shellKept } from './kept-shell.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

const details = async (number: number) => {
  const answer = await stage.desk.as(stage.desk.people.operator).get(`/api/requests/${number}`)
  return requestDetails.parse(answer.body)
}
const numberIn = (page: Page) => Number(/requests\/(\d+)/.exec(page.url())?.[1])
const opened = async (page: Page, number: number) => {
  await page.goto(`/requests/${number}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
/** What the browser keeps of unsent words. */
const draftsOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('okno')
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll()
          all.onsuccess = () => resolve(JSON.stringify(all.result))
        }
      }),
  )
/** A request of the cashier, resolved by the specialist. */
const resolved = async () => {
  const { people, venues, as, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const { version } = await details(number)
  const move = { move: 'resolve', version, solution: 'Развели порты', closingCode: 'solved' }
  const answer = await as(people.specialist).post(`/api/requests/${number}/moves`, move)
  assert.equal(answer.status, 200, answer.text)
  return number
}

test('a request is filed from the start page of a phone in three actions: type, go, send', async () => {
  const { people, venues } = stage.desk
  const page = await stage.signIn(people.cashier, PHONE)
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Что случилось' }).fill('не печатает чек после обновления')
  await page.getByRole('button', { name: 'Создать заявку' }).click()
  const promise = page.locator('[data-promise]')
  await promise.getByText(/Ответим до/).waitFor()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.waitForURL(/\/requests\/\d+/)
  const filed = await details(numberIn(page))
  assert.equal(filed.subject, 'не печатает чек после обновления')
  assert.equal(filed.venue?.id, venues.lesnaya)
  await until(async () => /^№\d+ не печатает чек после обновления — Служба поддержки$/.test(await page.title()))
})

test('the stop of trade asks nothing: one press on the card and one to send', async () => {
  const page = await stage.signIn(stage.desk.people.cashier, PHONE)
  await page.goto('/')
  await page.getByRole('link', { name: /Ресторан не может торговать/ }).click()
  await page.getByRole('button', { name: /Отправить|Сообщить/ }).click()
  await page.waitForURL(/\/requests\/\d+/)
  const filed = await details(numberIn(page))
  assert.equal(filed.stopOfTrade, true)
  assert.equal(filed.urgency, 'high')
})

test('a vague subject gets a hint and is sent all the same; an empty one is asked for at its field', async () => {
  const page = await stage.signIn(stage.desk.people.cashier)
  await page.goto('/new')
  await page.getByRole('button', { name: 'Отправить заявку' }).click()
  await page.getByText('Напишите хотя бы пару слов').waitFor()
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('не работает')
  await page.getByText('Уточните, что именно').waitFor()
  await page.getByRole('button', { name: 'Отправить заявку' }).click()
  await page.waitForURL(/\/requests\/\d+/)
})

test('a field of the service appears with its condition, is asked for, and loses nothing', async () => {
  const { people, services } = stage.desk
  const page = await stage.signIn(people.cashier)
  await page.goto(`/new?service=${services.printing}`)
  await page.getByRole('radio', { name: 'Да' }).check()
  const kitchen = page.getByRole('textbox', { name: 'Какой принтер' })
  await page.getByRole('button', { name: 'Отправить заявку' }).click()
  await page.getByText('Без этого ответа начать трудно').waitFor()
  await until(() => kitchen.evaluate((field) => field === document.activeElement))
  await kitchen.fill('Бар')
  await page.getByRole('button', { name: 'Отправить заявку' }).click()
  await page.waitForURL(/\/requests\/\d+/)
  const { answers } = await details(numberIn(page))
  assert.deepEqual(
    answers.map(({ id, value }) => [id, value]),
    [
      ['printer', 'Да'],
      ['kitchen', 'Бар'],
    ],
  )
})

test('a draft survives a reload, files included, and is gone once it is sent', async () => {
  const page = await stage.signIn(stage.desk.people.cashier)
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('терминал отклоняет карты')
  await page.locator('input[type=file]:not([data-camera])').setInputFiles({
    name: 'kassa.log',
    mimeType: 'text/plain',
    buffer: Buffer.from('журнал'),
  })
  await page.getByText(/^Загружено/).waitFor()
  await page.getByText(/Черновик сохранён/).waitFor()
  await until(async () => (await draftsOf(page)).includes('kassa.log'))
  await page.reload()
  await page.getByText('kassa.log').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Коротко о проблеме' }).inputValue(), 'терминал отклоняет карты')
  await page.getByRole('button', { name: 'Отправить заявку' }).click()
  await page.waitForURL(/\/requests\/\d+/)
  const [message] = (await details(numberIn(page))).messages
  assert.deepEqual(
    message?.files.map(({ name }) => name),
    ['kassa.log'],
  )
  await page.goto('/new')
  assert.equal(await page.getByRole('textbox', { name: 'Коротко о проблеме' }).inputValue(), '')
})

test('without a net a request waits, says so, and goes out once when the net is back', async () => {
  const page = await stage.signIn(stage.desk.people.cashier)
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('пропала сеть на кассе')
  await page
    .locator('[data-promise]')
    .getByText(/Ответим до/)
    .waitFor()
  await shellKept(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Отправить заявку' }).click()
  await page.getByRole('heading', { name: 'Отправим, когда появится сеть' }).waitFor()
  await page.getByText('Номер появится после отправки').waitFor()
  await page.context().setOffline(false)
  await page
    .getByRole('link', { name: /пропала сеть на кассе/ })
    .first()
    .waitFor()
  const list = await stage.desk.as(stage.desk.people.cashier).get('/api/requests?view=my_requests')
  const same = list.body.items.filter(({ subject }: { subject: string }) => subject === 'пропала сеть на кассе')
  assert.equal(same.length, 1)
})

test('an answer shows at once, brings the request back to work, and reaches the other side', async () => {
  const { people, venues, as, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const { version } = await details(number)
  const question = { move: 'ask', version, message: { text: 'Какая версия кассы?' } }
  assert.equal((await as(people.specialist).post(`/api/requests/${number}/moves`, question)).status, 200)
  const page = await stage.signIn(people.cashier, PHONE)
  await opened(page, number)
  await page.getByText('Ждём ответа от вас').first().waitFor()
  await page.getByRole('textbox', { name: 'Ответ' }).fill('Версия 8.2.1')
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByRole('article').filter({ hasText: 'Версия 8.2.1' }).waitFor()
  await until(async () => (await details(number)).status === 'in_progress')
  assert.equal(await page.getByRole('textbox', { name: 'Ответ' }).inputValue(), '')
})

test('what a specialist writes stands on the page within a second, without a reload', async () => {
  const { people, venues, as, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.cashier)
  const live = page.waitForResponse(/\/api\/live/)
  await opened(page, number)
  await live
  await as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Смотрим лог' })
  await page.getByRole('article').filter({ hasText: 'Смотрим лог' }).waitFor({ timeout: 3_000 })
})

test('urgency is raised with a reason', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.cashier, PHONE)
  await opened(page, number)
  await page.getByRole('button', { name: 'Срочнее' }).click()
  await page.getByLabel('Не можем закрыть смену').check()
  await page.getByRole('button', { name: 'Поднять срочность' }).click()
  await page.getByText('Срочность поднята, сроки пересчитаны').waitFor()
  assert.equal((await details(number)).urgency, 'high')
})

test('«Вопрос решён» can be taken back, and is done when it is not', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.cashier)
  await opened(page, number)
  await page.getByRole('button', { name: 'Вопрос решён' }).click()
  await page
    .locator('[data-sentence]')
    .getByText(/^Закрыта/)
    .waitFor()
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await page
    .locator('[data-sentence]')
    .getByText(/^Ответим/)
    .waitFor()
  await page.getByRole('button', { name: 'Вопрос решён' }).click()
  await page.goto('about:blank')
  await until(async () => (await details(number)).status === 'closed')
})

test('a resolved request is rated, commented, and goes back to work with a reason', async () => {
  const number = await resolved()
  const page = await stage.signIn(stage.desk.people.cashier)
  await opened(page, number)
  await page.getByRole('button', { name: '2 — Плохо' }).click()
  await page.getByRole('textbox', { name: 'Комментарий' }).fill('Чек снова молчит')
  await page.getByRole('button', { name: 'Сохранить отзыв' }).click()
  await until(async () => (await details(number)).ratingComment === 'Чек снова молчит')
  assert.equal((await details(number)).rating, 2)
  await page.getByRole('button', { name: 'Не решено, вернуть в работу' }).click()
  await page.getByRole('textbox', { name: 'Что осталось' }).fill('Печатает через раз')
  await page.getByRole('button', { name: 'Вернуть в работу', exact: true }).click()
  await page
    .locator('[data-sentence]')
    .getByText(/Снова в работе/)
    .waitFor()
})

test('a request is rated in its row of the start page', async () => {
  const number = await resolved()
  const page = await stage.signIn(stage.desk.people.cashier, PHONE)
  await page.goto('/')
  const row = page.getByRole('listitem').filter({ hasText: `№${number}` })
  await row.getByRole('button', { name: '5 — Отлично' }).click()
  await until(async () => (await details(number)).rating === 5)
})

test('a message on a closed request opens a linked one and goes there', async () => {
  const { people, as } = stage.desk
  const number = await resolved()
  const { version } = await details(number)
  await as(people.cashier).post(`/api/requests/${number}/moves`, { move: 'close', version })
  const page = await stage.signIn(people.cashier)
  await opened(page, number)
  await page.getByRole('textbox', { name: 'Ответ' }).fill('Снова не печатает')
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.waitForURL((url) => url.pathname !== `/requests/${number}`)
  assert.deepEqual(
    (await details(numberIn(page))).links.map(({ number: other }) => other),
    [number],
  )
})

test('a colleague is brought in by his address, a stranger is not', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.cashier)
  await opened(page, number)
  await page.getByRole('button', { name: 'Добавить коллегу' }).click()
  const address = page.getByRole('textbox', { name: 'Почта или телефон коллеги' })
  await address.fill(people.stranger.email)
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  await page.getByText('Не нашли среди ваших коллег').waitFor()
  await address.fill(people.colleague.email)
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  await page.getByRole('complementary').getByText(people.colleague.name).waitFor()
})

test('a foreign request looks like one that is not there', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.stranger, { venueId: venues.bar })
  const page = await stage.signIn(people.cashier)
  await opened(page, number)
  await page.getByText(`Заявки №${number} нет или она не вашей организации`).waitFor()
})
