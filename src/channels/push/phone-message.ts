import { cutText } from '../../domain/ground/clean-text.ts'
import type { PushMessage } from './message.ts'

/** The channel of Android that the app makes: its owner can turn its sound off there. */
export const CHANNEL = 'requests'
/** As the app registers it, so that a press opens the app and no browser. */
const SCHEME = 'okno'

/** A body that was too much is cut to this. */
const SMALL = 60

/** What the app reads of a message; texts alone, as the services want. */
export function dataOf({ notification: { navigate, tag, lang, data } }: PushMessage): Readonly<Record<string, string>> {
  return { navigate, tag, lang, notice: String(data.notice) }
}

/** Where a press leads: the app opens that page, if it is one of the desk it knows. */
export function linkIntoApp({ notification: { navigate } }: PushMessage): string {
  return `${SCHEME}://open?page=${encodeURIComponent(navigate)}`
}

/** What remains of a message that was refused as too large. */
export function shrunk(message: PushMessage): PushMessage {
  const { notification } = message
  return { ...message, notification: { ...notification, body: cutText(notification.body, SMALL) } }
}
