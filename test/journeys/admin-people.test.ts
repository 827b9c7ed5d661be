import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('a second specialist is invited, comes in by his link, and sees the requests of his team', async () => {
  const { people, file, services } = stage.desk
  const number = await file(people.cashier, { serviceId: services.cards, subject: 'Терминал молчит' })
  const page = await stage.signIn(people.administrator)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Люди и права' }).click()
  await page.getByRole('link', { name: 'Пригласить' }).click()
  await page.getByRole('button', { name: 'Пригласить' }).click()
  await page.getByText('Напишите, как зовут.').waitFor()
  await page.getByLabel('Имя и фамилия').fill('Семён Ночной')
  await page.getByLabel('Рабочая почта').fill('ivan@vesna.example')
  await page.getByLabel('Эквайринг').check()
  await checkAxe(page, 'the invitation')
  await page.getByRole('button', { name: 'Пригласить' }).click()
  await page.getByText('Такой адрес уже есть у другого человека').waitFor()
  await page.getByLabel('Рабочая почта').fill('semyon@desk.example')
  await page.getByRole('button', { name: 'Пригласить' }).click()
  await page.getByRole('heading', { name: 'Семён Ночной: приглашение готово' }).waitFor()
  const link = await page.getByLabel('Ссылка для входа').getByRole('textbox').inputValue()
  await page.getByText('Почта пока ничего не отправляет, поэтому письма не будет. Передайте ссылку сами.').waitFor()
  await checkAxe(page, 'the link')

  const his = await stage.visit({ width: 1366, height: 768 })
  await his.goto(new URL(link).pathname + new URL(link).search)
  await his.getByRole('button', { name: /Войти/ }).click()
  await his.waitForURL(/\/desk\//)
  await his.getByRole('heading', { level: 1 }).first().waitFor()
  await his.goto('/desk/v/unassigned')
  await his.getByText('Терминал молчит').first().waitFor()
  assert.equal((await his.context().request.get(`/api/requests/${number}`)).status(), 200)

  await page.getByRole('main').getByRole('link', { name: 'Специалисты' }).click()
  await page.getByRole('searchbox').fill('эквайринг')
  const line = page.getByRole('link', { name: /Семён Ночной/ })
  await line.getByText('Специалист').waitFor()
  await checkAxe(page, 'the list')
})

test('roles change, somebody leaves and his requests get a successor, and he comes back', async () => {
  const { people, as, file } = stage.desk
  const number = await file(people.cashier)
  await as(people.specialist).put(`/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: null,
  })
  await stage.signIn(people.outsider)
  const page = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto('/admin/people')
  await page.getByRole('link', { name: /Борис Второй/ }).click()
  const lead = page.getByRole('checkbox', { name: 'Руководитель команды' })
  await lead.check()
  await page.getByRole('button', { name: 'Сохранить роли и команды' }).click()
  await page.getByText('Сохранено и уже действует').waitFor()
  assert.deepEqual((await as(people.specialist).get('/api/me')).body.roles.sort(), ['specialist', 'team_lead'])
  await checkAxe(page, 'a specialist')
  await checkFits(page)

  await page.getByRole('button', { name: 'Убрать из службы…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Кому отдать/ }).click()
  await page.getByRole('option', { name: /Вера Банковская/ }).click()
  await checkAxe(page, 'the question before somebody leaves')
  await dialog.getByRole('button', { name: 'Убрать', exact: true }).click()
  await page.getByText('больше не в службе. Передано заявок: 1').waitFor()
  const { specialist } = (await as(people.operator).get(`/api/requests/${number}`)).body
  assert.equal(specialist.id, people.outsider.id)
  await page.getByRole('button', { name: 'Вернуть в службу' }).click()
  await page.getByText('Борис Второй снова в службе').waitFor()
  await page.getByRole('button', { name: 'Сохранить роли и команды' }).waitFor()
})

test('a team is made and named in words, and refuses to go while something needs it', async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin/teams')
  await page.getByRole('link', { name: 'Новая команда' }).click()
  await page.getByRole('button', { name: 'Создать команду' }).click()
  await page.getByText('Напишите, как называется команда.').waitFor()
  await page.getByLabel('Название').fill('эквайринг')
  await page.getByRole('radio', { name: '2-я линия' }).click()
  await page.getByRole('button', { name: 'Создать команду' }).click()
  await page.getByText('Команда с таким названием уже есть или была').waitFor()
  await page.getByLabel('Название').fill('Вечерняя смена')
  await checkAxe(page, 'a new team')
  await page.getByRole('button', { name: 'Создать команду' }).click()
  await page
    .getByRole('link', { name: /Вечерняя смена/ })
    .getByText('2-я линия')
    .waitFor()
  await checkAxe(page, 'the teams')
  await page.getByRole('link', { name: /Вечерняя смена/ }).click()
  await page.getByLabel('Часовой пояс').press('Enter')
  await page.keyboard.type('Омск')
  await page.keyboard.press('Enter')
  await page.getByLabel('Сколько человек нужно').fill('0')
  await page.getByRole('radio', { name: 'По будням' }).click()
  await page.getByLabel('До', { exact: true }).fill('18:00')
  await page.getByRole('button', { name: 'Сохранить команду' }).click()
  await page.getByText('Впишите число от 1 до 20.').waitFor()
  await page.getByLabel('Сколько человек нужно').fill('2')
  await checkAxe(page, 'when a team needs people')
  await page.getByRole('button', { name: 'Сохранить команду' }).click()
  await page.getByText('Команда сохранена').waitFor()
  const { teams } = (await stage.desk.as(stage.desk.people.administrator).get('/api/teams')).body
  const made = teams.find(({ name }: { name: string }) => name === 'Вечерняя смена')
  const need = { people: 2, weekends: false, from: '09:00', to: '18:00' }
  assert.deepEqual([made.zone, made.need], ['Asia/Omsk', need])
  await page.getByRole('link', { name: 'Команды' }).first().click()
  await page.getByRole('link', { name: /Эквайринг/ }).click()
  await page.getByRole('button', { name: 'Распустить команду' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Распустить команду' }).click()
  await page.getByText('У команды есть открытые заявки, опубликованные услуги или правила назначения').waitFor()
})

test('a specialist is signed out of a browser by an administrator', async () => {
  const { people } = stage.desk
  const his = await stage.signIn(people.lead)
  await his.goto('/desk')
  const page = await stage.signIn(people.administrator, { width: 360, height: 740 })
  await page.goto(`/admin/people/${people.lead.id}`)
  await page.getByRole('heading', { name: 'Сеансы' }).waitFor()
  await checkAxe(page, 'sessions of a specialist')
  await checkFits(page)
  await page.getByRole('button', { name: /^Завершить/ }).click()
  await page.getByText('Сейчас нигде не вошёл.').waitFor()
  assert.equal((await his.context().request.get('/api/me')).status(), 401)
})
