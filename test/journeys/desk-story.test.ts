import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('a request lives from the customer’s phone to its end, and its history tells all of it', async (t) => {
  const { people, venues, as } = stage.desk
  const specialist = await stage.signIn(people.specialist)
  await specialist.goto('/desk/v/unassigned')
  await specialist.getByText('Очередь пуста. Можно выпить кофе.').waitFor()

  const customer = await stage.signIn(people.cashier, { width: 360, height: 740 })
  await customer.goto('/')
  await customer.getByRole('textbox', { name: 'Что случилось' }).fill('касса не печатает чек')
  await customer.getByRole('button', { name: 'Создать заявку' }).click()
  const send = customer.getByRole('button', { name: 'Отправить' })
  await send.waitFor()
  const row = specialist.getByRole('link', { name: /касса не печатает чек/ })
  const accepted = customer.waitForResponse(
    (answer) => /\/api\/requests$/.test(answer.url()) && answer.status() === 201,
  )
  const appeared = accepted.then(async () => {
    const since = performance.now()
    await row.waitFor()
    return performance.now() - since
  })
  await send.click()
  const wait = Math.round(await appeared)
  t.diagnostic(`it appeared in the list ${wait} ms after it was accepted`)
  assert.ok(wait < 1_000, `it took ${wait} ms to appear`)
  await customer.waitForURL(/\/requests\/\d+/)
  const number = Number(/requests\/(\d+)/.exec(customer.url())?.[1])
  assert.equal((await as(people.operator).get(`/api/requests/${number}`)).body.venue.id, venues.lesnaya)

  await row.click()
  await specialist.getByRole('heading', { level: 1, name: 'касса не печатает чек' }).waitFor()
  await specialist.getByRole('button', { name: 'Приоритет 3' }).click()
  await specialist.getByRole('menuitemradio', { name: /критическая/ }).click()
  await specialist.getByRole('button', { name: 'Приоритет 1' }).waitFor()
  await specialist.getByText(/Приоритет 3 → 1, реакция до .* вместо .*, решение до .* вместо/).waitFor()
  await explained(specialist)

  await specialist.getByRole('button', { name: 'Взять', exact: true }).click()
  await specialist.getByRole('button', { name: 'Борис Второй', exact: true }).waitFor()
  await specialist.getByText(/Взято в работу: реакция за 0\sм из 15\sм/).waitFor()

  await specialist.getByLabel('Ответ клиенту').fill('Какая версия драйвера?')
  await specialist.getByRole('button', { name: 'Отправить и сменить статус' }).click()
  await specialist.getByRole('menuitem', { name: 'Отправить и ждать клиента' }).click()
  await specialist.getByRole('button', { name: 'Ожидает ответа клиента' }).waitFor()
  await specialist.getByText(/Ждём клиента: часы решения стоят/).waitFor()

  await customer.getByText('Какая версия драйвера?').first().waitFor()
  await customer.getByRole('textbox', { name: 'Ответ' }).fill('Версия 10.9.4')
  await customer.getByRole('button', { name: 'Отправить ответ' }).click()
  await specialist.getByText('Версия 10.9.4').first().waitFor()
  await specialist.getByRole('button', { name: 'В работе', exact: true }).waitFor()
  await specialist.getByText(/Ждали клиента: часы решения стояли/).waitFor()

  await specialist.getByRole('button', { name: 'В работе', exact: true }).click()
  await specialist.getByRole('menuitem', { name: 'Выполнить…' }).click()
  await specialist.getByLabel('Решение для клиента').fill('Развели порты, чек печатается.')
  await specialist.getByRole('button', { name: 'Выполнить', exact: true }).click()
  await specialist.getByRole('button', { name: 'Выполнена' }).waitFor()

  await customer.getByRole('button', { name: '5 — Отлично' }).click()
  await specialist.getByText('Оценка клиента: 5 из 5').first().waitFor()
  const { body } = await as(people.cashier).get(`/api/requests/${number}`)
  const closing = { move: 'close', version: body.version }
  assert.equal((await as(people.cashier).post(`/api/requests/${number}/moves`, closing)).status, 200)
  await specialist.getByText('Закрыта · Иван Кассиров').waitFor()

  const history = await specialist.getByRole('log').textContent()
  for (const told of [
    /Создана, приоритет 3/,
    /Критичность: средняя → критическая/,
    /Приоритет 3 → 1/,
    /Взято в работу: реакция за/,
    /Ждали клиента/,
    /Выполнена: Решено/,
    /Оценка клиента: 5 из 5/,
    /Закрыта/,
  ]) {
    assert.match(history ?? '', told)
  }
  await checkAxe(specialist)
})

test('an unassigned request is taken once, and the second hand learns by whom', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const [anna, boris] = await Promise.all([stage.signIn(people.operator), stage.signIn(people.specialist)])
  for (const page of [anna, boris]) {
    await page.goto(`/desk/t/${number}`)
    await page.getByRole('button', { name: 'Взять', exact: true }).waitFor()
  }
  // The second one has not heard of the first: his page is as it was.
  await boris.route('**/api/live*', (route) => route.abort())
  await boris.reload()
  await boris.getByRole('button', { name: 'Взять', exact: true }).waitFor()

  await anna.getByRole('button', { name: 'Взять', exact: true }).click()
  await anna.getByText(`№${number} теперь у вас`).waitFor()
  await boris.getByRole('button', { name: 'Взять', exact: true }).click()
  await boris.getByText('Заявка уже у специалиста: Анна Первая').waitFor()
  await boris.getByRole('button', { name: 'Анна Первая', exact: true }).waitFor()
})

/** «Почему такой срок» adds up, and «Почему такой приоритет» tells the formula. */
async function explained(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Почему такой срок' }).click()
  const ledger = page.getByRole('dialog', { name: 'Почему такой срок' })
  await ledger.getByText('Решение за 4 ч в часы договора').waitFor()
  await ledger.getByText('Осталось из 4 ч').waitFor()
  await ledger.getByText('Сроки этого договора демонстрационные').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Почему такой приоритет' }).click()
  const why = page.getByRole('dialog', { name: 'Почему такой приоритет' })
  await why.getByText('Срочность средняя × критичность критическая → 1').waitFor()
  await why.getByText('Критичность критическая: её указал специалист.').waitFor()
  await page.keyboard.press('Escape')
}
