import { isKept } from './outbox.ts'
import { keptStore } from './store.ts'

/** What waits on this device while nobody is signed in: how much, and of how many people. Nothing else of it is anybody's to know. */
export interface LeftHere {
  readonly count: number
  readonly people: number
}

/** Null where nothing waits. */
export async function leftHere(): Promise<LeftHere | null> {
  if (!(await isKept())) return null
  const store = await keptStore()
  const waiting = ((await store?.all()) ?? []).filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) return null
  return { count: waiting.length, people: new Set(waiting.map(({ person }) => person)).size }
}
