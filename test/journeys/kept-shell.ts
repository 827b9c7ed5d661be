import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'

/** Waits until the browser has the pages of a surface whole: from then on they open without a net. */
export async function shellKept(page: Page, surface: 'portal' | 'desk' = 'portal'): Promise<void> {
  const isKept = () =>
    page.evaluate(async (prefix) => {
      const name = (await caches.keys()).find((one) => one.startsWith(prefix))
      const kept = name === undefined ? [] : await (await caches.open(name)).keys()
      return navigator.serviceWorker.controller !== null && kept.length > 0
    }, `okno-shell-${surface}-`)
  await until(isKept, { what: 'the pages are kept' })
}
