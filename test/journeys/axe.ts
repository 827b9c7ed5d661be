import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds on the page as it stands: WCAG 2.2 A and AA and good practice. Nothing is allowed. `beside` names what is left out: a
 * frame in which no script runs, where axe would wait for ever.
 */
export async function checkAxe(
  page: Page,
  what = page.url(),
  { beside }: { readonly beside?: string } = {},
): Promise<void> {
  const all = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  // What was found in several frames is put together in a page that is opened for it; one frame alone needs none.
  if (page.frames().length === 1) all.setLegacyMode()
  const { violations } = await (beside === undefined ? all : all.exclude(beside)).analyze()
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
