import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'

/** What holds the focus, as a test tells it apart. */
export function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0] : null
    return {
      tag: element.tagName,
      role: element.getAttribute('role'),
      id: element.id,
      checked: element.getAttribute('aria-checked'),
      place: element.getAttribute('data-place'),
      number: Number(/№(\d+)/.exec(element.textContent ?? '')?.[1]) || null,
      name: element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent?.trim().slice(0, 60) ?? '',
      inHead: element.closest('header') !== null,
      inLayer: element.closest('dialog[open], [popover]:popover-open') !== null,
    }
  })
}

/** Waits until the focus is there; says where it was instead. */
export async function focusIs(page: Page, wanted: Partial<Awaited<ReturnType<typeof focused>>>): Promise<void> {
  const isThere = async () => {
    const now: Record<string, unknown> = await focused(page)
    return Object.entries(wanted).every(([key, value]) => now[key] === value)
  }
  await until(isThere, { within: 5_000 }).catch(async () => assert.deepEqual(await focused(page), wanted))
}
