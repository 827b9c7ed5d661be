import { useEffect, useSyncExternalStore } from 'react'
import { isReached, listenReach } from './wire.ts'

/** A dead server does not tell the browser that it is back. */
const TRY_AGAIN_AFTER = 5_000

/** Whether the server is within reach: what the browser believes about the net, and what the last call found out. */
export function isNear(): boolean {
  return navigator.onLine && isReached()
}

export function useOnline(): boolean {
  return useSyncExternalStore(listenNet, isNear)
}

/** Hears when the browser believes something else about the net, and when calls do or do not arrive any more. */
export function listenNet(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  const stop = listenReach(listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
    stop()
  }
}

/** Runs again as soon as the server may be reached: when the net is back, and every few seconds. */
export function useTryingAgain(isWaiting: boolean, run: () => void): void {
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(run, TRY_AGAIN_AFTER)
    addEventListener('online', run)
    return () => {
      clearInterval(timer)
      removeEventListener('online', run)
    }
  })
}
