import { newKey } from './api.ts'
import { isBusy, isOffline, Problem } from './problem.ts'

/** One thing that a person means to do once, however often it has to be sent. */
export interface Intention {
  /** The same words are the same intention; other words are another one. */
  readonly keyFor: (body: unknown) => string
  /** It has an end: the same words sent again are meant again. Not after a lost answer, which may have been a yes. */
  readonly settle: (error: unknown) => void
}

export function newIntention(): Intention {
  let current: { readonly words: string; readonly key: string } | null = null
  return {
    keyFor: (body) => {
      const words = JSON.stringify(body)
      if (current?.words !== words) current = { words, key: newKey() }
      return current.key
    },
    settle: (error) => {
      if (!mayHaveArrived(error)) current = null
    },
  }
}

/** Nobody knows what became of it: it is to be sent again, under its own key. */
export function mayHaveArrived(error: unknown): boolean {
  return isOffline(error) || isBusy(error) || (error instanceof Problem && error.code === 'internal')
}
