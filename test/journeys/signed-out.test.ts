import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { setPassword } from '../../src/db/people/people.ts'
import { uploaded } from '../files/sending.ts'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const SECRET = 'гиппопотам на кассе'
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

interface Kept {
  readonly drafts: number
  readonly local: readonly string[]
  readonly session: number
  readonly caches: number
}

/** What whoever sits down at this browser could read in its stores. */
function keptIn(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const open = indexedDB.open('okno')
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result)
    })
    const isThere = database.objectStoreNames.contains('drafts')
    const all = isThere && database.transaction('drafts').objectStore('drafts').getAll()
    if (all) {
      await new Promise((resolve) => {
        all.onsuccess = resolve
      })
    }
    database.close()
    return {
      drafts: all ? all.result.length : 0,
      local: Object.keys(localStorage).filter((key) => !['okno.theme', 'okno.density', 'okno.language'].includes(key)),
      session: sessionStorage.length,
      caches: (await caches.keys()).length,
    }
  })
}

/** Whether the browser has an answer by itself, however old. */
function cached(page: Page, paths: readonly string[]): Promise<number[]> {
  return page.evaluate(
    (all) => Promise.all(all.map((path) => fetch(path, { cache: 'force-cache' }).then(({ status }) => status))),
    paths,
  )
}

async function demandNothingByBack(page: Page, steps = 4): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await page.goBack({ waitUntil: 'load' }).catch(() => undefined)
    await page.waitForFunction(() => document.body.textContent.trim() !== '' || location.href === 'about:blank')
    assert.ok(!(await page.content()).includes(SECRET), `${page.url()} after Back ${step + 1}`)
  }
}

test('after «Выйти» and after somebody else has signed in a browser shows nothing of the customer who was there', async () => {
  const { desk } = stage
  const { cashier, outsider } = desk.people
  const picture = await uploaded(desk, cashier, PICTURE, 'чек.png')
  const number = await desk.file(cashier, { subject: SECRET, fileIds: [picture] })
  const page = await stage.signIn(cashier)
  const paths = [`/api/files/${picture}?inline=true`, `/api/requests/${number}`, '/api/requests', '/api/me']

  await page.goto('/')
  await page.getByText(SECRET).first().waitFor()
  await page.goto(`/requests/${number}`)
  await page.waitForFunction(() =>
    [...document.images].some(({ complete, naturalWidth }) => complete && naturalWidth > 0),
  )
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill(SECRET)
  await page.waitForFunction(() => document.body.textContent.includes('Черновик'))
  assert.deepEqual(await cached(page, paths), [200, 200, 200, 200])
  await page.getByRole('button', { name: cashier.name }).first().click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await page.waitForURL(/sign-in/)
  await page.getByRole('textbox').first().waitFor()

  assert.deepEqual(await keptIn(page), { drafts: 0, local: [], session: 0, caches: 0 })
  assert.deepEqual(await cached(page, paths), [401, 401, 401, 401])
  await demandNothingByBack(page)

  await stage.signInAs(page, outsider)
  await page.goto('/new')
  const words = page.getByRole('textbox', { name: 'Коротко о проблеме' })
  await words.waitFor()
  assert.equal(await words.inputValue(), '')
  assert.deepEqual(await cached(page, paths.slice(0, 2)), [404, 404])
  assert.deepEqual(await keptIn(page), { drafts: 0, local: ['okno.person'], session: 0, caches: 0 })
  await demandNothingByBack(page)
})

test('whoever signs in where a session has ended by itself finds nothing of the one before', async () => {
  const { desk } = stage
  const page = await stage.signIn(desk.people.cashier)
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill(SECRET)
  await page.reload()
  await until(async () => (await keptIn(page)).drafts > 0, { what: 'the words are kept' })
  await desk.database.db.deleteFrom('sessions').execute()
  await stage.signInAs(page, desk.people.outsider)
  await page.reload()
  const words = page.getByRole('textbox', { name: 'Коротко о проблеме' })
  await words.waitFor()
  assert.equal(await words.inputValue(), '')
  assert.deepEqual(await keptIn(page), { drafts: 0, local: ['okno.person'], session: 0, caches: 0 })
})

test('whoever signs in over the page of another, whose session ended while he wrote, sends none of his words', async () => {
  const { desk } = stage
  const { cashier, outsider } = desk.people
  await setPassword(desk.database.db, outsider.id, await passwordHash('длинный пароль другого', 'test'))
  const number = await desk.file(cashier, { subject: SECRET })
  const page = await stage.signIn(cashier)
  await page.goto(`/requests/${number}`)
  const words = page.getByRole('textbox').last()
  await words.fill('слова первого')
  await desk.database.db.deleteFrom('sessions').execute()
  await words.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Войдите ещё раз' })
  await dialog.getByRole('button', { name: 'Войти с паролем' }).click()
  await dialog.getByRole('textbox', { name: 'Почта или телефон' }).fill(outsider.email)
  await dialog.getByLabel('Пароль').fill('длинный пароль другого')
  await dialog.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByRole('button', { name: outsider.name }).first().waitFor()
  assert.ok(!(await page.content()).includes(SECRET))
  assert.deepEqual(await keptIn(page), { drafts: 0, local: ['okno.person'], session: 0, caches: 0 })
  assert.equal((await desk.as(cashier).get(`/api/requests/${number}`)).body.messages.length, 1)
})

test('«Выйти» in one tab of the desk empties the other, and no words come back from it', async () => {
  const { desk } = stage
  const number = await desk.file(desk.people.cashier, { subject: SECRET })
  const page = await stage.signIn(desk.people.specialist)
  const other = await page.context().newPage()
  await other.goto(`/desk/t/${number}`)
  await other.getByText(SECRET).first().waitFor()
  await other.getByRole('textbox').last().fill(SECRET)
  await page.goto('/desk')
  await page.getByRole('button', { name: desk.people.specialist.name }).first().click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  for (const tab of [page, other]) {
    await tab.waitForURL(/sign-in/)
    await tab.getByRole('textbox').first().waitFor()
  }
  assert.deepEqual(await keptIn(other), { drafts: 0, local: [], session: 0, caches: 0 })
  await demandNothingByBack(other, 2)
})
