import type { Platform } from './platform.ts'
import { isApp } from './shell.ts'

/** The side that this page is on: nobody waits for what only the other one needs. */
export async function thisDevice(): Promise<Platform> {
  return isApp() ? (await import('./app/app.ts')).app : (await import('./browser.ts')).browser
}
