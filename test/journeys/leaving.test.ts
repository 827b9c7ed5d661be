import { after, before, test } from 'node:test'
import { until } from '../ground/until.ts'
import { shellKept } from './kept-shell.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

test('words whose keeping is still under way as the page goes away are there after it', async () => {
  const page = await stage.signIn(stage.desk.people.cashier)
  await page.goto('/new')
  const words = page.getByRole('textbox', { name: 'Коротко о проблеме' })
  await words.waitFor()
  // From here on a draft is on its way into the database until the page is gone, and then it was never there.
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (this.name !== 'drafts') return put.apply(this, given)
      document.documentElement.dataset.keeping = 'true'
      return new Promise(() => undefined) as unknown as IDBRequest<IDBValidKey>
    }
  })
  await words.fill('Уже почти записано')
  await page.locator('html[data-keeping]').waitFor()
  // The form goes first, and the page with it.
  await page.getByRole('link', { name: 'Заявки' }).first().click()
  await words.waitFor({ state: 'detached' })
  await page.goto('/new')
  await words.waitFor()
  await until(async () => (await words.inputValue()) === 'Уже почти записано')
  await page.context().close()
})

test('what was pressed without a net as a page goes away is there after it, and leaves once', async () => {
  const { desk } = stage
  const { cashier } = desk.people
  const numbers = [
    await desk.file(cashier, { subject: 'Сканер: молчит' }),
    await desk.file(cashier, { subject: 'Весы: молчат' }),
  ]
  const page = await stage.signIn(cashier, PHONE)
  const solved = page.getByRole('button', { name: 'Вопрос решён' }).and(page.locator(':visible'))
  for (const number of numbers) {
    await page.goto(`/requests/${number}`)
    await solved.first().waitFor()
  }
  await shellKept(page)
  await page.context().setOffline(true)
  // Of the first the keeping is under way and never ends; of the second even the program that keeps is still on its way.
  await page.goto(`/requests/${numbers[0]}`)
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...given: Parameters<typeof add>) {
      if (this.name !== 'entries') return add.apply(this, given)
      document.documentElement.dataset.keeping = 'true'
      return new Promise(() => undefined) as unknown as IDBRequest<IDBValidKey>
    }
  })
  await solved.first().dblclick()
  await page.locator('html[data-keeping]').waitFor()
  await page.goto(`/requests/${numbers[1]}`)
  await solved.first().evaluate((button: HTMLElement) => {
    button.click()
    location.assign('/requests')
  })
  await page.waitForURL(/requests$/)
  await page.context().setOffline(false)
  for (const number of numbers) {
    await until(async () => (await desk.as(cashier).get(`/api/requests/${number}`)).body.status === 'closed')
  }
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('okno-pressed')))
  await until(async () => (await left()).length === 0)
})
