import { DEVICE_KEYS } from './device.ts'
import { isApp } from './platform/shell.ts'

/** Turning off asks the push service of the browser: nobody waits at the way out for a net that is away. */
const LONGEST_FAREWELL = 2_000

/** How this browser answers the wish to hear here. */
export type PushTurn = 'on' | 'denied' | 'failed'

/** Whether this browser can show notices: iOS does so only for what was put on its home screen. */
export function pushSupport(): 'works' | 'home-screen' | 'insecure' | 'unsupported' {
  if (isApp()) return 'works'
  if (!isSecureContext) return 'insecure'
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) return 'works'
  const isApple =
    /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  return isApple && !matchMedia('(display-mode: standalone)').matches ? 'home-screen' : 'unsupported'
}

/** Asks the person, and then the browser for an address; null: it was not allowed. Only a press may lead here. */
export async function beginPush(
  person: number,
  keyOfDesk: () => Promise<string>,
): Promise<PushSubscriptionJSON | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const applicationServerKey = await keyOfDesk()
  const { registerWorker } = await import('./worker/registration.ts')
  await registerWorker()
  const { pushManager } = await navigator.serviceWorker.ready
  // One of another key, or of somebody else, is none of ours.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  localStorage.setItem(DEVICE_KEYS.push, String(person))
  return subscription.toJSON()
}

/** Nothing is told here any more, and what was told is not seen any more. */
export async function endPush(): Promise<void> {
  localStorage.removeItem(DEVICE_KEYS.push)
  if (isApp()) return (await import('./platform/app/notices.ts')).fallSilent()
  if (!('serviceWorker' in navigator)) return
  await Promise.race([leave(), new Promise((resolve) => setTimeout(resolve, LONGEST_FAREWELL))])
}

/** Somebody else than this person listened here, and did not sign out. */
export async function endPushOfOthers(person: number): Promise<void> {
  const owner = localStorage.getItem(DEVICE_KEYS.push)
  if (owner !== null && owner !== String(person)) await endPush()
}

async function leave(): Promise<void> {
  try {
    const worker = await navigator.serviceWorker.getRegistration('/')
    if (!worker) return
    for (const shown of await worker.getNotifications()) shown.close()
    await (await worker.pushManager.getSubscription())?.unsubscribe()
    await worker.unregister()
  } catch {
    // The desk has forgotten this browser with its session: what is left here is never told anything.
  }
}
