import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import { issueLink, PRINTED_LINK_LIFETIME } from '../../src/actions/sessions/order-sign-in-code.ts'
import { WEB_FOLDER } from '../../src/http/server/server.ts'
import { openBrowser } from '../browser.ts'
import { type PhoneApis, type SmsApis, type TestDesk, testDesk } from '../desk.ts'

/** How a person's screen is. */
export interface Look {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly language?: 'ru' | 'en'
  /** The browser says that it is one. */
  readonly isTelephone?: boolean
}

const TELEPHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36'

interface StageSettings {
  readonly telegramApi?: string
  readonly maxApi?: string
  readonly smsApis?: SmsApis
  /** Push services beside those of the browsers. */
  readonly pushOrigins?: readonly string[]
  readonly phoneApis?: PhoneApis
  /** Pages other than those that were built. */
  readonly web?: string
}

/** A whole desk that serves its pages on a free port, and a browser in which people sign in, each in his own context. */
export async function openStage({ telegramApi, maxApi, smsApis, pushOrigins, phoneApis, web }: StageSettings = {}) {
  const [desk, browser] = await Promise.all([
    testDesk({ web: web ?? WEB_FOLDER, telegramApi, maxApi, smsApis, pushOrigins, phoneApis }),
    openBrowser(),
  ])
  const url = await desk.app.listen({ port: 0, host: '127.0.0.1' })

  const visit = async ({
    width = 1366,
    height = 768,
    theme = 'light',
    language = 'ru',
    isTelephone = false,
  }: Look = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height },
      colorScheme: theme,
      hasTouch: width <= 720,
      locale: language === 'ru' ? 'ru-RU' : 'en-GB',
      timezoneId: 'Europe/Moscow',
      reducedMotion: 'reduce',
      ...(isTelephone && { userAgent: TELEPHONE }),
    })
    context.setDefaultTimeout(20_000)
    return failingLoudly(await context.newPage())
  }

  /** A page of a signed-in person; it has not gone anywhere as yet. */
  const signIn = async (person: { readonly id: number }, look?: Look): Promise<Page> => {
    const page = await visit(look)
    await enter(desk, url, page.context(), person.id)
    return page
  }

  const close = async () => {
    await browser.close()
    await desk.close()
  }
  /** Somebody else signs in in the browser of a page. */
  const signInAs = (page: Page, person: { readonly id: number }) => enter(desk, url, page.context(), person.id)

  return { desk, url, browser, visit, signIn, signInAs, close }
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** By the token of a link, as the letter would have brought it. */
async function enter(desk: TestDesk, url: string, context: BrowserContext, personId: number): Promise<void> {
  const { database, house } = desk
  const link = await database.db
    .transaction()
    .execute((tx) => issueLink(tx, personId, { now: house.now(), url, lifetime: PRINTED_LINK_LIFETIME }))
  const answer = await context.request.post(`${url}/api/sign-in`, { data: { token: link.split('/').at(-1) } })
  assert.equal(answer.status(), 200, await answer.text())
}

/** An error that nobody caught fails the story instead of passing in silence. */
function failingLoudly(page: Page): Page {
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}
