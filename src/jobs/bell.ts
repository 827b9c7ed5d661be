import { setTimeout as delay } from 'node:timers/promises'

/** Something a loop sleeps by. */
export interface Bell {
  readonly ring: () => void
  /** Resolves when it rings, or rang since the last sleep, or the time is over. */
  readonly sleep: (ms: number, stop: AbortSignal) => Promise<void>
}

export function openBell(): Bell {
  let wake = new AbortController()
  return {
    ring: () => wake.abort(),
    sleep: async (ms, stop) => {
      await pause(ms, AbortSignal.any([wake.signal, stop]))
      if (wake.signal.aborted) wake = new AbortController()
    },
  }
}

export async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: stop }).catch(() => undefined)
}
