import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { inTime } from '../ground/in-time.ts'
import { until } from '../ground/until.ts'
import { checkAxe, checkFits } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { MARIA, UNCOVERED, withPhones } from './phone-desk.ts'

let stage: Stage
let phones: Awaited<ReturnType<typeof withPhones>>
let number = 0
before(async () => {
  stage = await openStage()
  phones = await withPhones(stage.desk)
  const { people, venues, file, as } = stage.desk
  number = await file(people.colleague, { venueId: venues.lesnaya, subject: 'Весы: не видны' })
  await as(people.operator).post(`/api/requests/${number}/messages`, { text: 'Смотрим порт' })
})
after(() => stage.close())

let last = 0
const ringing = new Set<string>()

/** A call of a number to our line, by the documented JSON; resolves with its key. */
async function ring(from: string, rest: Record<string, unknown> = {}): Promise<string> {
  last += 1
  const callId = `card-${last}`
  ringing.add(callId)
  const told = await phones.tell({ event: 'newCall', callId, from, to: '+74955550100', direction: 'in', ...rest })
  assert.equal(told.status, 200, told.text)
  return callId
}

async function hangUp(callId: string) {
  ringing.delete(callId)
  await phones.tell({ event: 'hangup', callId, cause: 'normalClearing' })
}
afterEach(async () => {
  for (const callId of ringing) await hangUp(callId)
})

const card = (page: Page) => page.getByRole('region', { name: 'Карточка звонка' })
const words = (page: Page) => card(page).getByLabel('Что случилось, со слов звонящего')
const reply = (page: Page) => page.getByRole('textbox', { name: /Ответ|Напишите ответ/ }).first()

async function openRequest(look: Parameters<Stage['signIn']>[1] = {}): Promise<Page> {
  const page = await stage.signIn(stage.desk.people.operator, look)
  await page.goto(`/desk/v/open/${number}`)
  await page.getByText('Смотрим порт').first().waitFor()
  return page
}

/** Where the caret, the words and every part of the page stand. */
function standing(page: Page) {
  return page.evaluate(() => {
    const { activeElement } = document
    const area = activeElement instanceof HTMLTextAreaElement ? activeElement : null
    const boxes = [...document.querySelectorAll('main *, nav *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [x, y, width, height].map(Math.round).join(' ')
    })
    return {
      caret: area && [area.selectionStart, area.selectionEnd],
      text: area?.value,
      scrolled: [...document.querySelectorAll('main *')].map(({ scrollTop }) => scrollTop).filter(Boolean),
      boxes,
    }
  })
}

for (const [width, height] of [
  [1366, 768],
  [360, 740],
] as const) {
  test(`a call comes up within a second while somebody types, and moves nothing: neither caret nor words nor page, at ${width} pixels`, async () => {
    const page = await openRequest({ width, height })
    await reply(page).fill('Иван, причина найдена')
    await reply(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5))
    // The note that the draft is kept stands by then.
    await page.getByText(/Черновик сохранён/).waitFor({ state: 'attached' })
    const before = await standing(page)
    assert.deepEqual(before.caret, [5, 5])

    let callId = ''
    await inTime(1_000, 'the card of a call', async (round) => {
      if (round > 1) {
        await hangUp(callId)
        await card(page).waitFor({ state: 'detached' })
      }
      const rang = Date.now()
      callId = await ring(MARIA)
      await card(page).waitFor()
      return Date.now() - rang
    })
    assert.deepEqual(await standing(page), before)
    await page.getByRole('status').getByText('Звонит: Иван').waitFor({ state: 'attached' })

    await page.keyboard.type(' там')
    assert.equal(await reply(page).inputValue(), 'Иван, там причина найдена')
    const [send, over] = await Promise.all([
      page.getByRole('button', { name: 'Отправить ответ' }).boundingBox(),
      card(page).boundingBox(),
    ])
    assert.ok(
      send && over && (over.x >= send.x + send.width || over.y + over.height <= send.y),
      'the button stays free',
    )
    await checkAxe(page, `a call, ${width}`)
    await checkFits(page)
    await hangUp(callId)
    await card(page).waitFor({ state: 'detached' })
    await page.context().close()
  })
}

test('a key goes into the card, Escape goes back to the caret, and keys of the desk are not meant there', async () => {
  const page = await openRequest()
  await reply(page).fill('Ответ в работе')
  await reply(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 3))
  await ring(MARIA)
  await card(page).waitFor()
  await page.keyboard.press('Alt+KeyZ')
  await page.keyboard.type('jkn? не печатает')
  assert.equal(await words(page).inputValue(), 'jkn? не печатает')
  await card(page).getByRole('button', { name: 'Чек' }).click()
  assert.equal(await words(page).inputValue(), 'Чек: jkn? не печатает')
  await page.keyboard.press('Escape')
  assert.deepEqual((await standing(page)).caret, [3, 3])
  assert.match(page.url(), new RegExp(`/desk/v/open/${number}$`))
  await card(page).getByRole('button', { name: 'Свернуть карточку звонка' }).click()
  await words(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+KeyZ')
  await until(async () => words(page).evaluate((area) => area === document.activeElement))
  assert.equal(await words(page).inputValue(), 'Чек: jkn? не печатает')
  await page.context().close()
})

test('what is said in a call becomes a request by its contract, with its deadline, and its history tells of the call', async () => {
  const { operator } = stage.desk.people
  const page = await openRequest()
  const callId = await ring(MARIA, { extension: '101' })
  await card(page).getByText('Обслуживание по контракту').waitFor()
  await phones.tell({ event: 'answer', callId, extension: '101' })
  await card(page).getByText('Разговор').waitFor()
  await card(page).getByRole('button', { name: 'Создать заявку' }).click()
  await card(page).getByText('Напишите, что случилось').waitFor()
  await card(page).getByRole('button', { name: 'Касса' }).click()
  await words(page).fill('Касса: не открыть смену')
  await hangUp(callId)
  await card(page).getByText('Разговор окончен').waitFor()
  assert.equal(await words(page).inputValue(), 'Касса: не открыть смену')
  await card(page).getByRole('button', { name: 'Создать заявку' }).click()
  await page.getByText(/Заявка №\d+ создана/).waitFor()
  await card(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Открыть' }).click()
  await page.waitForURL(/\/desk\/t\/\d+$/)
  await page.getByText('Входящий звонок').first().waitFor()
  await page
    .getByText(/состоялся/)
    .first()
    .waitFor()
  const filed = await stage.desk.as(operator).get(`/api/requests/${page.url().split('/').at(-1)}`)
  assert.equal(filed.body.subject, 'Касса: не открыть смену')
  assert.equal(filed.body.channel, 'phone')
  assert.ok(filed.body.reaction.dueAt, JSON.stringify(filed.body.reaction))
  await page.context().close()
})

test('without a contract for the phone the caller is sent the way that is open, and nothing is filed', async () => {
  const { operator, stranger } = stage.desk.people
  const page = await openRequest()
  await ring(UNCOVERED)
  const terms = card(page).getByRole('region', { name: 'Условия для звонка' })
  await terms.getByText('Без обслуживания по телефону').waitFor()
  assert.equal(await card(page).getByRole('button', { name: 'Создать заявку' }).count(), 0)
  await checkAxe(page, 'a caller without a contract')
  await terms.getByRole('button', { name: 'Отправить ссылку письмом' }).click()
  await terms.getByText(/Не приняли звонок/).waitFor()
  const before = await stage.desk.as(operator).get(`/api/requests?contact=${stranger.id}`)
  assert.equal(before.body.items.length, 0)

  assert.equal(await terms.getByRole('button', { name: 'Принять всё же' }).count(), 0, 'not for an operator')
  await page.context().close()
})

test('with the right and a reason a call is taken against the contract, and the history keeps why', async () => {
  const page = await stage.signIn(stage.desk.people.lead)
  await page.goto('/desk/v/open')
  await ring(UNCOVERED)
  await card(page).getByRole('button', { name: 'Принять всё же' }).click()
  await words(page).fill('Не проходит оплата картой')
  await card(page).getByRole('button', { name: 'Создать заявку' }).click()
  await card(page).getByText('Напишите причину').waitFor()
  assert.equal(await words(page).inputValue(), 'Не проходит оплата картой')
  await card(page).getByLabel('Почему принимаем вопреки договору').fill('Ресторан закрывают')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Заявка №\d+ создана/).waitFor()
  await page.getByRole('button', { name: 'Открыть' }).click()
  await page.getByText(/принят вопреки договору/).waitFor()
  await page.getByText('Ресторан закрывают').waitFor()
  await page.context().close()
})
