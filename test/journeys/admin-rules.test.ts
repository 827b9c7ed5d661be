import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '../ground/until.ts'
import { checkAxe } from './axe.ts'
import { focused } from './focused.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const saved = async () => (await stage.desk.as(stage.desk.people.administrator).get('/api/routing')).body

test('an administrator writes a rule with the keyboard, sees what it would do, saves it, and the next request goes there', async () => {
  const { people, venues, file } = stage.desk
  for (const subject of ['Терминалы: нет связи', 'Терминалы: нет бумаги', 'Весы: врут'])
    await file(people.cashier, { venueId: venues.lesnaya, subject })
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/rules')
  await page.getByText('Правил нет').waitFor()
  await checkAxe(page, 'no rules')

  await page.getByRole('button', { name: 'Новое правило' }).press('Enter')
  await until(async () => (await focused(page)).tag === 'INPUT')
  await page.keyboard.type('Эквайринг')
  await page.getByRole('button', { name: 'условие' }).press('Enter')
  await until(async () => (await focused(page)).inLayer)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const clause = page.getByRole('group', { name: 'в теме или тексте' })
  await clause.getByRole('textbox').fill('терминал')
  await page.keyboard.press('Enter')
  await clause.getByRole('button', { name: 'Убрать: терминал' }).waitFor()

  await page.getByRole('button', { name: 'Сохранить правила' }).press('Enter')
  await page.getByText('Выберите команду: заявка без команды не бывает.').waitFor()
  await page.getByRole('button', { name: /^Команда:/ }).press('Enter')
  await until(async () => (await focused(page)).inLayer)
  await page.keyboard.type('Эквайр')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'без исполнителя', exact: true }).press('Enter')
  await until(async () => (await focused(page)).inLayer)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')

  const trial = page.getByRole('region', { name: 'Проба на заявках' })
  await trial.getByText('ушли бы иначе').waitFor()
  await trial.getByRole('row', { name: /Терминалы: нет бумаги/ }).waitFor()
  assert.equal(await trial.getByRole('row', { name: /Весы/ }).count(), 0)
  await checkAxe(page, 'a rule and its trial')
  assert.equal((await saved()).version, 0, 'the trial writes nothing')

  await page.getByRole('button', { name: 'Сохранить правила' }).press('Enter')
  await page.getByText('Правила сохранены').waitFor()
  const { rules } = await saved()
  assert.deepEqual(
    rules.map(({ name, when, strategy }: Record<string, unknown>) => [name, when, strategy]),
    [['Эквайринг', [[{ kind: 'words', isNot: false, values: ['терминал'] }]], 'knows_venue']],
  )
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Терминалы: не включаются' })
  const { body } = await stage.desk.as(people.administrator).get(`/api/requests/${number}`)
  assert.equal(body.team.name, 'Эквайринг')
  await page.context().close()
})

test('rules change their order by Alt and an arrow, one above that takes requests is named, and Cancel leaves all as it was', async () => {
  const { people, as } = stage.desk
  const { version, rules } = await saved()
  const [first] = rules
  const all = { ...first, id: 'all', name: 'Всё подряд', when: [] }
  await as(people.administrator).put('/api/routing', { seen: version, rules: [first, all] })
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin/rules')
  await page.getByRole('button', { name: /^Всё подряд/ }).press('Alt+ArrowUp')
  await page.getByText('«Всё подряд»: место 1 из 2').waitFor()
  await page.getByRole('button', { name: /^Эквайринг/ }).press('Enter')
  await page.getByText(/Правило «Всё подряд» забирает \d+ заявк[иу] раньше/).waitFor()
  await page.getByRole('button', { name: 'Отмена' }).press('Enter')
  await until(async () => (await page.locator('[data-item]').first().textContent())?.includes('Эквайринг') ?? false)
  assert.deepEqual(
    (await saved()).rules.map(({ name }: { name: string }) => name),
    ['Эквайринг', 'Всё подряд'],
  )
  await page.context().close()
})

test('somebody else has saved other rules: what is typed stays, and the page says so', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.administrator, { width: 360, height: 740 })
  await page.goto('/admin/rules')
  await page.getByRole('button', { name: /^Эквайринг/ }).click()
  await page.getByRole('textbox', { name: 'Название правила' }).fill('Эквайринг и банки')
  const { version, rules } = await saved()
  await as(people.administrator).put('/api/routing', { seen: version, rules: rules.slice(0, 1) })
  await page.getByRole('button', { name: 'Сохранить правила' }).click()
  await page.getByText('Правила тем временем поменяли').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Название правила' }).inputValue(), 'Эквайринг и банки')
  await checkAxe(page, 'rules on a phone')
  await page.getByRole('button', { name: 'Продолжить с этим' }).click()
  await page.getByRole('button', { name: 'Сохранить правила' }).click()
  await page.getByText('Правила сохранены').waitFor()
  const after = await saved()
  assert.deepEqual(
    after.rules.map(({ name }: { name: string }) => name),
    rules.slice(0, 1).map(({ name }: { name: string }) => (name === 'Эквайринг' ? 'Эквайринг и банки' : name)),
    'what both did stands',
  )
  await page.context().close()
})

test('the specialist reads why a request came to him', async () => {
  const { people, venues, file, as, teams } = stage.desk
  const { version } = await saved()
  const rule = { id: 'why', name: 'Печать', enabled: true, specialistId: null, teamId: teams.acquiring }
  const vip = {
    ...rule,
    id: 'vip',
    name: 'VIP',
    strategy: 'by_hand',
    when: [[{ kind: 'vip', isNot: false, values: ['yes'] }]],
  }
  const print = { ...rule, strategy: 'round_robin', when: [[{ kind: 'words', isNot: false, values: ['печать'] }]] }
  await as(people.administrator).put('/api/routing', { seen: version, rules: [vip, print] })
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Печать: чек пустой' })
  const page = await stage.signIn(people.administrator)
  await page.goto(`/desk/t/${number}`)
  await page.getByText('По правилу «Печать»').waitFor()
  await page.getByRole('button', { name: 'Почему сюда' }).click()
  const why = page.getByRole('dialog', { name: 'Почему сюда' })
  await why.getByText('не подошло: заказчик').waitFor()
  await why.getByText(/выбран/).waitFor()
  await checkAxe(page, 'why here')
  await page.context().close()
})

test('a specialist takes the next request by a key, reads why it is this one, and the list of rules says after how long a request goes on', async () => {
  const { people, venues, file, as } = stage.desk
  const { version } = await saved()
  await as(people.administrator).put('/api/routing', { seen: version, rules: [] })
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Торговля стоит', stopOfTrade: true })
  const page = await stage.signIn(people.specialist)
  await page.goto('/desk/v/unassigned')
  await page.getByRole('link', { name: /Торговля стоит/ }).waitFor()
  await page.keyboard.press('Shift+I')
  await page.getByText(new RegExp(`№${number} у вас: её срок раньше всех`)).waitFor()
  await page.getByRole('heading', { name: 'Торговля стоит' }).waitFor()
  await checkAxe(page, 'the next request')
  await page.context().close()

  const admin = await stage.signIn(people.administrator)
  await admin.goto('/admin/rules')
  const minutes = admin.getByRole('textbox', { name: /Если не взяли за/ })
  await minutes.fill('0')
  await admin.getByRole('button', { name: 'Сохранить правила' }).press('Enter')
  await admin.getByText('Введите от 1 до 10080 минут или оставьте пустым.').waitFor()
  await minutes.fill('20')
  await admin.getByRole('button', { name: 'Сохранить правила' }).press('Enter')
  await until(async () => (await saved()).untakenMinutes === 20)
  await admin.context().close()
})
