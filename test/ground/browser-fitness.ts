import type { Browser } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { type FoundBrowser, findBrowser } from './find-browser.ts'

const KINDS =
  'text search email tel url password number date time datetime-local month week color range checkbox radio file submit reset'.split(
    ' ',
  )

const PAGE = `<!doctype html><meta charset="utf-8"><title>Поля</title>
<form>${KINDS.map((kind) => `<label>${kind} <input type="${kind}" id="${kind}"></label>`).join('\n')}
<textarea id="words">Касса №3 — «не печатает», 1 234,50 ₽, ё</textarea>
<select id="choice"><option>Первая</option><option selected>Вторая ▾ 👍</option></select>
<progress></progress><meter value="0.5"></meter><details open><summary>Ещё</summary>текст</details>
<div contenteditable id="rich">правка</div></form>`

/** Why this browser cannot run the tests, in words; null when it draws every kind of form field and takes what is typed. */
export async function whyUnfit(found?: FoundBrowser): Promise<string | null> {
  const chosen = found ?? (await findBrowser())
  let browser: Browser | undefined
  try {
    browser = await openBrowser(chosen)
    return await tryFields(browser)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `The browser of the tests (${chosen.executablePath}) is unfit: ${reason}`
  } finally {
    await browser?.close().catch(() => undefined)
  }
}

async function tryFields(browser: Browser): Promise<null> {
  const page = await browser.newPage()
  await page.setContent(PAGE)
  for (const kind of ['text', 'search', 'email', 'tel', 'url', 'password']) await page.fill(`#${kind}`, 'Касса')
  await page.fill('#number', '42')
  await page.fill('#date', '2026-11-28')
  await page.selectOption('#choice', { index: 0 })
  await page.locator('#rich').pressSequentially('ё')
  await page.screenshot()
  const width = await page.evaluate("document.querySelector('label').getBoundingClientRect().width")
  if (width === 0) throw new Error('its letters have no width, so it has no font')
  return null
}
