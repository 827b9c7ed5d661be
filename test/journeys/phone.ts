import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { ARGUMENTS } from '../browser.ts'
import { findBrowser } from '../ground/find-browser.ts'

/** A telephone: its browser keeps what it keeps when the app is killed and opened again. */
export interface Phone {
  readonly page: () => Page
  readonly context: () => BrowserContext
  /** Killed and opened again, with or without a net. */
  readonly reopen: (settings?: { readonly offline?: boolean }) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function openPhone(url: string, look: { readonly theme?: 'light' | 'dark' } = {}): Promise<Phone> {
  const { executablePath, env } = await findBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'okno-phone-'))
  const started = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath,
      args: ARGUMENTS,
      env: { ...process.env, ...env },
      baseURL: url,
      viewport: { width: 360, height: 740 },
      colorScheme: look.theme ?? 'light',
      hasTouch: true,
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(20_000)
    return context
  }
  let context = await started()
  let page = context.pages()[0] ?? (await context.newPage())
  return {
    page: () => page,
    context: () => context,
    reopen: async ({ offline = false } = {}) => {
      await context.close()
      context = await started()
      if (offline) await context.setOffline(true)
      page = context.pages()[0] ?? (await context.newPage())
      return page
    },
    close: async () => {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
