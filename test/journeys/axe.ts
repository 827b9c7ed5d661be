import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

interface Beside {
  /** What is left out: a frame in which no script runs, where axe would wait for ever. */
  readonly beside?: string
}

/** What axe finds on the page as it stands: WCAG 2.2 A and AA and good practice. Nothing is allowed. */
export async function checkAxe(page: Page, what = page.url(), beside: Beside = {}): Promise<void> {
  await demandNothing(page, what, axeOn(page, beside))
}

/** The same in the theme that it has, and in the other one what differs there: its colours. */
export async function checkAxeInBothThemes(page: Page, what = page.url(), beside: Beside = {}): Promise<void> {
  await checkAxe(page, what, beside)
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' })
  try {
    await demandNothing(page, `${what}, ${isDark ? 'light' : 'dark'}`, axeOn(page, beside).withRules(OF_COLOURS))
  } finally {
    await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
  }
}

/** Of what is well it only says so. */
function axeOn(page: Page, { beside }: Beside): AxeBuilder {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  return beside === undefined ? axe : axe.exclude(beside)
}

const OF_COLOURS = ['color-contrast', 'link-in-text-block']

async function demandNothing(page: Page, what: string, axe: AxeBuilder): Promise<void> {
  // What was found in several frames is put together in a page that is opened for it; one frame alone needs none.
  if (page.frames().length === 1) axe.setLegacyMode()
  const { violations } = await axe.analyze()
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
  )
  assert.deepEqual(told, [], what)
}

/** The page never scrolls sideways. */
export async function checkFits(page: Page, what = page.url()): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  assert.ok(content !== undefined && window !== undefined && content <= window, `${what}: ${content} px in ${window}`)
}
