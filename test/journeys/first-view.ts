import type { CDPSession, Page } from 'playwright-core'

/** What one cold opening of a page cost the person. */
export interface FirstView {
  /** Bytes on the wire, headers included: letters, and all the rest. */
  readonly letters: number
  readonly rest: number
  readonly files: readonly Arrived[]
  /** When the largest piece of what one sees was there, in milliseconds. */
  readonly largestAt: number
  /** How much moved by itself, as browsers count it: 0 is nothing. */
  readonly shift: number
  readonly moved: readonly string[]
}

/** A middle phone on a poor line, as Lighthouse has it. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 }
const SLOWER_PROCESSOR = 4

/** From now on the page is on that phone and on that line. */
export async function slowDevice(page: Page, session?: CDPSession): Promise<void> {
  const browser = session ?? (await page.context().newCDPSession(page))
  await browser.send('Network.emulateNetworkConditions', SLOW_4G)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR })
}

/** Opens the page as on a phone that has never seen it, until `isThere` holds and nothing more is on its way. */
export async function firstViewOf(
  page: Page,
  path: string,
  isThere: (page: Page) => Promise<unknown>,
): Promise<FirstView> {
  const browser = await page.context().newCDPSession(page)
  await page.addInitScript(watchWhatMoves)
  const wire = await listen(browser)
  await slowDevice(page, browser)
  await page.goto(path)
  await isThere(page)
  do {
    await wire.quiet()
    await page.evaluate(fontsAndTwoFrames)
  } while (!wire.isQuiet())
  const { shifts, largestAt } = await page.evaluate(() => window.firstView)
  const files = wire.arrived()
  return {
    files,
    letters: weightOf(files.filter(isLetters)),
    rest: weightOf(files.filter((file) => !isLetters(file))),
    largestAt: Math.round(largestAt),
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    moved: shifts.map(({ value, who }) => `${value.toFixed(4)}: ${who.join(' | ')}`),
  }
}

interface Arrived {
  readonly path: string
  readonly bytes: number
}

function weightOf(files: readonly Arrived[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

function isLetters({ path }: Arrived): boolean {
  return path.endsWith('.woff2')
}

declare global {
  interface Window {
    firstView: { largestAt: number; readonly shifts: { readonly value: number; readonly who: readonly string[] }[] }
  }
  interface LayoutShift extends PerformanceEntry {
    readonly value: number
    readonly hadRecentInput: boolean
    readonly sources: readonly {
      readonly node: Node | null
      readonly previousRect: DOMRect
      readonly currentRect: DOMRect
    }[]
  }
}

/** Runs in the page, before anything of it. */
function watchWhatMoves() {
  window.firstView = { largestAt: 0, shifts: [] }
  const named = (node: Node | null) =>
    node instanceof Element ? `${node.localName}.${node.className}` : (node?.textContent ?? 'gone').slice(0, 40)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      const who = entry.sources.map(
        ({ node, previousRect: from, currentRect: to }) =>
          `${named(node)} ${Math.round(from.x)},${Math.round(from.y)} ${Math.round(from.width)}×${Math.round(from.height)} → ${Math.round(to.x)},${Math.round(to.y)} ${Math.round(to.width)}×${Math.round(to.height)}`,
      )
      window.firstView.shifts.push({ value: entry.value, who })
    }
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    window.firstView.largestAt = list.getEntries().at(-1)?.startTime ?? 0
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}

/** What has arrived is drawn, and what it asks for is asked for. */
async function fontsAndTwoFrames() {
  await document.fonts.ready
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await frame()
  await frame()
}

/** What arrives over the wire; the stream of news never ends, and is not waited for. */
async function listen(browser: CDPSession) {
  const asked = new Map<string, string>()
  const underWay = new Set<string>()
  const arrived: Arrived[] = []
  let heard = () => {}
  browser.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    const { pathname, search } = new URL(request.url)
    asked.set(requestId, pathname + search)
    if (type !== 'EventSource') underWay.add(requestId)
  })
  browser.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    arrived.push({ path: asked.get(requestId) ?? requestId, bytes: encodedDataLength })
    underWay.delete(requestId)
    heard()
  })
  browser.on('Network.loadingFailed', ({ requestId }) => {
    underWay.delete(requestId)
    heard()
  })
  await browser.send('Network.enable')
  const quiet = async () => {
    while (underWay.size > 0) {
      await new Promise<void>((resolve) => {
        heard = resolve
      })
    }
  }
  return { quiet, isQuiet: () => underWay.size === 0, arrived: () => arrived }
}
