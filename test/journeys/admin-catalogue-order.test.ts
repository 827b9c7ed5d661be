import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

test('a group is made, services go into it by keys and by drag, and the portal shows that order', async () => {
  const { people, as, services } = stage.desk
  const page = await stage.signIn(people.cataloguer)
  await page.goto('/admin/catalogue')
  await page.getByRole('link', { name: 'Группы и порядок' }).click()
  for (const name of ['Касса', 'Оплата']) {
    await page.getByRole('button', { name: 'Новая группа' }).click()
    await page.getByRole('textbox', { name: 'Название группы' }).fill(name)
    await page.getByRole('button', { name: 'Добавить группу' }).click()
    await page.getByText(`Группа «${name}» добавлена`).waitFor()
  }
  await checkAxe(page, 'the order of the catalogue')
  const printing = page.getByRole('button', { name: 'Переместить: Не печатается чек' })
  await printing.press('Alt+ArrowUp')
  await page.getByText('Не печатается чек: группа «Оплата», место 1 из 1').waitFor()
  assert.equal(await printing.evaluate((grip) => grip === document.activeElement), true, 'the focus goes along')
  await printing.press('Alt+ArrowUp')
  await page.getByText('Не печатается чек: группа «Касса», место 1 из 1').waitFor()

  const grip = await page.getByRole('button', { name: 'Переместить: Не проходит оплата картой' }).boundingBox()
  const target = await page.getByRole('list', { name: 'Оплата' }).boundingBox()
  assert.ok(grip && target)
  await page.mouse.move(grip.x + 10, grip.y + 10)
  await page.mouse.down()
  await page.mouse.move(target.x + 60, target.y + 20, { steps: 8 })
  await page.mouse.up()
  await page.getByText('Не проходит оплата картой: группа «Оплата», место 1 из 1').waitFor()
  await page.getByRole('button', { name: 'Переместить: Оплата' }).press('Alt+ArrowUp')
  const seen = async () =>
    (await as(people.cashier).get('/api/catalogue')).body.nodes.map(({ id }: { id: number }) => id)
  assert.deepEqual((await seen()).slice(-2), [services.printing, services.cards], 'nothing is seen before it is saved')
  await page.getByRole('button', { name: 'Сохранить порядок' }).click()
  await page.getByText('Порядок сохранён').waitFor()
  const { nodes } = (await as(people.cashier).get('/api/catalogue')).body
  assert.deepEqual(
    nodes.map(({ name }: { name: { ru: string } }) => name.ru),
    ['Оплата', 'Не проходит оплата картой', 'Касса', 'Не печатается чек'],
  )

  const cashier = await stage.signIn(people.cashier)
  await cashier.goto('/new')
  await cashier
    .getByRole('button', { name: /Другое|Весь каталог|Все услуги/ })
    .first()
    .click()
  const titles = cashier.getByRole('dialog').getByRole('heading', { level: 3 })
  await titles.first().waitFor()
  assert.deepEqual(await titles.allTextContents(), ['Оплата', 'Касса'])

  const phone = await stage.signIn(people.cataloguer, { width: 360, height: 740 })
  await phone.goto('/admin/catalogue/order')
  await phone.getByText('Не печатается чек').waitFor()
  await checkFits(phone, 'the order on a phone')
  await page.getByRole('button', { name: 'Переместить «Не печатается чек» в группу' }).click()
  await page.getByRole('menuitemradio', { name: 'Оплата' }).click()
  await page.getByRole('button', { name: 'Удалить пустую группу «Касса»' }).waitFor()
})
