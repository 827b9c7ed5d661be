import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { insertTemplate } from '../../src/db/foundation/foundation-tools.ts'
import { until } from '../ground/until.ts'
import { focused, focusIs } from './focused.ts'
import { type RussianKeyboard, russianKeyboard } from './russian-keyboard.ts'
import { openStage, type Stage } from './stage.ts'

const LOG = 'Пришлите журнал кассы за сегодня.'
const AGAIN = 'Перезапустите кассу, пожалуйста.'

let stage: Stage
before(async () => {
  stage = await openStage()
  await stage.desk.database.db.transaction().execute(async (tx) => {
    const template = (name: string, ru: string, position: number) =>
      insertTemplate(tx, { teamId: null, name, text: { ru, en: ru }, position })
    await template('Перезапуск', AGAIN, 1)
    await template('Журнал кассы', LOG, 2)
  })
})
after(() => stage.close())

const REPLY = { name: 'Ответ клиенту' }

test('ten requests are taken, prioritised, answered from a template and resolved on ЙЦУКЕН, and none is skipped', async (t) => {
  const { people, venues, file, as } = stage.desk
  for (let one = 1; one <= 10; one++) {
    await file(people.cashier, { venueId: venues.lesnaya, subject: `Касса: не печатает ${one}` })
  }
  const { body } = await as(people.operator).get('/api/requests?view=unassigned')
  const numbers: number[] = body.items.map((row: { number: number }) => row.number)
  assert.equal(numbers.length, 10)
  const page = await stage.signIn(people.operator)
  const keys = await russianKeyboard(page)
  await page.goto('/desk/v/unassigned')
  await page.locator('a[data-place]').nth(4).waitFor()

  const began = performance.now()
  await keys.type('о')
  await focusIs(page, { number: numbers[0] ?? 0 })
  await keys.press('Enter')
  for (const number of numbers) {
    await workThrough(page, keys, number)
    await keys.type('о')
  }
  const seconds = (performance.now() - began) / 1000
  t.diagnostic(`ten requests: ${keys.strokes()} keystrokes, ${seconds.toFixed(1)} s of a machine that never thinks`)

  for (const number of numbers) {
    const { body } = await as(people.operator).get(`/api/requests/${number}`)
    const { status, specialist, criticality, messages } = body
    const said = messages.map(({ text }: { text: string }) => text)
    assert.deepEqual(
      { status, specialist: specialist.name, criticality, answered: said.includes(LOG) },
      { status: 'resolved', specialist: 'Анна Первая', criticality: 'high', answered: true },
    )
  }
})

/** Every step says where the focus is after it. */
async function workThrough(page: Page, keys: RussianKeyboard, number: number): Promise<void> {
  const standing = async () => (await stage.desk.as(stage.desk.people.operator).get(`/api/requests/${number}`)).body
  await page.waitForURL(`**/desk/v/unassigned/${number}`)
  await focusIs(page, { number })
  await page.getByRole('button', { name: 'Взять' }).waitFor()
  await keys.type('ш')
  await until(async () => (await standing()).specialist !== null)
  await focusIs(page, { number })

  await keys.type('з')
  await focusIs(page, { role: 'menuitemradio', checked: 'true' })
  await keys.type('выс')
  await focusIs(page, { role: 'menuitemradio', checked: 'false' })
  await keys.press('Enter')
  await focusIs(page, { number })
  await until(async () => (await standing()).criticality === 'high')

  await keys.type('к')
  await focusIs(page, REPLY)
  await keys.type('/жур')
  await page.getByRole('option', { name: /Журнал кассы/ }).waitFor()
  await keys.press('Enter')
  await focusIs(page, REPLY)
  await keys.press('Control+Enter')
  await until(async () => (await standing()).messages.length === 2)
  await until(async () => (await page.getByLabel('Ответ клиенту').inputValue()) === '')
  await focusIs(page, REPLY)
  await keys.press('Escape')
  await focusIs(page, { number })

  await keys.type('ы')
  await focusIs(page, { role: 'menuitem' })
  await keys.type('вып')
  await until(async () => (await focused(page)).name.startsWith('Выполн'))
  await keys.press('Enter')
  await page.getByLabel('Решение для клиента').waitFor()
  await until(async () => (await focused(page)).inLayer)
  await keys.press('Tab')
  await focusIs(page, { name: 'Решение для клиента' })
  await keys.type('готово')
  await keys.press('Control+Enter')
  await until(async () => (await standing()).status === 'resolved')
  await focusIs(page, { number })
}

test('a template takes the place of exactly what asked for it, however that was put in', async () => {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people.operator)
  const keys = await russianKeyboard(page)
  const devtools = await page.context().newCDPSession(page)
  await page.goto(`/desk/t/${number}`)
  const reply = page.getByLabel('Ответ клиенту')
  await reply.waitFor()
  const log = page.getByRole('option', { name: /Журнал кассы/ })
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    'typed on ЙЦУКЕН': () => keys.type('/жур'),
    'the key of the Latin layout': () => keys.type('.жур'),
    'the name in the other layout': async () => {
      await page.keyboard.type('/;eh')
    },
    'dictated or put in by a phone': async () => {
      await page.keyboard.insertText('/')
      await page.keyboard.insertText('журнал')
    },
    'composed by an input method': async () => {
      await page.keyboard.insertText('/')
      for (const text of ['ж', 'жу', 'жур']) {
        await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      }
      await devtools.send('Input.insertText', { text: 'жур' })
    },
    'the button, then letters of a phone': async () => {
      await page.getByRole('button', { name: 'Шаблоны' }).click()
      await page.getByRole('option').nth(1).waitFor()
      await page.keyboard.insertText('жур')
    },
  }
  for (const [way, put] of Object.entries(ways)) {
    await reply.fill('Опишите, что сказать.\n')
    await reply.press('Control+End')
    await put()
    await log.waitFor({ timeout: 5_000 }).catch(() => assert.fail(`${way}: nothing is suggested`))
    await until(async () => (await page.getByRole('option').count()) === 1, { within: 5_000, what: way })
    await page.keyboard.press('Enter')
    assert.equal(await reply.inputValue(), `Опишите, что сказать.\n${LOG}`, way)
    await focusIs(page, REPLY)
  }
})
