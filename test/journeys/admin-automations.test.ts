import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { until } from '../ground/until.ts'
import { checkAxe } from './axe.ts'
import { focused } from './focused.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('an administrator says with the keyboard what the desk does by itself, sees to what it would have, and the history of a request names it', async () => {
  const { people, venues, file, as, database, house } = stage.desk
  await file(people.cashier, { venueId: venues.lesnaya, subject: 'Терминалы: нет связи' })
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/automations')
  await page.getByText('Автоматизации нет').waitFor()
  await checkAxe(page, 'no automation')

  await page.getByRole('button', { name: 'Новое правило' }).press('Enter')
  await until(async () => (await focused(page)).tag === 'INPUT')
  await page.keyboard.type('Банк')
  await page.getByRole('button', { name: 'Сохранить автоматизацию' }).press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Добавьте действие и заполните его.' }).waitFor()
  await page.getByRole('button', { name: 'условие' }).press('Enter')
  await until(async () => (await focused(page)).inLayer)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const clause = page.getByRole('group', { name: 'в теме или тексте' })
  await clause.getByRole('textbox').fill('терминал')
  await page.keyboard.press('Enter')
  for (const step of [0, 3]) {
    await page.getByRole('button', { name: 'действие', exact: true }).press('Enter')
    await until(async () => (await focused(page)).inLayer)
    for (let down = 0; down < step; down += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('textbox', { name: 'заметка' }).fill('Спросите номер терминала')
  const trial = page.getByRole('region', { name: 'Проба на заявках' })
  await trial.getByRole('row', { name: /Терминалы: нет связи/ }).waitFor()
  await checkAxe(page, 'an automation and its trial')
  await page.getByRole('button', { name: 'Сохранить автоматизацию' }).press('Enter')
  await page.getByText('Автоматизация сохранена').waitFor()

  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Терминалы: не включаются' })
  await passDueTime({ db: database.db, now: house.now })
  const { body } = await as(people.administrator).get(`/api/requests/${number}`)
  assert.equal(body.criticality, 'high')
  await page.goto(`/desk/t/${number}`)
  await page.getByText('Автоматизация «Банк»: критичность, заметка').waitFor()
  await page.getByText('Спросите номер терминала').waitFor()
  await checkAxe(page, 'what an automation did')
  await page.context().close()
})

test('whoever takes a request that nobody had finds in its composer the reply that was begun for it', async () => {
  const { people, venues, file, as, database, house } = stage.desk
  const { id: templateId } = await database.db
    .insertInto('templates')
    .values({
      name: 'Весы',
      text: JSON.stringify({ ru: 'Проверьте кабель весов', en: 'Check the cable' }),
      position: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { body } = await as(people.administrator).get('/api/automations')
  const when = [[{ kind: 'words', isNot: false, values: ['весы'] }]]
  const rule = {
    id: 'w',
    name: 'Весы',
    enabled: true,
    trigger: 'registered',
    when,
    does: [{ kind: 'draft', templateId }],
  }
  assert.equal(
    (await as(people.administrator).put('/api/automations', { seen: body.version, rules: [rule] })).status,
    200,
  )
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Весы врут' })
  await passDueTime({ db: database.db, now: house.now })

  const page = await stage.signIn(people.specialist)
  await page.goto(`/desk/t/${number}`)
  const words = page.getByRole('textbox', { name: 'Ответ' })
  await words.waitFor()
  assert.equal(await words.inputValue(), '', 'it is nobody’s as yet')
  await page.getByRole('button', { name: 'Взять', exact: true }).click()
  await until(async () => (await words.inputValue()) === 'Проверьте кабель весов')
})
