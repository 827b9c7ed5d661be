import type { Locator, Page } from 'playwright-core'

interface Way {
  readonly x: number
  readonly y: number
}

const STEPS = 12
/** Seconds between two of them, and for which it rests before it is lifted: what is flung swallows the next tap. */
const PACE = 0.016
const REST = 0.3

/** A finger on what is found: it goes this way from the middle, in steps, as a hand does, rests, and is lifted. */
export async function drag(page: Page, target: Locator, by: Way): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('What a finger should touch is not on the page')
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const session = await page.context().newCDPSession(page)
  let timestamp = Date.now() / 1_000
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', step: number, after = PACE) => {
    timestamp += after
    const at = { x: from.x + (by.x * step) / STEPS, y: from.y + (by.y * step) / STEPS }
    return session.send('Input.dispatchTouchEvent', { type, timestamp, touchPoints: type === 'touchEnd' ? [] : [at] })
  }
  await touch('touchStart', 0)
  for (let step = 1; step <= STEPS; step++) await touch('touchMove', step)
  await touch('touchMove', STEPS, REST)
  await touch('touchEnd', STEPS)
  await session.detach()
}
