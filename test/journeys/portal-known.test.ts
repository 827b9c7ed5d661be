import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertAnnouncement } from '../../src/db/foundation/foundation-tools.ts'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { until } from '../ground/until.ts'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
  const { database, house } = stage.desk
  await database.db.transaction().execute((tx) =>
    insertAnnouncement(tx, {
      kind: 'incident',
      text: {
        ru: 'Сбой эквайринга, банк «Северный»: карты этого банка не проходят. Карты других банков и QR работают. Банк чинит.',
        en: 'Acquiring outage, bank Severny: its cards do not work. The bank is on it.',
      },
      serviceId: null,
      startsAt: house.now() - HOUR,
      endsAt: null,
    }),
  )
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

test('what we announced stands beside the words as soon as they fit, and nothing moves when it comes', async () => {
  const page = await stage.signIn(stage.desk.people.cashier, PHONE)
  const held = Promise.withResolvers<void>()
  await page.route('**/api/known-trouble*', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto('/new')
  const details = page.getByRole('textbox', { name: 'Подробности' })
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('не проходит оплата Северный')
  await page.getByText('Похоже на это').locator('visible=true').waitFor()
  const before = await details.boundingBox()
  held.resolve()
  await page.getByText('Об этом уже знаем').locator('visible=true').waitFor()
  await page.getByText('Чиним. Ждать можно и без заявки').locator('visible=true').waitFor()
  assert.deepEqual(await details.boundingBox(), before)
  await checkAxe(page, 'what is known beside the words')

  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('весы показывают ноль')
  await page.getByText('Похожих случаев сейчас нет').locator('visible=true').waitFor()
  assert.deepEqual(await details.boundingBox(), before)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.waitForURL(/\/requests\/\d+/)
})

test('who meets the same trouble at the same restaurant joins the request, and all that he typed waits there as an answer', async () => {
  const { people, venues, as, file } = stage.desk
  const number = await file(people.cashier, { subject: 'Терминал: молчит на второй кассе', venueId: venues.lesnaya })
  const page = await stage.signIn(people.manager, PHONE)
  await page.goto('/new')
  await page.getByRole('button', { name: 'Выбрать', exact: true }).click()
  await page.getByRole('button', { name: /Весна, Лесная/ }).click()
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('терминал молчит')
  await page.getByRole('textbox', { name: 'Подробности' }).fill('С утра, перезагрузка не помогла')
  await page
    .getByText(new RegExp(`№${number} «Терминал: молчит на второй кассе», подана`))
    .locator('visible=true')
    .waitFor()
  await page.getByRole('button', { name: 'Присоединиться' }).locator('visible=true').click()
  await page.waitForURL(`**/requests/${number}`)
  const answer = page.getByRole('textbox', { name: 'Ответ' })
  await until(async () => (await answer.inputValue()) === 'терминал молчит\n\nС утра, перезагрузка не помогла')
  const { watchers } = (await as(people.manager).get(`/api/requests/${number}`)).body
  assert.deepEqual(watchers, [{ id: people.manager.id, name: people.manager.name }])

  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Коротко о проблеме' }).inputValue(), '')
  await page.getByRole('button', { name: 'Выбрать', exact: true }).click()
  await page.getByRole('button', { name: /Весна, Лесная/ }).click()
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('терминал опять молчит')
  await page.getByRole('button', { name: 'Дописать в неё' }).locator('visible=true').click()
  await until(
    async () =>
      (await answer.inputValue()) === 'терминал молчит\n\nС утра, перезагрузка не помогла\n\nтерминал опять молчит',
  )
})

test('what somebody of another organisation has filed is offered to nobody else', async () => {
  const { people, venues, file } = stage.desk
  await file(people.cashier, { subject: 'Принтер: жуёт ленту', venueId: venues.lesnaya })
  const page = await stage.signIn(people.stranger, { width: 1366, height: 768 })
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill('принтер жуёт ленту')
  await page.getByText('Похожих случаев сейчас нет').locator('visible=true').waitFor()
  assert.equal(await page.getByText('Похожая заявка уже открыта').count(), 0)
})
