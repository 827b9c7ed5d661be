import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { insertAnnouncement } from '../../src/db/foundation/foundation-tools.ts'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { until } from '../ground/until.ts'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const create = (page: Page) => page.getByRole('button', { name: 'Создать заявку' })
const rule = (page: Page) => page.getByRole('region', { name: 'Условия' })

/** Whole in the window, as far as eyes and thumbs are concerned. */
async function assertInWindow(page: Page) {
  const box = await create(page).boundingBox()
  const { height = 0 } = page.viewportSize() ?? {}
  assert.ok(box && box.y >= 0 && box.y + box.height <= height, JSON.stringify(box))
}

for (const [width, height] of [
  [1366, 768],
  [360, 740],
] as const) {
  test(`a call without a service contract gets a script and a link before anything is typed, at ${width} pixels`, async () => {
    const { operator, stranger } = stage.desk.people
    const page = await stage.signIn(operator, { width, height })
    await page.goto(`/desk/new?person=${stranger.id}`)
    await rule(page).getByText('По телефону не принимаем').waitFor()
    await rule(page)
      .getByText(/оставьте заявку на портале: http/i)
      .waitFor()
    await rule(page).getByRole('button', { name: 'Скопировать ссылку на портал' }).waitFor()
    assert.equal(await create(page).getAttribute('aria-disabled'), 'true')
    await assertInWindow(page)

    await page.getByLabel('Тема').fill('Карта: не проходит')
    await page.keyboard.press('Control+Enter')
    await page.getByText('По телефону принимаем только по договору').waitFor()
    await assertInWindow(page)
    await checkAxe(page, 'a call that is not taken')

    await page.getByRole('radio', { name: 'Почта' }).check()
    assert.equal(await create(page).getAttribute('aria-disabled'), null)
    await page.context().close()
  })
}

test('who may takes a call against the contract by hand, and says why', async () => {
  const { lead, stranger } = stage.desk.people
  const page = await stage.signIn(lead)
  await page.goto(`/desk/new?person=${stranger.id}`)
  await rule(page).getByRole('button', { name: 'Принять всё же' }).click()
  await page.getByLabel('Тема').fill('Чек: не печатается')
  await page.keyboard.press('Control+Enter')
  await rule(page).getByText('Напишите причину').waitFor()
  await rule(page).getByLabel('Почему принимаем вопреки договору').fill('Портал у них не открывается')
  await checkAxe(page, 'a call that is taken against the contract')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/принят вопреки договору/).waitFor()
  await page.getByText('Портал у них не открывается').waitFor()
  await page.context().close()
})

test('a caller who is not taken gets the link by letter in one press, and his card tells of it the next time', async () => {
  const { operator, stranger } = stage.desk.people
  const page = await stage.signIn(operator)
  await page.goto(`/desk/new?person=${stranger.id}`)
  await rule(page).getByText(`Письмо со ссылкой уйдёт на ${stranger.email}`).waitFor()
  await rule(page).getByRole('button', { name: 'Отправить ссылку письмом' }).click()
  const calls = page.getByRole('list', { name: 'Звонки, которые не приняли' })
  await calls.getByText(new RegExp(`Не приняли звонок .+ Анна Первая, договор «Базовое».* ${stranger.email}`)).waitFor()
  const { rows } = await sql<{
    address: string
  }>`select d.address from deliveries d join notices n on n.id = d.notice_id
    where n.kind = 'way_in' and n.person_id = ${stranger.id}`.execute(stage.desk.database.db)
  assert.deepEqual(rows, [{ address: stranger.email }])

  await rule(page).getByRole('button', { name: 'Другой адрес' }).click()
  await page.getByLabel('Почта клиента').fill('петр')
  await page.keyboard.press('Enter')
  await page.getByText('Напишите адрес целиком').waitFor()
  await page.getByRole('button', { name: 'Только записать отказ' }).click()
  await until(async () => (await calls.getByRole('listitem').count()) === 2)
  await checkAxe(page, 'a call that was not taken')
  await page.reload()
  await until(async () => (await calls.getByRole('listitem').count()) === 2)
  await page.context().close()
})

test('a caller with a service contract: terms, what is open, and the service by his words', async () => {
  const { operator, cashier, colleague } = stage.desk.people
  const { lesnaya } = stage.desk.venues
  const own = await stage.desk.file(cashier, { subject: 'Касса: зависла', venueId: lesnaya })
  const other = await stage.desk.file(colleague, { subject: 'Весы: не видны', venueId: lesnaya })
  const page = await stage.signIn(operator)
  await page.goto(`/desk/new?person=${cashier.id}`)
  await rule(page).getByText('звонок принимаем').waitFor()
  await rule(page)
    .getByText(/Ответим до .+, решим до /)
    .waitFor()
  const aside = page.getByRole('complementary', { name: 'Кто обратился и что у него открыто' })
  await aside.getByRole('region', { name: 'Открыто у него' }).getByRole('link', { name: 'Касса: зависла' }).waitFor()
  await aside.getByRole('region', { name: 'Открыто в ресторане' }).getByRole('link', { name: 'Весы' }).waitFor()
  assert.ok(own < other)

  await page.getByLabel('Тема').fill('Терминал: не проходит оплата картой')
  await page.getByText('Похоже на услугу «Не проходит оплата картой»').waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'till.log',
    mimeType: 'text/plain',
    buffer: Buffer.from('карта: отказ'),
  })
  await page.getByText('till.log').waitFor()
  await page.locator('[aria-disabled]').filter({ hasText: 'Создать' }).waitFor({ state: 'detached' })
  await create(page).click()
  await page.waitForURL(/\/desk\/t\/\d+$/)
  const number = Number(page.url().split('/').at(-1))
  const filed = await stage.desk.as(operator).get(`/api/requests/${number}`)
  assert.equal(filed.body.service.id, stage.desk.services.cards)
  assert.deepEqual(
    filed.body.messages[0].files.map(({ name }: { name: string }) => name),
    ['till.log'],
  )
  await page.context().close()
})

test('what we announced and what his restaurant has filed already stands beside the caller’s words', async () => {
  const { database, house, people, venues, file } = stage.desk
  await database.db.transaction().execute((tx) =>
    insertAnnouncement(tx, {
      kind: 'incident',
      text: { ru: 'Сбой эквайринга, банк «Северный»: карты не проходят.', en: 'Acquiring outage, bank Severny.' },
      serviceId: null,
      startsAt: house.now() - HOUR,
      endsAt: null,
    }),
  )
  await file(people.colleague, { subject: 'Терминал: карта не проходит', venueId: venues.lesnaya })
  await file(people.colleague, { subject: 'Меню: нет супа', venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  await page.goto(`/desk/new?person=${people.cashier.id}`)
  await page.getByLabel('Тема').fill('Терминал: не проходит карта Северный')
  const beside = page.getByRole('complementary', { name: 'Кто обратился и что у него открыто' })
  await beside.getByRole('region', { name: 'Об этом уже знаем' }).getByText('банк «Северный»').waitFor()
  const same = beside.getByRole('region', { name: 'Похожие открытые заявки' })
  await same.getByRole('link', { name: 'Терминал: карта не проходит' }).waitFor()
  assert.equal(await same.getByText('Меню').count(), 0)
  await checkAxe(page, 'what is known beside a call')
  await page.getByLabel('Тема').fill('Меню: не обновляется')
  await beside.getByRole('region', { name: 'Об этом уже знаем' }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('an unknown number says so, and a card of a name and a restaurant by its code is enough to file', async () => {
  const { operator } = stage.desk.people
  const page = await stage.signIn(operator)
  await page.goto('/desk/new')
  await page.getByLabel('Кто обратился').fill('8 921 555-01-77')
  await page.getByText(/Номер .+ нам не знаком/).waitFor()
  await page.getByRole('button', { name: 'Завести карточку' }).click()
  await page.getByText('Напишите, как зовут').waitFor()
  await page.getByLabel('Как зовут').fill('Зоя Новая')
  await page.getByRole('combobox', { name: 'Ресторан', exact: true }).fill('104120007')
  await page.getByRole('option', { name: '104120007' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('104120007').waitFor()
  await checkAxe(page, 'a quick card')
  await page.getByRole('button', { name: 'Завести карточку' }).click()
  await rule(page).getByText('звонок принимаем').waitFor()
  await page.getByLabel('Тема').fill('Касса, чек: не печатается')
  await create(page).click()
  await page.waitForURL(/\/desk\/t\/\d+$/)
  await page.getByText('Зоя Новая').first().waitFor()
  await page.context().close()
})
