import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { MARIA, withPhones } from './phone-desk.ts'

let stage: Stage
let phones: Awaited<ReturnType<typeof withPhones>>
before(async () => {
  stage = await openStage()
  phones = await withPhones(stage.desk)
})
after(() => stage.close())

const card = (page: Page) => page.getByRole('region', { name: 'Карточка звонка' })
const words = (page: Page) => card(page).getByLabel('Что случилось, со слов звонящего')
const tell = async (event: Parameters<typeof phones.tell>[0]) => {
  const told = await phones.tell(event)
  assert.equal(told.status, 200, told.text)
}
const ring = (callId: string, from: string) =>
  tell({ event: 'newCall', callId, from, to: '+74955550100', direction: 'in' })

async function atDesk(look?: Parameters<Stage['signIn']>[1]): Promise<Page> {
  const page = await stage.signIn(stage.desk.people.operator, look)
  await page.goto('/desk/v/open')
  await page.getByRole('heading', { name: 'Все открытые' }).waitFor()
  return page
}

for (const [width, height] of [
  [1366, 768],
  [360, 740],
] as const) {
  test(`five calls at once stay within the window, and none takes the words of another, at ${width} pixels`, async () => {
    const page = await atDesk({ width, height })
    const all = [1, 2, 3, 4, 5].map((one) => `five-${width}-${one}`)
    for (const [place, callId] of all.entries()) await ring(callId, `+7922555020${place}`)
    await card(page).getByRole('button', { name: 'Ещё 4 звонка ждут' }).click()
    const box = await card(page).boundingBox()
    assert.ok(box && box.y >= 0 && box.x >= 0 && box.y + box.height <= height && box.x + box.width <= width)
    await checkAxe(page, `five calls, ${width}`)
    await words(page).fill('слова первого')
    await card(page)
      .getByRole('button', { name: /555-02-02/ })
      .click()
    await card(page).getByText('+7 922 555-02-02').first().waitFor()
    assert.equal(await words(page).inputValue(), '')
    await words(page).fill('слова третьего')
    await card(page).getByRole('button', { name: /Ещё 4/ }).click()
    await card(page)
      .getByRole('button', { name: /555-02-00/ })
      .click()
    await until(async () => (await words(page).inputValue()) === 'слова первого')
    await page.reload()
    await card(page).waitFor()
    await card(page).getByRole('button', { name: /Ещё 4/ }).click()
    await card(page)
      .getByRole('button', { name: /555-02-02/ })
      .click()
    await until(async () => (await words(page).inputValue()) === 'слова третьего')
    for (const callId of all) await tell({ event: 'hangup', callId, cause: 'cancel' })
    await page.context().close()
  })
}

test('a call that somebody else took goes away, unless there are words in its card: they stay until it is closed', async () => {
  const page = await atDesk()
  await ring('elsewhere-1', MARIA)
  await card(page).waitFor()
  await tell({ event: 'answer', callId: 'elsewhere-1', extension: '102' })
  await card(page).waitFor({ state: 'detached' })
  await tell({ event: 'hangup', callId: 'elsewhere-1', cause: 'normalClearing' })

  await ring('elsewhere-2', MARIA)
  await words(page).fill('терминал молчит')
  await tell({ event: 'answer', callId: 'elsewhere-2', extension: '102' })
  await card(page).getByText('Ответ: Борис Второй.').waitFor()
  assert.equal(await words(page).inputValue(), 'терминал молчит')
  await checkAxe(page, 'a call that went elsewhere')
  await card(page).getByRole('button', { name: 'Закрыть карточку звонка' }).click()
  await card(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await until(async () => (await words(page).inputValue()) === 'терминал молчит')
  await page.context().close()
})

test('an unknown number is made a card of, with the number in it already', async () => {
  const page = await atDesk()
  await ring('unknown-1', '+79215550177')
  await card(page).getByText('Неизвестный номер').waitFor()
  assert.equal((await card(page).getByLabel('Телефон').inputValue()).replace(/\D/g, ''), '79215550177')
  await card(page).getByLabel('Как зовут').fill('Зоя Новая')
  await card(page).getByRole('combobox', { name: 'Ресторан' }).fill('104120007')
  await page.getByRole('option', { name: '104120007' }).click()
  await card(page).getByRole('button', { name: 'Завести карточку' }).click()
  await card(page).getByText('Обслуживание по контракту').waitFor()
  await card(page).getByRole('link', { name: 'Зоя Новая' }).waitFor()
  await tell({ event: 'hangup', callId: 'unknown-1', cause: 'cancel' })
  await page.context().close()
})

test('whoever asks for quiet has no cards until he takes that back', async () => {
  const page = await atDesk()
  await page.getByRole('button', { name: 'Не беспокоить' }).click()
  await page.getByRole('menuitem', { name: '15 минут' }).click()
  await page.getByRole('button', { name: /Звонки не беспокоят до/ }).waitFor()
  await ring('quiet-1', MARIA)
  await page.reload()
  await page.getByRole('button', { name: /Звонки не беспокоят до/ }).click()
  assert.equal(await card(page).count(), 0)
  await page.getByRole('menuitem', { name: 'Снова показывать звонки' }).click()
  await card(page).waitFor()
  await tell({ event: 'hangup', callId: 'quiet-1', cause: 'cancel' })
  await page.context().close()
})

test('a missed call is to be called back, and goes from the list once somebody was reached', async () => {
  const page = await atDesk()
  await ring('missed-1', MARIA)
  await tell({ event: 'hangup', callId: 'missed-1', cause: 'cancel' })
  await page.goto('/desk/calls')
  const row = page.getByRole('list', { name: 'Перезвонить' }).getByRole('listitem').filter({ hasText: '555-01-87' })
  await row.getByText(/Пропущен/).waitFor()
  assert.equal(await row.getByRole('link', { name: /Позвонить/ }).getAttribute('href'), `tel:${MARIA}`)
  await checkAxe(page, 'whom to call back')
  await row.getByRole('button', { name: 'Дозвонились' }).click()
  await page.getByLabel('Как связались').fill('написали в чат')
  await page.getByRole('button', { name: 'Записать' }).click()
  await row.getByText(/Перезвонили/).waitFor()

  await page.getByRole('tab', { name: 'Журнал' }).click()
  const journal = page.getByRole('list', { name: 'Журнал' })
  await journal
    .getByText(/Пропущен/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Состоялся' }).click()
  await page.waitForURL(/result=answered/)
  await checkAxe(page, 'the journal of calls')
  await page.context().close()
})

test('of several people behind one number the specialist chooses, and each shows his own contract', async () => {
  const { people, as } = stage.desk
  const shared = '+79225550199'
  for (const { id } of [people.cashier, people.stranger]) {
    await ring(`shared-${id}`, shared)
    const { body } = await as(people.operator).get('/api/calls/current')
    await as(people.operator).put(`/api/calls/${body.calls[0].id}/person`, { personId: id })
    await tell({ event: 'hangup', callId: `shared-${id}`, cause: 'cancel' })
  }
  const page = await atDesk()
  await ring('several-1', shared)
  const who = card(page).getByRole('region', { name: 'Кто звонит' })
  await who.getByRole('button', { name: /Пётр Чужой/ }).waitFor()
  await checkAxe(page, 'several people behind a number')
  await who.getByRole('button', { name: /Иван Кассиров/ }).click()
  await card(page).getByText('Обслуживание по контракту').waitFor()
  await card(page).getByRole('button', { name: 'Звонит другой человек' }).click()
  await who.getByRole('combobox', { name: 'Найти человека' }).fill('Чужой')
  await page.getByRole('option', { name: /Пётр Чужой/ }).click()
  await card(page).getByText('Без обслуживания по телефону').waitFor()
  await tell({ event: 'hangup', callId: 'several-1', cause: 'cancel' })
  await page.context().close()
})

test('a call about an open request goes into its history, and the caller’s words become a note there', async () => {
  const { people, venues, file, as } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: не открыть смену' })
  const page = await atDesk()
  await ring('open-1', MARIA)
  await words(page).fill('теперь зависла совсем')
  await card(page).getByRole('button', { name: 'К открытой' }).click()
  const sheet = page.getByRole('dialog', { name: 'К какой заявке звонок' })
  await sheet.getByRole('button', { name: 'Записать' }).click()
  await sheet.getByText('Напишите номер заявки цифрами').waitFor()
  await checkAxe(page, 'which request a call is about')
  await sheet.getByRole('button', { name: /не открыть смену/ }).click()
  await page.getByText('слова звонящего стали заметкой').waitFor()
  await card(page)
    .getByRole('link', { name: `Звонок записан в заявку №${number}` })
    .waitFor()
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  const note = body.messages.at(-1)
  assert.deepEqual([note.text, note.visibility], ['теперь зависла совсем', 'internal'])
  assert.ok(body.events.some(({ type }: { type: string }) => type === 'request.called'))
  await tell({ event: 'hangup', callId: 'open-1', cause: 'cancel' })
  await page.context().close()
})

for (const [what, address, held] of [
  ['the page with what it begins with', '/desk/v/open', /\/desk\/v\/open$/],
  ['the first answer', '/desk/calls', /\/api\/first-answers/],
] as const) {
  test(`a call that rings while ${what} is on its way is shown all the same`, async () => {
    const page = await stage.signIn(stage.desk.people.operator)
    const answered = Promise.withResolvers<void>()
    const said = Promise.withResolvers<void>()
    await page.route(held, async (route) => {
      const answer = await route.fetch()
      answered.resolve()
      await said.promise
      await route.fulfill({ response: answer })
    })
    const going = page.goto(address)
    await answered.promise
    await ring(`early-${address}`, MARIA)
    said.resolve()
    await going
    await card(page).waitFor()
    await tell({ event: 'hangup', callId: `early-${address}`, cause: 'cancel' })
    await page.context().close()
  })
}

test('what was typed in a card goes with whoever signs out', async () => {
  const page = await atDesk()
  await ring('leaving-1', MARIA)
  await words(page).fill('тайна звонящего')
  await page.getByRole('button', { name: /Анна Первая/ }).click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await page.waitForURL(/sign-in/)
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
  assert.ok(!kept.includes('тайна'), kept)
  await tell({ event: 'hangup', callId: 'leaving-1', cause: 'cancel' })
  await page.context().close()
})
