import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBrowser } from './browser.ts'
import { whyUnfit } from './ground/browser-fitness.ts'
import { findBrowser } from './ground/find-browser.ts'

const server = createServer((_http, answer) => {
  answer.setHeader('content-type', 'text/html; charset=utf-8')
  answer.end('<button onclick="this.textContent = `Заявка ` + 42">Создать</button>')
})

before(() => once(server.listen(0, '127.0.0.1'), 'listening'))
after(() => server.close())

test('the browser of the tests draws every kind of field and takes what is typed', async () => {
  assert.equal(await whyUnfit(), null)
})

test('a browser without any font is told to be unfit, in words', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'okno-no-fonts-'))
  t.after(() => rm(folder, { recursive: true }))
  const none = join(folder, 'fonts.conf')
  await writeFile(none, '<?xml version="1.0"?><fontconfig><dir>/nowhere</dir></fontconfig>')
  const found = await findBrowser()

  const unfit = await whyUnfit({ ...found, env: { ...found.env, FONTCONFIG_FILE: none } })

  assert.match(unfit ?? 'fit', /^The browser of the tests \(.+\) is unfit: /)
})

test('a browser that is not there is told to be unfit, in words', async () => {
  assert.match((await whyUnfit({ executablePath: '/nowhere/chromium', env: {} })) ?? 'fit', /is unfit: .*nowhere/s)
})

test('the browser of the tests is the one that comes with the dependencies, unless a setting names another', async () => {
  const { OKNO_TEST_BROWSER: named } = process.env
  const { executablePath } = await findBrowser()
  assert.ok(named ? executablePath === named : executablePath.includes(join('.cache', 'browser-')))
})

test('it opens a page and runs its script', async (t) => {
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const browser = await openBrowser()
  t.after(() => browser.close())

  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${address.port}/`)
  await page.getByRole('button', { name: 'Создать' }).click()

  await page.getByRole('button', { name: 'Заявка 42' }).waitFor()
})

test('a person has his own context, with his own storage', async (t) => {
  const browser = await openBrowser()
  t.after(() => browser.close())
  const [anna, boris] = await Promise.all([browser.newContext(), browser.newContext()])
  await anna.addCookies([{ name: 'who', value: 'anna', url: 'http://127.0.0.1/' }])
  assert.equal((await anna.cookies()).length, 1)
  assert.equal((await boris.cookies()).length, 0)
})
