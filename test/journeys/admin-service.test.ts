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

const questions = (page: Page) =>
  page
    .locator('ol[data-list=questions] > li button[aria-expanded]')
    .evaluateAll((all) => all.map((one) => one.querySelector('span span')?.textContent ?? ''))
const preview = (page: Page) => page.getByRole('complementary', { name: 'Как увидит заказчик' })

async function addQuestion(page: Page, words: string, kind?: string) {
  await page.getByRole('button', { name: 'Добавить вопрос' }).click()
  await page.getByRole('textbox', { name: 'Вопрос', exact: true }).fill(words)
  if (!kind) return
  await page.getByLabel('Вид ответа').click()
  await page.getByRole('option', { name: kind, exact: true }).click()
}

test('a service is drafted, approved by another person and published; the request of then keeps its form', async () => {
  const { people, as } = stage.desk
  const page = await stage.signIn(people.cataloguer)
  await page.goto('/admin/catalogue')
  await page.getByRole('link', { name: 'Новая услуга' }).click()
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByText('Заполните это поле.').first().waitFor()
  assert.equal(await page.getByRole('tab', { name: 'Описание' }).getAttribute('aria-selected'), 'true')
  await page.getByRole('textbox', { name: 'Название', exact: true }).fill('Киоск самообслуживания')
  await page.getByRole('textbox', { name: 'Жизненная ситуация, словами клиента' }).fill('Киоск не принимает заказ')
  await page.getByRole('tab', { name: 'Кто ведёт' }).click()
  await page.getByLabel('Команда').click()
  await page.getByRole('option', { name: '1-я линия' }).click()
  await page.getByRole('tab', { name: 'Форма' }).click()

  await addQuestion(page, 'Номер киоска')
  await page.getByRole('checkbox', { name: 'Ответ обязателен' }).check()
  await addQuestion(page, 'Что на экране?', 'Один из списка')
  await page.getByRole('button', { name: 'Добавить вариант' }).click()
  await page.keyboard.type('Нет связи')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Другое')
  await addQuestion(page, 'Горит ли лампа?', 'Да или нет')
  await page.getByLabel('Показывать').click()
  await page.getByRole('option', { name: 'после ответа на «Что на экране?»' }).click()
  await checkAxe(page, 'a question that is written')

  const shown = preview(page)
  assert.equal(await shown.getByText('Горит ли лампа?').count(), 0, 'its answer is not given')
  await shown.getByRole('button', { name: 'Что на экране?' }).click()
  await page.getByRole('option', { name: 'Нет связи' }).click()
  await shown.getByText('Горит ли лампа?').first().waitFor()
  await shown.getByRole('button', { name: 'Проверить ответы' }).click()
  await shown.getByText('Без этого ответа начать трудно').waitFor()
  await shown.getByRole('textbox', { name: 'Номер киоска' }).fill('К-1')
  await shown.getByText('Такие ответы примем').waitFor()
  await shown.getByRole('tab', { name: 'Бот' }).click()
  await shown.getByText('К-1').waitFor()
  await shown.getByRole('textbox', { name: 'Ответ словами' }).fill('может быть')
  await shown.getByRole('button', { name: 'Ответить' }).click()
  await shown.getByText('Выберите «Да» или «Нет».').waitFor()
  await shown.getByRole('button', { name: 'Нет', exact: true }).click()
  await shown.getByText('Вопросов больше нет').waitFor()
  await shown.getByRole('tab', { name: 'Сценарий звонка' }).click()
  await checkAxe(page, 'the script of a call')
  const lamp = shown.getByRole('group', { name: '«Горит ли лампа?»' })
  await lamp.getByRole('button', { name: 'Нет 2', pressed: true }).press('1')
  await lamp.getByRole('button', { name: 'Да 1', pressed: true }).waitFor()

  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByRole('heading', { name: 'Киоск самообслуживания' }).waitFor()
  const seen = async () => (await as(people.cashier).get('/api/catalogue')).text.includes('Киоск самообслуживания')
  assert.equal(await seen(), false)
  await page.getByRole('button', { name: 'Отправить на утверждение' }).click()
  await page.getByText('вы автор: утвердит другой').waitFor()
  const waits = page.getByRole('button', { name: 'Ждём другого человека' })
  assert.equal(await waits.getAttribute('aria-disabled'), 'true')
  await checkAxe(page, 'a version that waits for its approval')

  const other = await stage.signIn(people.administrator)
  await other.goto('/admin')
  await other.getByText('версия 1: ждёт утверждения').waitFor()
  await other.goto(new URL(page.url()).pathname)
  await other.getByRole('button', { name: 'Вернуть с замечанием' }).click()
  await other.getByRole('textbox', { name: 'Что поправить' }).fill('Спросите модель')
  await other.getByRole('button', { name: 'Вернуть версию' }).click()
  await page.reload()
  await page.getByText('Вернули с замечанием: Спросите модель').waitFor()
  await page.getByRole('button', { name: 'Отправить на утверждение' }).click()
  await page.getByText('вы автор').waitFor()
  await other.reload()
  await other.getByRole('button', { name: 'Утвердить версию 1' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Опубликовать версию 1' }).click()
  await page.getByText('Версия опубликована, клиенты её видят').waitFor()
  assert.equal(await seen(), true)

  const { nodes } = (await as(people.cashier).get('/api/catalogue')).body
  const { id: serviceId } = nodes.find(({ name }: { name: { ru: string } }) => name.ru === 'Киоск самообслуживания')
  const { form } = (await as(people.cashier).get(`/api/catalogue/${serviceId}`)).body
  const number = await stage.desk.file(people.cashier, { serviceId, answers: { [form.fields[0].id]: 'К-7' } })
  await page.getByRole('link', { name: 'Новый черновик' }).click()
  await page.locator('[data-item]').first().getByRole('button', { expanded: false }).click()
  await page.getByRole('button', { name: 'Убрать: Номер киоска' }).click()
  await addQuestion(page, 'Модель киоска')
  await page.getByText('вопрос «Модель киоска»').waitFor()
  await page.getByText('вопрос «Номер киоска»', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByRole('button', { name: 'Отправить на утверждение' }).click()
  await page.getByText('вы автор').waitFor()
  await other.goto(`/admin/catalogue/${serviceId}`)
  await other.getByText('1 открытая заявка').waitFor()
  await other.getByText('новый', { exact: true }).waitFor()
  await other.getByRole('button', { name: 'Утвердить версию 2' }).click()
  await other.getByRole('button', { name: 'Опубликовать версию 2' }).click()
  await other.getByText('Версия опубликована').waitFor()
  const now = (await as(people.cashier).get(`/api/catalogue/${serviceId}`)).body
  assert.deepEqual([now.version, now.form.fields.at(-1).label.ru], [2, 'Модель киоска'])
  const { answers, service } = (await as(people.operator).get(`/api/requests/${number}`)).body
  assert.deepEqual([service.version, answers[0].label.ru, answers[0].value], [1, 'Номер киоска', 'К-7'])

  await other.getByRole('button', { name: 'Ещё действия с версией' }).click()
  await other.getByRole('menuitem', { name: 'Отозвать' }).click()
  const dialog = other.getByRole('dialog')
  await dialog.getByText('1 открытая заявка останется на своей версии').waitFor()
  await checkAxe(other, 'what leans on a service')
  await dialog.getByRole('button', { name: 'Отозвать' }).click()
  await other.getByText('Версия отозвана').waitFor()
  assert.equal(await seen(), false)
})

test('questions change their order by Alt with arrows and by the handle, what is said aloud says where, and Undo brings one back', async () => {
  const { people, services } = stage.desk
  const page = await stage.signIn(people.administrator)
  await page.goto(`/admin/catalogue/${services.cards}?version=new`)
  const order = ['Версия кассы', 'Печатает на кухню?', 'Какой принтер']
  await page.getByText('Какой принтер').first().waitFor()
  assert.deepEqual(await questions(page), order)
  const first = page.locator('ol[data-list=questions] > li button[aria-expanded]').first()
  await first.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('Версия кассы: место 2 из 3').waitFor()
  assert.deepEqual(await questions(page), [order[1], order[0], order[2]])
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  assert.match(await focused(), /Версия кассы/, 'the focus goes along')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  assert.deepEqual(await questions(page), [order[1], order[2], order[0]], 'and no further than the end')

  const grip = await page.getByRole('button', { name: 'Переместить: Какой принтер' }).boundingBox()
  const above = await page.getByRole('button', { name: 'Переместить: Печатает на кухню?' }).boundingBox()
  assert.ok(grip && above)
  await page.mouse.move(grip.x + 10, grip.y + 10)
  await page.mouse.down()
  await page.mouse.move(above.x + 10, above.y + 12, { steps: 5 })
  await page.mouse.move(above.x + 10, above.y + 4, { steps: 5 })
  await page.mouse.up()
  assert.deepEqual(await questions(page), [order[2], order[1], order[0]])
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByText('Вопрос зависит от того, который задают позже').waitFor()
  assert.equal(await page.getByRole('button', { name: /^Какой принтер/ }).getAttribute('aria-expanded'), 'true')
  await checkAxe(page, 'a question that is wrong')

  await page.getByRole('button', { name: 'Убрать: Какой принтер' }).click()
  assert.equal((await questions(page)).length, 2)
  await page.getByRole('button', { name: 'Вернуть' }).click()
  assert.equal((await questions(page)).length, 3)
})

test('two who write one draft lose nothing: each question is chosen, and a draft handed over meanwhile is kept aside', async () => {
  const { people, as, services } = stage.desk
  const cataloguer = as(people.cataloguer)
  const read = async () => (await cataloguer.get(`/api/services/${services.printing}/versions`)).body.versions
  const [{ team, ...published }] = await read()
  const body = { ...published, teamId: team.id }
  const made = (await cataloguer.post(`/api/services/${services.printing}/versions`, body)).body
  const page = await stage.signIn(people.administrator)
  await page.goto(`/admin/catalogue/${services.printing}`)
  await page.getByRole('button', { name: /^Версия кассы/ }).click()
  const words = page.getByRole('textbox', { name: 'Вопрос', exact: true })
  await words.fill('Версия кассы, мои слова')
  const theirs = structuredClone(body)
  theirs.form.fields[0].label.ru = 'Версия кассы, их слова'
  theirs.form.fields[1].label.ru = 'Печатает ли на кухню?'
  const revise = (revision: number, draft: object) =>
    cataloguer.post(`/api/service-versions/${made.versionId}/revisions`, { revision, draft })
  assert.equal((await revise(1, theirs)).status, 201)
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  const crossed = page.getByRole('alert', { name: /тем временем|изменил/i }).or(page.locator('section[role=alert]'))
  await crossed.getByText(/мои слова/).waitFor()
  await checkAxe(page, 'two drafts at once')
  await crossed.getByRole('button').last().click()
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByText('черновик сохранён', { exact: true }).waitFor()
  const kept = (await read())[0].form.fields.map(({ label }: { label: { ru: string } }) => label.ru)
  assert.deepEqual(kept.slice(0, 2), ['Версия кассы, мои слова', 'Печатает ли на кухню?'])

  await words.fill('Не пропадёт')
  assert.equal((await cataloguer.post(`/api/service-versions/${made.versionId}/moves`, { move: 'hand' })).status, 200)
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page.getByText('этот черновик отправили на утверждение').waitFor()
  await page.getByRole('button', { name: 'Сохранить новым черновиком' }).click()
  await page.waitForURL(/version=3/)
  const [aside, handed] = await read()
  assert.deepEqual([aside.state, aside.form.fields[0].label.ru, handed.state], ['draft', 'Не пропадёт', 'on_approval'])
})
