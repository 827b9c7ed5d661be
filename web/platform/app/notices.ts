import { asked, has, listenTo, textIn } from './bridge.ts'

/** By which push services the app on this telephone is reached; null: it has not that one. */
export interface PhoneTokens {
  readonly rustore: string | null
  readonly fcm: string | null
}

/** A push service that answers nothing is not waited for longer. */
const PATIENCE = 10_000

/** By which services this telephone is reached. RuStore first: where it is, nothing of Google is needed. */
export async function phoneTokens(): Promise<PhoneTokens> {
  const [rustore, fcm] = await Promise.all([tokenOfRustore(), tokenOfFirebase()])
  return { rustore, fcm }
}

/** Nothing is told here any more, and what was told is not seen any more. */
export async function fallSilent(): Promise<void> {
  const ends = [
    ['PushNotifications', 'removeAllDeliveredNotifications'],
    ['PushNotifications', 'unregister'],
    ['RuStorePush', 'giveBack'],
  ] as const
  // The desk has forgotten this telephone with its session, whatever the services say.
  await Promise.allSettled(ends.map(([plugin, method]) => asked(plugin, method)))
}

async function tokenOfRustore(): Promise<string | null> {
  const told = asked('RuStorePush', 'token').catch(() => null)
  return textIn(await Promise.race([told, later()]), 'token')
}

/** The plugin tells it by an event, or why there is none. */
async function tokenOfFirebase(): Promise<string | null> {
  if (!has('PushNotifications')) return null
  const told = new Promise<string | null>((resolve) => {
    listenTo('PushNotifications', 'registration', (token) => resolve(textIn(token, 'value')))
    listenTo('PushNotifications', 'registrationError', () => resolve(null))
  })
  await asked('PushNotifications', 'register').catch(() => null)
  return Promise.race([told, later()])
}

function later(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, null))
}
