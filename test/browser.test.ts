import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { openBrowser } from './browser.ts'
import { packagedBrowser } from './ground/find-browser.ts'

const server = createServer((_http, answer) => {
  answer.setHeader('content-type', 'text/html; charset=utf-8')
  answer.end('<button onclick="this.textContent = `Заявка ` + 42">Создать</button>')
})

before(() => once(server.listen(0, '127.0.0.1'), 'listening'))
after(() => server.close())

test('the browser that comes with the dependencies opens a page and runs its script', async (t) => {
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const browser = await openBrowser(await packagedBrowser())
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
