import { DEVICE_KEYS } from './device.ts'
import { forgetDrafts } from './drafts.ts'
import { closeOutbox } from './outbox/outbox.ts'
import { endPushOfOthers } from './push.ts'
import { forgetAnswers } from './reading/answers.ts'

/** Whose words and lists this browser keeps. */
const OWNER = 'okno.person'
const CHANNEL = 'okno.person'
const OF_THE_DEVICE: readonly string[] = Object.values(DEVICE_KEYS)

let closePage: () => void = () => undefined

/** How this page is emptied; it must not be found again by the Back button. */
export function onFarewell(close: () => void) {
  closePage = close
  new BroadcastChannel(CHANNEL).onmessage = ({ data }: MessageEvent<string>) => void leave(data)
  // A page that the browser has put by whole comes back as it was left: empty.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isClosed) location.reload()
  })
}

let isClosed = false

/** The person is gone: nothing of his stays readable in this browser, neither here nor in its other tabs. */
export async function sayFarewell(to: string): Promise<void> {
  new BroadcastChannel(CHANNEL).postMessage(to)
  await leave(to)
}

/** The first farewell has its way: one more would stop the opening of the page that it leads to, and lead elsewhere. */
async function leave(to: string) {
  if (isClosed) return
  isClosed = true
  closeOutbox()
  const gone = forgetBelongings({ forGood: true })
  closePage()
  await gone
  // The router notes where pages were scrolled to as its page goes away.
  addEventListener('pagehide', () => sessionStorage.clear())
  location.replace(to)
}

/** Who was here last, as far as this browser knows. */
export function lastPerson(): number | null {
  return Number(localStorage.getItem(OWNER)) || null
}

/** Whether what this browser keeps may be shown to this person. */
export function belongsTo(person: number): boolean {
  return localStorage.getItem(OWNER) === String(person)
}

/**
 * Somebody else was here, and did not sign out: his things go before the pages of this person come. `seat` is who
 * sits there; null: somebody who looks as this person, and listens for himself meanwhile.
 */
export async function takeOver(person: number, seat: number | null): Promise<void> {
  if (seat !== null) await endPushOfOthers(seat)
  await forgetBelongings({ forGood: false })
  localStorage.setItem(OWNER, String(person))
}

async function forgetBelongings({ forGood }: { readonly forGood: boolean }): Promise<void> {
  for (const key of Object.keys(localStorage)) if (!OF_THE_DEVICE.includes(key)) localStorage.removeItem(key)
  sessionStorage.clear()
  await forgetDrafts({ forGood })
  await forgetAnswers({ forGood })
  // Plain http has no such store.
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name)
}
