import { FLUSH, HAS, KEEP, type KeptSurface, TAKE_OVER, WORKER } from './words.ts'

/** How often a page that stays open looks for a new version. */
const LOOK_EVERY = 3_600_000

/** The one worker of all pages: it shows notices, keeps the pages themselves, and sends what waits. Null where there can be none. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return null
  return navigator.serviceWorker.register(WORKER, { scope: '/', updateViaCache: 'none' })
}

/** What waits is sent by the browser itself when it has a net, where it can do that. */
export async function askForSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration('/')
  const sync: unknown = registration && 'sync' in registration ? registration.sync : null
  if (!isSync(sync)) return
  // Refused by a browser that was told not to: then pages send by themselves.
  await sync.register(FLUSH).catch(() => undefined)
}

/** The server has other pages by now. */
type OnNew = () => void

/** From the next time on this surface opens without a net, and a new version of it is noticed. */
export async function keep(surface: KeptSurface, onNew: OnNew): Promise<void> {
  // Told by the build (Vite) of each part of the page that does not come.
  addEventListener('vite:preloadError', () => navigator.onLine && onNew())
  const registration = await registerWorker().catch(() => null)
  if (!registration) return
  watch(registration, onNew)
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ type: KEEP, about: surface })
}

function watch(registration: ServiceWorkerRegistration, onNew: OnNew): void {
  void look(registration.waiting, onNew)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && navigator.serviceWorker.controller) void look(fresh, onNew)
    })
  })
  setInterval(() => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined)
  }, LOOK_EVERY)
}

/** A page that came from the net is new already: then the worker just takes over. */
async function look(fresh: ServiceWorker | null, onNew: OnNew): Promise<void> {
  if (!fresh) return
  const program = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  const channel = new MessageChannel()
  const isNew = await new Promise((resolve) => {
    channel.port1.onmessage = ({ data }) => resolve(data)
    fresh.postMessage({ type: HAS, about: program ? new URL(program.src).pathname : '' }, [channel.port2])
  })
  if (isNew) return fresh.postMessage({ type: TAKE_OVER })
  onNew()
}

function isSync(sync: unknown): sync is { readonly register: (tag: string) => Promise<void> } {
  return typeof sync === 'object' && sync !== null && 'register' in sync
}
