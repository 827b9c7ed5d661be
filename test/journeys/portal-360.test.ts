import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { requestDetails } from '../../src/contract/request/request.ts'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }
/** A folder for pictures of each step, when somebody wants to look at them. */
const PICTURES = process.env.OKNO_TEST_PICTURES

const details = async (number: number) => {
  const answer = await stage.desk.as(stage.desk.people.operator).get(`/api/requests/${number}`)
  return requestDetails.parse(answer.body)
}
const picture = async (page: Page, name: string) => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/360-${name}.png` })
}
const sight = (element: Element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  const over = [top + 2, (top + bottom) / 2, bottom - 2].find((height) => {
    const at = document.elementFromPoint((left + right) / 2, height)
    return at === null || !(element.contains(at) || at.contains(element))
  })
  return { isSeen: over === undefined, top, bottom, over, window: innerHeight }
}
/** The person sees it where the page stands: whole, and nothing lies over it. */
const inSight = async (where: Locator) => {
  await where.waitFor()
  await until(async () => (await where.evaluate(sight)).isSeen).catch(async () =>
    assert.fail(`out of sight: ${where} ${JSON.stringify(await where.evaluate(sight))}`),
  )
}
const sentence = (page: Page) => page.locator('[data-sentence]')
const field = (page: Page) => page.getByRole('textbox', { name: 'Ответ' })
const answer = async (page: Page, words: string) => {
  await field(page).fill(words)
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
}
const said = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })
/** Its words are before his eyes, and the sign that they have left. */
const sentInSight = async (page: Page, words: string) => {
  await said(page, words).getByText('Отправлено').waitFor({ state: 'attached' })
  await inSight(said(page, words))
}
const LONG = 'Касса пишет «нет связи с ФР», перезагружали, кабель меняли, чек не выходит, очередь растёт. '.repeat(3)

/** A conversation that is longer than the window. */
const longTalk = async () => {
  const { people, venues, as, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  for (let place = 0; place < 6; place++) {
    const person = place % 2 === 0 ? people.specialist : people.cashier
    const posted = await as(person).post(`/api/requests/${number}/messages`, { text: `${place}. ${LONG}` })
    assert.equal(posted.status, 201, posted.text)
  }
  return number
}

test('at 360 px a person files, answers twice, raises, closes, brings back and rates, and sees each effect where he stands', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.cashier, PHONE)
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Что случилось' }).fill('не печатает чек после обновления')
  await page.getByRole('button', { name: 'Создать заявку' }).click()
  await page
    .locator('[data-promise]')
    .getByText(/Ответим до/)
    .waitFor()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.waitForURL(/\/requests\/\d+/)
  const number = Number(/requests\/(\d+)/.exec(page.url())?.[1])
  await inSight(sentence(page).getByText(/^Ответим до/))
  await picture(page, '1-filed')

  await as(people.specialist).post(`/api/requests/${number}/messages`, { text: LONG })
  await said(page, 'нет связи').waitFor()
  await answer(page, `Первый ответ. ${LONG}`)
  await sentInSight(page, 'Первый ответ')
  await picture(page, '2-answered')
  await answer(page, 'Второй ответ')
  await sentInSight(page, 'Второй ответ')
  await picture(page, '3-answered-again')

  await page.getByRole('button', { name: 'Срочнее' }).click()
  await page.getByLabel('Не можем закрыть смену').check()
  await page.getByRole('button', { name: 'Поднять срочность' }).click()
  await inSight(page.getByText('Срочность поднята, сроки пересчитаны'))
  await inSight(sentence(page))
  await picture(page, '4-raised')
  await page.getByRole('button', { name: 'Срочнее' }).click()
  await page.getByLabel('Ресторан не может торговать').check()
  await picture(page, '5-raising-to-stop')
  await page.getByRole('button', { name: 'Торговля встала' }).click()
  await inSight(page.getByText('Передали: ресторан не может торговать'))
  await inSight(page.getByText('Ресторан не может торговать', { exact: true }).first())
  await picture(page, '6-stop-of-trade')
  assert.deepEqual(await standing(number), ['high', true, 1])
  assert.equal(await page.getByRole('button', { name: 'Срочнее' }).count(), 0)

  await page.getByRole('button', { name: 'Вопрос решён' }).click()
  await inSight(sentence(page).getByText(/^Закрыта/))
  await picture(page, '7-closed')
  await inSight(page.getByRole('button', { name: 'Вернуть' }))
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await inSight(sentence(page).getByText(/^(Ответим|Решим)/))
  await picture(page, '8-brought-back')

  const { version } = await details(number)
  const move = { move: 'resolve', version, solution: 'Развели порты', closingCode: 'solved' }
  assert.equal((await as(people.specialist).post(`/api/requests/${number}/moves`, move)).status, 200)
  const four = page.getByRole('button', { name: '4 — Хорошо' })
  await inSight(four)
  await four.click()
  await inSight(page.getByRole('button', { name: '4 — Хорошо', pressed: true }))
  await until(async () => (await details(number)).rating === 4)
  await picture(page, '9-rated')
  await page.getByRole('button', { name: 'Не решено, вернуть в работу' }).click()
  await page.getByRole('textbox', { name: 'Что осталось' }).fill('Печатает через раз')
  await page.getByRole('button', { name: 'Вернуть в работу', exact: true }).click()
  await inSight(sentence(page).getByText(/Снова в работе/))
  await picture(page, '10-resumed')
})

const standing = async (number: number) => {
  const { urgency, stopOfTrade, priority } = await details(number)
  return [urgency, stopOfTrade, priority]
}

test('a long conversation opens at its newest message, and an answer to it is in sight', async () => {
  const { people } = stage.desk
  const number = await longTalk()
  const page = await stage.signIn(people.cashier, PHONE)
  await page.goto(`/requests/${number}`)
  await inSight(said(page, '5. Касса').locator('time'))
  await picture(page, '11-long')
  await answer(page, 'Спасибо, проверим вечером')
  await sentInSight(page, 'проверим вечером')
  await picture(page, '12-long-answered')
})

test('an answer that was lost on its way back waits in its place, and arrives once though the page was loaded anew', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.cashier, PHONE)
  await page.goto(`/requests/${number}`)
  await page.route('**/messages', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await answer(page, 'Версия 8.2.1')
  await said(page, 'Версия 8.2.1').getByText('Ждёт сети с').waitFor()
  assert.equal(await field(page).inputValue(), '')
  await page.unroute('**/messages')
  await page.reload()
  await said(page, 'Версия 8.2.1').getByText('Отправлено').first().waitFor()
  const same = (await details(number)).messages.filter(({ text }) => text === 'Версия 8.2.1')
  assert.equal(same.length, 1)
})
