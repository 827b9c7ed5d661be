import { useSyncExternalStore } from 'react'

/** While somebody works, an ended session must not cost him his words: the call waits until he has signed in again. */
let waiting: ((signedIn: boolean) => void)[] = []
let canAsk = false
const listeners = new Set<() => void>()

/** Resolves to true once the person is in, at once to false where nobody can be asked. */
export function askToSignIn(): Promise<boolean> {
  if (!canAsk) return Promise.resolve(false)
  return new Promise((resolve) => {
    waiting = [...waiting, resolve]
    tell()
  })
}

export function answerSignIn(signedIn: boolean) {
  for (const resolve of waiting) resolve(signedIn)
  waiting = []
  tell()
}

/** True while calls wait for the person. Whoever watches is the one who asks. */
export function useSignInDemand(): boolean {
  return useSyncExternalStore(listen, () => waiting.length > 0)
}

function tell() {
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  canAsk = true
  return () => {
    listeners.delete(listener)
    canAsk = listeners.size > 0
  }
}
