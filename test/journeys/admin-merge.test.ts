import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertPerson } from '../../src/db/foundation/foundation.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

async function double(name: string, email: string): Promise<number> {
  const { database, venues } = stage.desk
  const id = await database.db.transaction().execute((tx) => insertPerson(tx, Date.now(), { name, email }))
  await database.db
    .insertInto('person_roles')
    .values({ person_id: id, role: 'customer_user', venue_id: venues.lesnaya })
    .execute()
  return id
}

test('a double is found on the page of a person, merged after one has read what goes over, and split again', async () => {
  const { people, file, database } = stage.desk
  const number = await file(people.manager, { subject: 'Не открывается смена' })
  const id = await double('Кассиров Иван', 'kassirov@mail.example')
  await database.db.updateTable('requests').set({ contact_id: id }).where('number', '=', number).execute()
  const page = await stage.signIn(people.administrator)
  await page.goto(`/admin/customers/${people.cashier.id}`)
  await page.getByRole('heading', { name: 'Похоже, это тот же человек' }).waitFor()
  await page.getByText('тот же человек').waitFor()
  await checkAxe(page, 'a person with a double')
  await page.getByRole('link', { name: 'Объединить с этим человеком: Кассиров Иван' }).click()

  await page.getByText('1 заявка, где это контактное лицо').waitFor()
  await page.getByText('1 адрес или телефон: kassirov@mail.example').waitFor()
  await page.getByText('Иван Кассиров прочитает 1 заявку, которой сейчас не видит').waitFor()
  await checkAxe(page, 'what a merge does')
  await page.getByRole('button', { name: 'Объединить: останется Иван Кассиров' }).click()
  await page.getByRole('heading', { name: 'С этим человеком объединены' }).waitFor()
  assert.equal((await stage.desk.as(people.cashier).get(`/api/requests/${number}`)).status, 200)

  await page.goto(`/admin/customers/${id}`)
  await page.getByText('Это тот же человек, что и Иван Кассиров.').waitFor()
  await page.getByRole('button', { name: 'Разъединить: Кассиров Иван' }).click()
  const dialog = page.getByRole('dialog', { name: 'Разъединить: Кассиров Иван?' })
  await dialog.getByText('1 заявка, где это контактное лицо').waitFor()
  await checkAxe(page, 'what splitting does')
  await dialog.getByRole('button', { name: 'Разъединить' }).click()
  await page.getByRole('button', { name: 'В архив' }).waitFor()
  assert.equal((await stage.desk.as(people.cashier).get(`/api/requests/${number}`)).status, 404)
})

test('who stays is chosen on a phone too, and somebody without a likeness is found by name', async () => {
  const { people } = stage.desk
  const id = await double('Совсем Другой', 'other@mail.example')
  const page = await stage.signIn(people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto(`/admin/customers/${people.colleague.id}`)
  await page.getByRole('link', { name: 'Объединить с другим человеком' }).click()
  await page.getByRole('button', { name: 'С кем' }).click()
  await page.keyboard.type('совсем')
  await page.getByRole('option', { name: /Совсем Другой/ }).click()
  await page.getByRole('link', { name: 'Поменять местами' }).click()
  await page.waitForURL(new RegExp(`/admin/customers/${id}/merge`))
  await page.getByRole('button', { name: 'Объединить: останется Совсем Другой' }).waitFor()
  await checkAxe(page, 'a merge on a phone')
  await checkFits(page)
})
