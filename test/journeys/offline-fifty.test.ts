import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '../ground/until.ts'
import {
  ACTIONS,
  type Ask,
  actWithoutNet,
  compare,
  flushed,
  groundFor,
  keptEntries,
  moveOn,
  waitingOf,
} from './fifty.ts'
import { shellKept } from './kept-shell.ts'
import { openPhone, type Phone } from './phone.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let phone: Phone
before(async () => {
  stage = await openStage()
  phone = await openPhone(stage.url)
})
after(async () => {
  await phone.close()
  await stage.close()
})

const ask: Ask = async (who, method, path, body) => {
  const person = stage.desk.as(stage.desk.people[who])
  const answer =
    method === 'GET'
      ? await person.get(path)
      : method === 'PUT'
        ? await person.put(path, body)
        : await person.post(path, body)
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.text}`)
  return answer.body
}

/** What this browser has read ahead. */
const readAhead = () =>
  phone.page().evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('okno-reading')
        opening.onsuccess = () => {
          const database = opening.result
          if (!database.objectStoreNames.contains('answers')) return resolve(0)
          const keys = database.transaction('answers').objectStore('answers').getAllKeys()
          keys.onsuccess = () => {
            database.close()
            resolve(keys.result.filter((key) => /requests\/\d+$/.test(String(key))).length)
          }
        }
      }),
  )

test('fifty things done without a net, killed, with the session over and another person there meanwhile: none lost, none twice, none as another', async (t) => {
  const { people, venues, database } = stage.desk
  const ground = await groundFor(ask, venues.lesnaya)
  const enter = (person: { readonly id: number }) => stage.signInAs(phone.page(), person)
  await enter(people.cashier)
  await phone.page().goto('/')
  await shellKept(phone.page())
  await phone.page().goto('/new')
  await phone.page().getByRole('textbox', { name: 'Коротко о проблеме' }).waitFor()
  await until(async () => (await readAhead()) >= 10, { what: 'requests are read ahead' })

  const page = await phone.reopen({ offline: true })
  const started = Date.now()
  await page.goto('/')
  await page
    .getByRole('link', { name: /не печатает чек/ })
    .first()
    .waitFor()
  const took = Date.now() - started
  t.diagnostic(`second start without a net: ${took} ms`)
  await page.getByText(/Нет сети. Данные на \d/).waitFor()
  const acting = Date.now()
  await actWithoutNet(page, ground)
  t.diagnostic(`${ACTIONS} actions in ${Date.now() - acting} ms`)
  assert.equal(waitingOf(await keptEntries(page)).length, ACTIONS)

  const moved = await moveOn(ask, ground)
  await phone.reopen({ offline: true })
  await database.db.deleteFrom('sessions').execute()
  await enter(people.outsider)
  await phone.context().setOffline(false)
  const foreign = phone.page()
  await foreign.goto('/requests')
  await foreign.getByRole('heading', { name: 'Заявки', level: 1 }).waitFor()
  await foreign.reload()
  await foreign.getByRole('heading', { name: 'Заявки', level: 1 }).waitFor()
  assert.ok(!(await foreign.content()).includes('Новая 1'))
  assert.equal(await foreign.locator('[data-outbox]').count(), 0)
  assert.equal(await readAhead(), 0, 'what the first one read is gone')
  assert.equal(waitingOf(await keptEntries(foreign)).length, ACTIONS)
  assert.equal((await stage.desk.as(people.outsider).get('/api/requests?view=my_requests')).body.items.length, 0)

  await enter(people.cashier)
  await foreign.goto('/requests')
  await flushed(foreign)
  await compare(ask, ground, moved, people.cashier.id)
  const left = (await keptEntries(foreign)).filter(({ state }) => state === 'refused')
  assert.deepEqual(left.map(({ group }) => group).sort(), moved.map((number) => `r-${number}`).sort())
  await foreign.getByRole('heading', { name: 'Не отправлено' }).waitFor()
  await foreign.getByRole('button', { name: 'Что сделать' }).first().click()
  const conflict = foreign.getByRole('dialog', { name: 'Не отправлено' })
  await conflict.getByText('Что сейчас').waitFor()
  await conflict.getByRole('button', { name: 'Не отправлять' }).click()
  await until(async () => (await keptEntries(foreign)).filter(({ state }) => state === 'refused').length === 1)
})
