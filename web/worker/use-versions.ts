import { useEffect, useSyncExternalStore } from 'react'
import { keepSurface, listenVersions, waitingVersion } from './registration.ts'
import type { KeptSurface } from './words.ts'

/** This surface opens without a net from the next time on. */
export function useKeptSurface(surface: KeptSurface): void {
  useEffect(() => keepSurface(surface), [surface])
}

/** True while a newer version of the pages waits for this one to give way. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(listenVersions, waitingVersion)
}
