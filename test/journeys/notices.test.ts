import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkAxeInBothThemes, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const cellOf = async (who: { readonly id: number }, kind: string, way: string) => {
  const { rows } = (await stage.desk.inBrowser(who).get('/api/me/notice-choices')).body
  const row = rows.find((one: { kind: string }) => one.kind === kind)
  return row.cells.find((one: { way: string }) => one.way === way)
}

test('an administrator says by the keyboard what a role hears, and whoever chose himself keeps his choice', async () => {
  const { administrator, specialist, lead } = stage.desk.people
  await stage.desk.inBrowser(lead).put('/api/me/notice-choices', {
    choices: [{ kind: 'answered', way: 'email', wanted: false }],
  })
  const page = await stage.signIn(administrator)
  await page.goto('/admin/notices')
  const box = page.getByRole('checkbox', { name: /^Ответил клиент: Почта/ })
  await page.getByRole('checkbox', { name: /^Ответил клиент: На экране/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  assert.equal(await box.isChecked(), true)
  await page.getByText('«Ответил клиент»: Почта').waitFor()
  await page
    .getByText(/новое сообщение клиента|Клиент ответил|ответ/i)
    .first()
    .waitFor()
  await page.getByText('1 изменение для роли «Специалист»').waitFor()
  await checkAxeInBothThemes(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Сохранили для роли «Специалист»').waitFor()
  await page.reload()
  await page.getByRole('checkbox', { name: 'Ответил клиент: Почта, отличается от умолчания', checked: true }).waitFor()
  assert.deepEqual(await cellOf(specialist, 'answered', 'email'), {
    way: 'email',
    wanted: true,
    byRole: true,
    isLocked: false,
  })
  assert.equal((await cellOf(lead, 'answered', 'email')).wanted, false)
  const stale = await stage.desk.inBrowser(administrator).put('/api/notice-defaults/specialist', { seen: 0, cells: [] })
  assert.deepEqual([stale.status, stale.body.code], [409, 'notices.changed'])
  const locked = { kind: 'assigned', way: 'screen', wanted: false }
  const refused = await stage.desk
    .inBrowser(administrator)
    .put('/api/notice-defaults/specialist', { seen: 1, cells: [locked] })
  assert.equal(refused.status, 400)
  await page.setViewportSize({ width: 360, height: 740 })
  await checkFits(page)
})

test('one’s own page saves each choice at once, takes it back, and goes back to the role', async () => {
  const { specialist } = stage.desk.people
  const page = await stage.signIn(specialist, { width: 360, height: 740 })
  await page.goto('/me/notices')
  await page.getByRole('radio', { name: 'Почта' }).check()
  await page.getByRole('switch', { name: 'Назначили мне: Почта' }).check()
  await page.getByText('«Назначили мне» теперь приходит на почту').waitFor()
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await page.getByRole('switch', { name: 'Назначили мне: Почта', checked: false }).waitFor()
  assert.equal((await cellOf(specialist, 'assigned', 'email')).wanted, false)
  await page.getByRole('switch', { name: /^Скоро срок: Почта/ }).check()
  await page.getByRole('button', { name: 'Как у роли' }).click()
  await page.getByText('Теперь как у роли').waitFor()
  assert.equal((await cellOf(specialist, 'soon_due', 'email')).wanted, false)
  await checkAxe(page)
  await checkFits(page)
  await page.setViewportSize({ width: 1366, height: 768 })
  await checkAxeInBothThemes(page)
})

test('a lead mutes one request from its menu by the keyboard, and hears of it again from his own page', async () => {
  const { cashier, lead } = stage.desk.people
  const number = await stage.desk.file(cashier)
  const page = await stage.signIn(lead)
  await page.goto(`/desk/t/${number}`)
  const more = page.getByRole('button', { name: 'Ещё', exact: true }).first()
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Заглушить до ответа клиента' }).press('Enter')
  await page.getByText(`Заявка №${number} заглушена`).waitFor()
  await more.click()
  await page.getByRole('menuitem', { name: 'Включить уведомления' }).waitFor()
  await page.goto('/me/notices')
  await page.getByText('до ответа клиента').waitFor()
  await checkAxe(page)
  await page.getByRole('button', { name: `Включить уведомления заявки №${number}` }).click()
  await page.getByText(`Заявка №${number} снова слышна`).waitFor()
  await page.getByText('до ответа клиента').waitFor({ state: 'detached' })
})
