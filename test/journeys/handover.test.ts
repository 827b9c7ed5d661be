import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { insertShifts } from '../../src/db/duty/shifts.ts'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { checkAxeInBothThemes } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
const numbers: number[] = []
before(async () => {
  stage = await openStage()
  const { people, venues, file, as, database, teams } = stage.desk
  for (const subject of ['Эквайринг: не проходит оплата картой', 'ЕГАИС: не принимается накладная']) {
    const number = await file(people.cashier, { venueId: venues.lesnaya, subject })
    const order = { specialistId: people.operator.id, expected: null }
    assert.equal((await as(people.operator).put(`/api/requests/${number}/assignee`, order)).status, 200)
    numbers.push(number)
  }
  const now = Date.now()
  const shift = { teamId: teams.lineOne } as const
  await database.db.transaction().execute((tx) =>
    insertShifts(tx, [
      { ...shift, kind: 'duty', personId: people.operator.id, startsAt: now - HOUR, endsAt: now + HOUR },
      { ...shift, kind: 'duty', personId: people.lead.id, startsAt: now + HOUR, endsAt: now + 9 * HOUR },
    ]),
  )
})
after(() => stage.close())

const DESK = { width: 1366, height: 768 }

async function openShift(page: Page): Promise<void> {
  await page.goto('/desk/handover')
  await page.getByRole('heading', { name: 'Сдать смену' }).waitFor()
}

test('a shift is given over with the keyboard, asked about, answered and accepted; the last word is read by both', async () => {
  const { people } = stage.desk
  const giver = await stage.signIn(people.operator, DESK)
  const receiver = await stage.signIn(people.lead, DESK)
  await receiver.goto('/desk/v/open')

  await openShift(giver)
  await giver.getByText('по графику дежурств').waitFor()
  for (const number of numbers) assert.ok(await giver.getByRole('checkbox', { name: `№${number}` }).isChecked())
  await giver.getByRole('button', { name: 'Что сделать' }).first().focus()
  await giver.keyboard.press('Enter')
  await giver.keyboard.type('Банк обещал ответ в 21:00')
  await giver.getByRole('textbox', { name: 'Общее для следующей смены' }).fill('Сбой «Северного» закрыли')
  await checkAxeInBothThemes(giver)
  // Words that are not given over yet come through a reload.
  await giver.reload()
  const todo = giver.getByRole('textbox', { name: `Что сделать с заявкой №${numbers[0]}` })
  await todo.waitFor()
  assert.equal(await todo.inputValue(), 'Банк обещал ответ в 21:00')
  await giver.getByRole('button', { name: 'Передать 2 заявки' }).focus()
  await giver.keyboard.press('Enter')
  await giver.getByText(/Переданы 2 заявки/).waitFor()
  await giver.getByRole('heading', { name: 'Передаётся сейчас' }).first().waitFor()

  await openShift(receiver)
  const offered = receiver.getByRole('region', { name: 'Вам передают' })
  await offered.getByText('Сбой «Северного» закрыли').waitFor()
  await checkAxeInBothThemes(receiver)
  const [first = 0] = numbers
  await offered.getByRole('button', { name: `Спросить о №${first}` }).click()
  await receiver.keyboard.type('Счёт кому слали?')
  await offered.getByRole('button', { name: 'Отправить' }).click()
  await receiver.getByText(/Счёт кому слали/).waitFor()

  await openShift(giver)
  await giver.getByText(/Счёт кому слали/).waitFor()
  await giver.getByRole('button', { name: 'Ответить' }).click()
  await giver.keyboard.type('Бухгалтеру, Ольге')
  await giver.getByRole('button', { name: 'Отправить' }).click()
  await giver.getByText(/Бухгалтеру/).waitFor()

  await openShift(receiver)
  await receiver.getByRole('button', { name: 'Принять 2 заявки' }).click()
  await receiver.getByText(/Приняты 2 заявки/).waitFor()
  await openShift(giver)
  await giver.getByText('принято всё').waitFor()
  await giver.getByText('Передавать нечего').waitFor()
})

test('somebody who is given something is told on every page of the desk', async () => {
  const { people, venues, file, as } = stage.desk
  const receiver = await stage.signIn(people.lead, { width: 360, height: 740 })
  await receiver.goto('/desk/v/open')
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Касса: не открывается смена' })
  await as(people.operator).put(`/api/requests/${number}/assignee`, {
    specialistId: people.operator.id,
    expected: null,
  })
  const order = { toId: people.lead.id, items: [{ number, todo: '' }] }
  assert.equal((await as(people.operator).post('/api/handovers', order)).status, 201)
  await receiver.reload()
  const told = receiver.getByRole('link', { name: 'Вам передают 1 заявку' })
  await told.waitFor()
  // On a telephone it does not lie over what one writes.
  await receiver.getByRole('link', { name: /не открывается смена/ }).click()
  await receiver.getByRole('textbox', { name: /ответ/i }).waitFor()
  assert.equal(await told.count(), 0)
  await receiver.getByRole('link', { name: /^Назад|^К списку/ }).click()
  await told.click()
  await receiver.getByRole('button', { name: 'Принять 1 заявку' }).waitFor()
  await checkAxeInBothThemes(receiver)
})
