import { type Browser, chromium } from 'playwright-core'
import { type FoundBrowser, findBrowser } from './ground/find-browser.ts'

/** Quiet: no sandbox (containers, root), no graphics card, and not one call to the outside. */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser for one test file. Give every person in a story his own context. */
export async function openBrowser(found?: FoundBrowser): Promise<Browser> {
  const { executablePath, env } = found ?? (await findBrowser())
  return chromium.launch({ executablePath, args: ARGUMENTS, env: { ...process.env, ...env } })
}
