import { browserOf } from '../../browser-of.ts'
import { DEVICE_KEYS } from '../../device.ts'
import { listenTo, textIn } from './bridge.ts'
import { lockWhenAway } from './lock.ts'
import { phoneTokens } from './notices.ts'

/** What a page of the installation does as it opens in the app: it follows presses on notifications and links, and locks itself. */
export function startApp(): void {
  lockWhenAway()
  tellTokens().catch(() => undefined)
  listenTo('PushNotifications', 'pushNotificationActionPerformed', (told) =>
    follow(textIn(told, 'notification', 'data', 'navigate')),
  )
  listenTo('App', 'appUrlOpen', (told) => follow(pageIn(textIn(told, 'url'))))
}

/** Push services give a telephone other tokens now and then: the desk learns them as the app opens, if somebody listens here. */
async function tellTokens(): Promise<void> {
  if (localStorage.getItem(DEVICE_KEYS.push) === null) return
  const tokens = await phoneTokens()
  if (tokens.rustore === null && tokens.fcm === null) return
  const name = ['Okno', browserOf(navigator.userAgent).system].filter(Boolean).join(', ')
  await fetch('/api/push/phones', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ tokens, name }),
  })
}

/** `okno://open?page=…` as a notification of RuStore has it, or a link of the installation itself. */
export function pageIn(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, host, searchParams } = new URL(url)
  return protocol === 'okno:' && host === 'open' ? searchParams.get('page') : url
}

/** Pages of this installation alone: any app may open such a link. */
function follow(page: string | null): void {
  if (page === null || !URL.canParse(page)) return
  const { origin, pathname, search, hash } = new URL(page)
  if (origin === location.origin) location.assign(`${pathname}${search}${hash}`)
}
