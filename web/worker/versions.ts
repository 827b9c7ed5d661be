import { useEffect, useSyncExternalStore } from 'react'
import { type KeptSurface, TAKE_OVER } from './words.ts'

/** The page has its own to do first, in milliseconds. */
const AFTER = 3_000

let isNew = false
const listeners = new Set<() => void>()

/** Once the page stands and has nothing to do, its surface is kept for when there is no net. */
export function useKeptSurface(surface: KeptSurface): void {
  useEffect(() => {
    const keep = () =>
      void import('./registration.ts').then((one) => one.keep(surface, showNewVersion)).catch(() => undefined)
    const timer = setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(keep, { timeout: 10_000 })
      else keep()
    }, AFTER)
    return () => clearTimeout(timer)
  }, [surface])
}

/** True while a newer version of the pages waits for this one to give way, or this one is no longer whole. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(listen, () => isNew)
}

function showNewVersion(): void {
  isNew = true
  for (const listener of listeners) listener()
}

/** The new version takes over, and this page begins anew with it; drafts are kept as the page goes. */
export async function takeNewVersion(): Promise<void> {
  const waiting = 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration('/'))?.waiting
  // Another window may have let it take over already, and a page that lacks a part begins anew in any case.
  if (!waiting) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ type: TAKE_OVER })
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
