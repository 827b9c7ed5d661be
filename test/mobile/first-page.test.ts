import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { checkAxe } from '../journeys/axe.ts'

const WWW = join(import.meta.dirname, '../../mobile/www')
const KINDS: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

let browser: Browser
let url: string
const server = createServer(({ url: path = '/' }, reply) => {
  const name = path === '/' ? 'index.html' : path.slice(1)
  try {
    const content = readFileSync(join(WWW, name))
    reply.writeHead(200, { 'content-type': KINDS[extname(name)] ?? 'image/svg+xml' }).end(content)
  } catch {
    reply.writeHead(404).end()
  }
})
before(async () => {
  browser = await openBrowser()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
})
after(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

async function opened(locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

const remembered = (page: Page) => page.evaluate(() => localStorage.getItem('okno.address'))

const WRONG = [
  ['', 'Это не похоже на адрес'],
  ['help', 'Это не похоже на адрес'],
  ['http://help.example.com', 'Приложение открывает только защищённые адреса'],
  ['javascript://help.example.com', 'Приложение открывает только защищённые адреса'],
  ['https://me@help.example.com', 'Это не похоже на адрес'],
] as const

test('the first page takes an address as people write it, refuses others in words, and loses nothing typed', async () => {
  const page = await opened('ru-RU')
  await page.getByRole('heading', { name: 'Где ваша поддержка?' }).waitFor()
  await checkAxe(page)
  const field = page.getByRole('textbox', { name: 'Адрес' })
  for (const [typed, words] of WRONG) {
    await field.fill(typed)
    await page.getByRole('button', { name: 'Открыть' }).click()
    await page.getByRole('alert').filter({ hasText: words }).waitFor()
    assert.deepEqual([await field.inputValue(), await remembered(page)], [typed, null])
  }
  await checkAxe(page)
  await field.fill(' Help.Example.com/requests/1?a=b ')
  await field.press('Enter')
  await page.waitForFunction(() => localStorage.getItem('okno.address') !== null)
  assert.equal(await remembered(page), 'https://help.example.com')
})

test('where an installation did not open the same page says so, keeps its address, and offers another one', async () => {
  const page = await opened('en-GB')
  await page.evaluate(() => localStorage.setItem('okno.address', 'https://help.example.com:8443'))
  await page.reload()
  await page.getByRole('heading', { name: 'The portal did not open' }).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Address' }).inputValue(), 'help.example.com:8443')
  await page.emulateMedia({ colorScheme: 'dark' })
  await checkAxe(page)
  assert.equal(await page.getByRole('button', { name: 'Scan' }).count(), 0, 'there is no bridge on such a page')
})
