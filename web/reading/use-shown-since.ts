import { useSyncExternalStore } from 'react'
import { listenShown, shownSince } from './shown.ts'

/** Of what time the data on the page is while there is no net, in milliseconds; null: nobody knows. */
export function useShownSince(): number | null {
  return useSyncExternalStore(listenShown, shownSince)
}
