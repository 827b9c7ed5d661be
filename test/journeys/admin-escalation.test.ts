import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { until } from '../ground/until.ts'
import { workQueue } from '../ground/work-queue.ts'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('an administrator writes a step with the keyboard and saves it; a request arrives, and whoever is called confirms from the bell', async () => {
  const { people, venues, services, file, as, database, house, clock } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/escalation')
  await page.getByText('Проба: прошлая неделя, 0 срабатываний').waitFor()
  await checkAxe(page, 'the steps that come with the desk')
  await page
    .getByRole('combobox', { name: 'Уровень SLA' })
    .or(page.getByRole('button', { name: 'Уровень SLA' }))
    .first()
    .click()
  await page.getByRole('option', { name: 'Премиум' }).click()
  await page.getByRole('radio', { name: /Реакция/ }).check()
  await page.getByRole('button', { name: 'Добавить ступень' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Новая ступень' })
  await dialog.getByLabel('Когда прошло, % времени').fill('x')
  await dialog.getByRole('button', { name: 'Готово' }).press('Enter')
  await dialog.getByText('Целое число от 1 до 1000').waitFor()
  await dialog.getByLabel('Когда прошло, % времени').fill('10')
  await dialog.getByRole('checkbox', { name: /Просить подтверждения/ }).check()
  await dialog.getByRole('button', { name: 'Готово' }).press('Enter')
  await page.getByText('ждём подтверждения').waitFor()
  await checkAxe(page, 'a step of its own')
  await page.setViewportSize({ width: 360, height: 740 })
  await checkAxe(page, 'steps on a telephone')
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing beside the page')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: 'Сохранить ступени' }).press('Enter')
  await page.getByText('Ступени сохранены').waitFor()
  await page.getByRole('spinbutton', { name: 'Подтвердить за, минут' }).fill('7')
  const first = (await as(people.administrator).get('/api/escalation')).body
  const theirs = { seen: first.version, plan: { ...first.plan, headIds: [people.lead.id] } }
  assert.equal((await as(people.administrator).put('/api/escalation', theirs)).status, 200)
  await page.getByRole('button', { name: 'Сохранить ступени' }).press('Enter')
  await page.getByRole('button', { name: 'Продолжить с этим' }).waitFor()
  await checkAxe(page, 'two have changed the steps')
  await page.getByRole('button', { name: 'Продолжить с этим' }).press('Enter')
  await page.getByRole('button', { name: 'Сохранить ступени' }).press('Enter')
  const savedBoth = async () => (await as(people.administrator).get('/api/escalation')).body.plan
  await until(async () => (await savedBoth()).confirmMinutes === 7)
  const { plan } = (await as(people.administrator).get('/api/escalation')).body
  assert.deepEqual(plan.headIds, [people.lead.id], 'what both did stands')
  assert.equal(plan.schemes.length, 2)
  assert.deepEqual(
    plan.schemes[1].reaction.map(({ percent, to, asks }: Record<string, unknown>) => [percent, to, asks])[0],
    [10, 'lead', true],
  )

  const number = await file(people.cashier, { venueId: venues.lesnaya, serviceId: services.printing, urgency: 'high' })
  clock.offset += 4 * MINUTE
  await passDueTime({ db: database.db, now: house.now })
  const channels = [screenChannel(database.db, house.now)]
  await workQueue(database, tasksOf({ database, files: house.files, channels, now: house.now }))
  const lead = await stage.signIn(people.lead)
  await lead.goto('/desk')
  await lead
    .getByRole('button', { name: /уведомлени/i })
    .first()
    .click()
  await lead.getByText('Эскалация: прошло 10 % срока').waitFor()
  await checkAxe(lead, 'somebody is called')
  await lead.getByRole('button', { name: `Подтвердить: заявка №${number}` }).press('Enter')
  await lead.getByText('Тревога подтверждена, других звать не будем').waitFor()
  await lead.goto(`/desk/t/${number}`)
  await lead.getByText(/Прошло 10 % срока/).waitFor()
  await lead.getByText(/руководитель команды: Глеб Старший \(на экране, \d\d:\d\d:\d\d\)/).waitFor()
  await lead.getByText(/Тревога 10 % подтверждена/).waitFor()
})
